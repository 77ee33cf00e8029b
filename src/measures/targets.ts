// Targets as people write them: `serviceLevel(20 s) >= 80%`, `abandonment <= 5% in every interval`.
import { definitionOf, existsOn, type Unit } from './definitions.ts'
import type { Reference } from './estimate.ts'
import { EXAMPLE, type Language, type Parsed, parseReference } from './reference.ts'
import { AXIS_WORDS, type Axis, FINE_AXES } from './slices.ts'

export type Comparison = '>=' | '<=' | '>' | '<'
export type Every = 'interval' | 'day'

/** For whom a target is: a call type, a group, or everybody. */
export type Scope = { type?: string; group?: string }

export type Target = Reference & {
  /** As written. */
  text: string
  comparison: Comparison
  /** In the unit of the measure: seconds, a share of 1, calls, … */
  bound: number
  scope: Scope
  /** To be met in each of them, not only on the whole. */
  every?: Every
  /** To be met on so many of the days, a share of 1, by the day's own figures; `every` is then `day`. */
  share?: number
}

type Path = readonly (string | number)[]

/** Something wrong with a target, and where in the scenario it stands. */
export type TargetProblem = { path: Path; message: string }

/** The part of a scenario in which targets stand. */
export type Targeted = {
  targets: readonly string[]
  types: Readonly<Record<string, { targets: readonly string[] }>>
  groups: Readonly<Record<string, { targets: readonly string[] }>>
  steady?: object
}

/** All targets of a scenario, and everything wrong with them; a wrong one is not among the targets. */
export function readTargets(scenario: Targeted, language: Language): { targets: Target[]; problems: TargetProblem[] } {
  const targets: Target[] = []
  const problems: TargetProblem[] = []
  for (const { texts, scope, path } of written(scenario)) {
    for (const [i, text] of texts.entries()) {
      const { value, problem } = parseTarget(text, language, { scope, steady: scenario.steady !== undefined })
      if (value) targets.push(value)
      else problems.push({ path: [...path, i], message: problem })
    }
  }
  return { targets, problems }
}

type Written = { texts: readonly string[]; scope: Scope; path: Path }

function written({ targets, types, groups }: Targeted): Written[] {
  return [
    { texts: targets, scope: {}, path: ['targets'] },
    ...Object.entries(types).map(([type, { targets: texts }]) => ({
      texts,
      scope: { type },
      path: ['types', type, 'targets'],
    })),
    ...Object.entries(groups).map(([group, { targets: texts }]) => ({
      texts,
      scope: { group },
      path: ['groups', group, 'targets'],
    })),
  ]
}

/** Service-level thresholds in seconds that targets ask for, beside those of the types. */
export function thresholdsOf(targets: readonly Reference[]): number[] {
  return targets.flatMap(({ threshold }) => (threshold === undefined ? [] : [threshold]))
}

// ── one target ─────────────────────────────────────────────────────────────────────────────────────────────────────

type Context = { scope: Scope; steady: boolean }

/** Reads one target. */
export function parseTarget(text: string, language: Language, { scope, steady }: Context): Parsed<Target> {
  const [, left, sign, rest] = /^([^<>=≤≥]+)([<>=≤≥]+)(.+)$/.exec(text) ?? []
  if (sign === undefined) return { problem: `expected a target such as ${EXAMPLE}, not ${JSON.stringify(text)}` }
  const reference = parseReference(left, language)
  const comparison = SIGNS[sign]
  const { amount, every } = splitEvery(rest, language)
  if (!reference.value) return reference
  if (!comparison) return { problem: `unknown comparison ${JSON.stringify(sign)}: write >=, <=, > or <` }
  if (!every.value) return every
  const bound = parseBound(amount, reference.value.measure, language)
  if (bound.value === undefined) return bound
  const misplaced = whyMisplaced(reference.value, { scope, steady, ...every.value })
  if (misplaced !== undefined) return { problem: misplaced }
  return { value: { text, ...reference.value, comparison, bound: bound.value, scope, ...every.value } }
}

const SIGNS: Readonly<Record<string, Comparison | undefined>> = {
  '>=': '>=',
  '<=': '<=',
  '>': '>',
  '<': '<',
  '≥': '>=',
  '≤': '<=',
}

type Stretches = { every?: Every; share?: number }

