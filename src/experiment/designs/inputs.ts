// What is not known for sure about a scenario: a field and the law of its values, `types.calls.patience.mean=normal(240, 30)`.
import { suggest, UserError, unknownWord } from '../../scenario/problems.ts'
import { parseDuration } from '../../scenario/units.ts'
import { betaCdf } from '../../stats/special.ts'
import { normalQuantile } from '../../stats/student.ts'
import { type Factor, factorOf } from '../vary.ts'

/** A field whose value follows a law. Numbers stand as the law's example gives them; durations are in seconds. */
export type Uncertain = { path: string; law: LawName; parameters: readonly number[] }

/**
 * An uncertain input: of a list every value is equally likely, of a range every number (`60..300`) or every whole one; or
 * a law of its own.
 */
export type Input = Factor | Uncertain

export type LawName = 'uniform' | 'triangular' | 'pert' | 'normal' | 'lognormal'

type Law = {
  parameters: readonly string[]
  example: string
  /** What is wrong with the parameters, in words. */
  wrong(...parameters: number[]): string | undefined
  quantile(u: number, ...parameters: number[]): number
}

/**
 * Reads an uncertain input, as it is written after `--vary`: a list or a range as `factorOf` reads them, with units if one
 * likes (`1 min..5 min`), or `uniform(low, high)`, `triangular(low, mode, high)`, `pert(low, mode, high)`,
 * `normal(mean, sd)`, `lognormal(mean, sd)`. Mean and standard deviation of a lognormal law are those of the variable
 * itself, not of its logarithm. Numbers may be durations (`5 min`) or percentages (`3%`).
 * @throws UserError
 * @example inputOf('types.calls.patience.mean=normal(4 min, 30 s)')
 * // => { path: 'types.calls.patience.mean', law: 'normal', parameters: [240, 30] }
 */
export function inputOf(text: string): Input {
  const equals = text.indexOf('=')
  const path = text.slice(0, Math.max(equals, 0)).trim()
  const right = text.slice(equals + 1).trim()
  const call = /^([\p{L}_][\p{L}\p{N}_-]*)\s*\((.*)\)$/su.exec(right)
  if (path !== '' && call) return { path, ...lawOf(call[1], call[2], text) }
  const ends = /^(.+?)\.\.(.+)$/.exec(right)?.slice(1).map(quantityOf)
  if (path === '' || !ends || ends.includes(undefined)) return factorOf(text)
  return factorOf(`${path}=${ends.map(plain).join('..')}`)
}

/**
 * The value that an input stays below with probability u: so a uniform u gives a value of its law. Unbounded laws are cut at the probabilities
 * 10⁻⁶ and 1 − 10⁻⁶, lest u = 0 gives no number: a normal law at 4.75 standard deviations.
 * @param u from 0 to 1
 */
export function quantileOf({ law, parameters }: Uncertain, u: number): number {
  const inside = Math.min(Math.max(u, BEYOND), 1 - BEYOND)
  return LAWS[law].quantile(law === 'normal' || law === 'lognormal' ? inside : u, ...parameters)
}

/** How an input is written: `normal(240, 30)`, `60..300`, `8, 9, 10`. */
export function lawText(input: Input): string {
  if ('law' in input) return `${input.law}(${input.parameters.join(', ')})`
  if ('values' in input) return input.values.join(', ')
  return input.whole ? `${input.from}:${input.to}` : `${input.from}..${input.to}`
}

/** Where unbounded laws are cut. */
const BEYOND = 1e-6

const LAWS: Readonly<Record<LawName, Law>> = {
  uniform: {
    parameters: ['low', 'high'],
    example: 'uniform(60, 300)',
    wrong: (low, high) => (low < high ? undefined : `low is ${low}, not below high, ${high}`),
    quantile: (u, low, high) => low * (1 - u) + high * u,
  },
  triangular: {
    parameters: ['low', 'mode', 'high'],
    example: 'triangular(60, 120, 300)',
    wrong: outOfOrder,
    quantile: triangularQuantile,
  },
  pert: {
    parameters: ['low', 'mode', 'high'],
    example: 'pert(60, 120, 300)',
    wrong: outOfOrder,
    quantile: pertQuantile,
  },
  normal: {
    parameters: ['mean', 'sd'],
    example: 'normal(240, 30)',
    wrong: (_, sd) => (sd > 0 ? undefined : `sd is ${sd}, not above 0`),
    quantile: (u, mean, sd) => mean + sd * normalQuantile(u),
  },
  lognormal: {
    parameters: ['mean', 'sd'],
    example: 'lognormal(240, 120)',
    wrong: (mean, sd) => (mean <= 0 ? `mean is ${mean}, not above 0` : sd > 0 ? undefined : `sd is ${sd}, not above 0`),
    quantile: lognormalQuantile,
  },
}

