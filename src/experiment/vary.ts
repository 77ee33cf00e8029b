// `--vary groups.front.staffing=8:14`: one field of a scenario and the values it takes.
import { UserError } from '../scenario/problems.ts'

/** A field and its values, as they are written after `path=`. */
export type Variation = { path: string; values: readonly string[] }

const MOST_VALUES = 100_000
const EXAMPLE = 'groups.front.staffing=8:14, =8:14:2 or =8,10,12'

/**
 * Reads a variation: a range `from:to` or `from:to:step` (both ends included), or values between commas; brackets and quotes
 * keep a value together.
 * @throws UserError
 * @example variationOf('groups.front.staffing=8:10') // => { path: 'groups.front.staffing', values: ['8', '9', '10'] }
 */
export function variationOf(text: string): Variation {
  const equals = text.indexOf('=')
  const path = text.slice(0, Math.max(equals, 0)).trim()
  const right = text.slice(equals + 1).trim()
  if (path === '' || right === '') throw new UserError(`expected path=values such as ${EXAMPLE}, not "${text}"`)
  return { path, values: rangeOf(right) ?? valuesOf(right) }
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