function splitEvery(rest: string, { unknown }: Language): { amount: string; every: Parsed<Stretches> } {
  const [, before, percent] = /^(.*?)\s+(?:in|on)\s+(\d+(?:\.\d+)?)\s*%\s+of\s+(?:the\s+)?days\s*$/.exec(rest) ?? []
  if (percent !== undefined) {
    const share = Number(percent) / 100
    const problem = `expected a share of the days above 0 and at most 100 %, not ${percent} %`
    return { amount: before.trim(), every: share > 0 && share <= 1 ? { value: { every: 'day', share } } : { problem } }
  }
  const [, amount, word] = /^(.*?)\s+in\s+every\s+(.*?)\s*$/.exec(rest) ?? []
  if (word === undefined) return { amount: rest.trim(), every: { value: {} } }
  const every = EVERY.find(each => each === word)
  return { amount: amount.trim(), every: every ? { value: { every } } : { problem: unknown('stretch', word, EVERY) } }
}

const EVERY: readonly Every[] = ['interval', 'day']

/** The axis on which a target is judged. */
export function axisOf({ scope, every }: { scope: Scope; every?: Every }): Axis {
  const who = scope.type !== undefined ? 'type' : scope.group !== undefined ? 'group' : undefined
  if (!every) return who ?? 'all'
  if (!who) return every
  return `${who}${every === 'day' ? 'Day' : 'Interval'}`
}

function whyMisplaced({ measure }: Reference, { scope, steady, every, share }: Context & Stretches) {
  if (steady && every) return `a steady-state study has no ${every}s: leave out "in every ${every}"`
  const axis = axisOf({ scope, every })
  const { estimator } = definitionOf(measure)
  if (share !== undefined && (estimator === 'quantile' || estimator === 'compared'))
    return `${measure} has no figure of its own on each day: leave out "of days"`
  if (existsOn(measure, axis)) return undefined
  const known = definitionOf(measure)
    .axes.filter(each => !FINE_AXES.includes(each))
    .map(each => AXIS_WORDS[each])
  return `${measure} is not known ${AXIS_WORDS[axis]}, only ${known.join(', ')}`
}

// ── the bound ──────────────────────────────────────────────────────────────────────────────────────────────────────

function parseBound(text: string, measure: Reference['measure'], { duration }: Language): Parsed<number> {
  const { unit } = definitionOf(measure)
  const value = READ[unit](text, duration)
  if (value !== undefined) return { value }
  return { problem: `${measure} is ${KIND_OF[unit]}, not ${text === '' ? 'nothing' : JSON.stringify(text)}` }
}

type Read = (text: string, duration: Language['duration']) => number | undefined

const plain = (text: string) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined)

/** Differences, and what is left of money, may be negative. */
const signed = (text: string) => (/^[-−]/.test(text) ? negative(plain(text.slice(1))) : plain(text))

const negative = (value: number | undefined) => (value === undefined ? undefined : -value)

const plainWith =
  (...words: string[]): Read =>
  text =>
    plain(words.reduce((rest, word) => rest.replace(new RegExp(`\\s*${word}$`), ''), text))

/** How a bound is read, by unit. */
const READ: Readonly<Record<Unit, Read>> = {
  share: text => {
    const percent = /^(.*?)\s*%$/.exec(text)
    const value = percent ? plain(percent[1]) : plain(text)
    const share = percent && value !== undefined ? value / 100 : value
    return share !== undefined && share <= 1 ? share : undefined
  },
  points: text => {
    const percent = signed(text.replace(/\s*(%|points)$/, ''))
    return percent === undefined ? undefined : percent / 100
  },
  s: (text, duration) => duration(text),
  h: (text, duration) => {
    const seconds = duration(text)
    return plain(text) ?? (seconds === undefined ? undefined : seconds / 3600)
  },
  calls: plainWith('calls'),
  callers: plainWith('callers'),
  agents: plainWith('agents'),
  'calls per caller': plainWith('calls per caller'),
  number: plain,
  cases: plainWith('cases'),
  customers: plainWith('customers'),
  money: signed,
}

const KIND_OF: Readonly<Record<Unit, string>> = {
  share: 'a share, such as 80% or 0.8',
  points: 'a number of percentage points, such as 5',
  s: 'a time, such as 20 s or 2 min',
  h: 'a time, such as 30 min or 2 h',
  calls: 'a number of calls',
  callers: 'a number of callers',
  agents: 'a number of agents',
  'calls per caller': 'a number of calls per caller, such as 1.2',
  number: 'a number, such as 1.5',
  cases: 'a number of cases',
  customers: 'a number of customers',
  money: 'an amount of money, such as 1000',
}
