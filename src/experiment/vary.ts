// `--vary groups.front.staffing=8:14`: one field of a scenario and the values it takes.
import { UserError } from '../scenario/problems.ts'

/** A field and its values, as they are written after `path=`. */
export type Variation = { path: string; values: readonly string[] }

/** A field and the numbers it takes, both ends included: all between them, or the whole ones. */
export type Range = { path: string; from: number; to: number; whole?: true }

/** What an experiment varies: a field and its values or its range. */
export type Factor = Variation | Range

const MOST_VALUES = 100_000
const EXAMPLE = 'groups.front.staffing=8:14, =8:14:2 or =8,10,12'

/**
 * Reads a variation: a range `from:to` or `from:to:step` (both ends included), or values between commas; brackets and quotes
 * keep a value together.
 * @throws UserError
 * @example variationOf('groups.front.staffing=8:10') // => { path: 'groups.front.staffing', values: ['8', '9', '10'] }
 */
export function variationOf(text: string): Variation {
  const factor = factorOf(text)
  if ('values' in factor) return factor
  throw new UserError(`${text} is a continuous range: expected values such as ${EXAMPLE}`)
}

/**
 * Reads a factor: a variation, or a continuous range `from..to`.
 * @throws UserError
 * @example factorOf('types.calls.patience.mean=60..300') // => { path: 'types.calls.patience.mean', from: 60, to: 300 }
 */
export function factorOf(text: string): Factor {
  const equals = text.indexOf('=')
  const path = text.slice(0, Math.max(equals, 0)).trim()
  const right = text.slice(equals + 1).trim()
  if (path === '' || right === '') throw new UserError(`expected path=values such as ${EXAMPLE}, not "${text}"`)
  const ends = endsOf(right)
  return ends ? { path, ...ends } : { path, values: rangeOf(right) ?? valuesOf(right) }
}

/** One scenario for every combination: assignments as `--set` takes them, the last variation moving fastest. */
export function combinations(variations: readonly Variation[]): string[][] {
  return variations.reduce<string[][]>(
    (all, { path, values }) => all.flatMap(chosen => values.map(value => [...chosen, `${path}=${value}`])),
    [[]],
  )
}

const NUMBER = String.raw`\s*(-?\d+(?:\.\d+)?)\s*`
const RANGE = new RegExp(`^${NUMBER}:${NUMBER}(?::${NUMBER})?$`)
const CONTINUOUS = new RegExp(`^${NUMBER}\\.\\.${NUMBER}$`)

function endsOf(text: string): { from: number; to: number } | undefined {
  const match = CONTINUOUS.exec(text)
  if (!match) return undefined
  const [from, to] = [Number(match[1]), Number(match[2])]
  if (!(from < to)) throw new UserError(`the range ${text} is empty: expected from..to, such as 0.5..2`)
  return { from, to }
}

function rangeOf(text: string): string[] | undefined {
  const match = RANGE.exec(text)
  if (!match) return undefined
  const [from, to, step] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)]
  const count = Math.floor((to - from) / step + 1e-9) + 1
  if (!(step > 0) || count < 1 || count > MOST_VALUES)
    throw new UserError(`the range ${text} has no end: expected from:to or from:to:step, such as 8:14:2`)
  // Written with as many decimals as its parts, so that 0:1:0.1 has 0.3 and not 0.30000000000000004.
  const decimals = Math.max(...match.slice(1).map(part => part?.split('.')[1]?.length ?? 0))
  return Array.from({ length: count }, (_, i) => String(Number((from + i * step).toFixed(decimals))))
}

/** Splits at commas that stand in no brackets and no quotes. */
function valuesOf(text: string): string[] {
  const values: string[] = []
  let depth = 0
  let quote = ''
  let value = ''
  for (const sign of text) {
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if ('[{('.includes(sign)) depth++
    else if (']})'.includes(sign)) depth--
    if (sign === ',' && depth === 0 && quote === '') {
      values.push(value.trim())
      value = ''
    } else value += sign
  }
  return [...values, value.trim()]
}