const NAMES = Object.keys(LAWS) as LawName[]

function lawOf(word: string, inside: string, text: string): Omit<Uncertain, 'path'> {
  const law = NAMES.find(name => name === word.toLowerCase())
  if (law === undefined) throw new UserError(`${text}: ${unknownWord('law', word, NAMES)}${instead(word)}`)
  const { parameters: names, example, wrong } = LAWS[law]
  const written = inside.split(',').map(each => each.trim())
  if (written.length !== names.length || written.includes(''))
    throw new UserError(`${text}: expected ${law}(${names.join(', ')}), such as ${example}`)
  const parameters = written.map((each, i) => {
    const value = quantityOf(each)
    if (value !== undefined) return value
    throw new UserError(`${text}: ${names[i]} is ${JSON.stringify(each)}, not a number or a duration such as 5 min`)
  })
  const mistake = wrong(...parameters)
  if (mistake !== undefined) throw new UserError(`${text}: ${mistake}; such as ${example}`)
  return { law, parameters }
}

/** Words of other programs, which are near to none of ours. */
const OTHER_WORDS: Readonly<Record<string, LawName>> = {
  gaussian: 'normal',
  gauss: 'normal',
  unif: 'uniform',
  beta: 'pert',
}

function instead(word: string): string {
  const other = OTHER_WORDS[word.toLowerCase()]
  return other === undefined || suggest(word, NAMES) !== undefined ? '' : `; take ${LAWS[other].example}`
}

/** A number, a duration in seconds, or a percentage; undefined for anything else. */
function quantityOf(text: string): number | undefined {
  const written = text.trim()
  const match = /^([-−]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)\s*(%?)$/i.exec(written)
  if (match) return Number((Number(match[1].replace('−', '-')) / (match[2] === '%' ? 100 : 1)).toPrecision(15))
  return parseDuration(written)
}

/** A number without an exponent, which ranges do not know. */
const plain = (value: number | undefined) => value!.toFixed(12).replace(/\.?0+$/, '')

// ── quantiles ──────────────────────────────────────────────────────────────────────────────────────────────────────

function outOfOrder(low: number, mode: number, high: number): string | undefined {
  if (!(low < high)) return `low is ${low}, not below high, ${high}`
  return low <= mode && mode <= high ? undefined : `mode is ${mode}, not between low, ${low}, and high, ${high}`
}

function triangularQuantile(u: number, low: number, mode: number, high: number): number {
  const range = high - low
  const below = (mode - low) / range
  return u < below ? low + Math.sqrt(u * range * (mode - low)) : high - Math.sqrt((1 - u) * range * (high - mode))
}

/** The beta law of PERT (Malcolm, Roseboom, Clark & Fazar 1959): its mean is (low + 4 mode + high) ÷ 6. */
function pertQuantile(u: number, low: number, mode: number, high: number): number {
  const a = 1 + (4 * (mode - low)) / (high - low)
  const b = 1 + (4 * (high - mode)) / (high - low)
  return low + (high - low) * betaQuantile(u, a, b)
}

/** By halves, down to the last digit: exact at both ends, and the same on every machine. */
function betaQuantile(u: number, a: number, b: number): number {
  if (u <= 0 || u >= 1) return u <= 0 ? 0 : 1
  let [low, high] = [0, 1]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (betaCdf(a, b, middle) < u) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Its logarithm is normal with variance log(1 + sd² ÷ mean²) and mean log(mean) less half of that. */
function lognormalQuantile(u: number, mean: number, sd: number): number {
  const variance = Math.log1p((sd / mean) ** 2)
  return mean * Math.exp(Math.sqrt(variance) * normalQuantile(u) - variance / 2)
}
