// Laws, and how load changes patience and handling: what must agree inside of them.
import type { Report } from './check.ts'
import type { Path } from './problems.ts'
import type { CallType, Patience, PatienceSegment, Response, ScenarioLaw } from './schema.ts'

/** Where something is checked, and whom to tell. */
export type At = { path: Path; report: Report }

/** Reports unless exactly one of the fields is given. */
export function exactlyOne(fields: object, names: string[], { path, report }: At): void {
  if (givenOf(fields, names).length === 0) report(path, `needs ${oneOf(names)}`)
  atMostOne(fields, names, { path, report })
}

/** Reports when several of the fields are given. */
export function atMostOne(fields: object, names: string[], { path, report }: At): void {
  const given = givenOf(fields, names)
  if (given.length > 1)
    report([...path, given[1]], `give ${oneOf(given)}, not ${given.length === 2 ? 'both' : 'all'} (null removes one)`)
}

const givenOf = (fields: object, names: string[]) =>
  names.filter(name => (fields as Record<string, unknown>)[name] !== undefined)

const oneOf = (names: string[]) => names.join(', ').replace(/, ([^,]*)$/, ' or $1')

/** Reports the first step of a list that does not rise. */
function increasing(values: readonly number[], { path, report }: At): void {
  const i = values.findIndex((value, i) => i > 0 && value <= values[i - 1])
  if (i > 0) report([...path, i], `must be more than the one before, ${values[i - 1]}, not ${values[i]}`)
}

/** `what` they are called: `shares`, `probabilities`. */
export function sumToOne(what: string, parts: readonly number[], { path, report }: At): void {
  const sum = sumOf(parts)
  if (Math.abs(sum - 1) > CLOSE) report(path, `${what} must sum to 1, not ${Number(sum.toFixed(6))}`)
}

/** Reports when fields that divide something leave less than nothing of it. */
export function atMostOneInAll(fields: object, names: string[], { path, report }: At): void {
  const sum = sumOf(names.map(name => (fields as Record<string, number>)[name]))
  if (sum > 1 + CLOSE) report(path, `${names.join(' + ')} must be at most 1, not ${Number(sum.toFixed(6))}`)
}

// Shares written with a few digits need not sum to 1 exactly.
const CLOSE = 1e-6
const sumOf = (parts: readonly number[]) => parts.reduce((a, b) => a + b, 0)

/** A law of a delay that is never as long as a second: what comes back by it comes without end. */
export const atOnce = (law: ScenarioLaw) => law.zero === 1 || (law.law === 'constant' && law.value < 1)

export function checkLaw(law: ScenarioLaw, path: Path, report: Report): void {
  const at = (...more: string[]) => ({ path: [...path, ...more], report })
  switch (law.law) {
    case 'uniform':
      if (law.min > law.max) report([...path, 'max'], `must be at least min, ${law.min} s, not ${law.max} s`)
      break
    case 'gamma':
      exactlyOne(law, ['cv', 'shape'], at())
      break
    case 'lognormal':
      exactlyOne(law, ['mean', 'median'], at())
      break
    case 'hyperexponential':
      sumToOne(
        'shares',
        law.phases.map(phase => phase.share),
        at('phases'),
      )
      break
    case 'hazard':
      if (law.from[0] !== 0) report([...path, 'from', 0], `the first stretch starts at 0, not at ${law.from[0]} s`)
      increasing(law.from, at('from'))
      sameLength(law, ['perMinute', 'from'], at())
      endsSometime(law.perMinute.at(-1)! > 0, 'perMinute', at())
      break
    case 'histogram':
      increasing(law.edges, at('edges'))
      if (law.counts.length !== law.edges.length - 1)
        report([...path, 'counts'], `${law.counts.length} counts, but ${law.edges.length - 1} bins between the edges`)
      if (!law.counts.some(count => count > 0)) report([...path, 'counts'], 'needs a count above 0')
      break
    case 'survival':
      if (law.at[0] <= 0) report([...path, 'at', 0], 'the first time must be after 0')
      increasing(law.at, at('at'))
      sameLength(law, ['survival', 'at'], at())
      falling(law.survival, at('survival'))
      endsSometime(law.survival.at(-1)! < 1 || law.tail !== undefined, 'survival', at())
      break
  }
}

function sameLength<Name extends string>(
  law: Record<Name, unknown[]>,
  [one, other]: Name[],
  { path, report }: At,
): void {
  if (law[one].length !== law[other].length)
    report([...path, one], `${law[one].length} in ${one}, but ${law[other].length} in ${other}`)
}

function falling(values: readonly number[], { path, report }: At): void {
  const i = values.findIndex((value, i) => i > 0 && value > values[i - 1])
  if (i > 0) report([...path, i], `must not be more than the one before, ${values[i - 1]}, not ${values[i]}`)
}

/** Only patience may last for ever. */
function endsSometime(ends: boolean, field: string, { path, report }: At): void {
  const isPatience = path[0] === 'types' && path[2] === 'patience'
  if (!ends && !isPatience) report([...path, field], 'would never end; only patience may last for ever')
}

// ── load ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export function checkResponse(response: Response, path: Path, report: Report): void {
  exactlyOne(response, ['steps', 'slope', 'power'], { path, report })
  if (response.min > response.max)
    report([...path, 'max'], `must be at least min, ${response.min}, not ${response.max}`)
  if (response.steps) checkSteps(response.steps, { path: [...path, 'steps'], report })
}

/** The first values of a list of pairs rise. */
export function checkSteps(steps: readonly (readonly [number, number])[], { path, report }: At): void {
  increasing(
    steps.map(([load]) => load),
    { path, report },
  )
}

export function checkPatiences({ patience }: CallType, path: Path, report: Report): void {
  const here = [...path, 'patience']
  if (patience && 'segments' in patience) checkSegments(patience.segments, here, report)
  else if (patience) checkPatience(patience, here, report)
}

function checkSegments(segments: readonly PatienceSegment[], here: Path, report: Report): void {
  const names = segments.map(segment => segment.name)
  sumToOne(
    'shares',
    segments.map(segment => segment.share),
    { path: [...here, 'segments'], report },
  )
  segments.forEach((segment, i) => {
    if (names.indexOf(segment.name) < i) report([...here, 'segments', i, 'name'], `a second segment "${segment.name}"`)
    checkPatience(segment, [...here, 'segments', i], report)
  })
}

function checkPatience(patience: Patience, path: Path, report: Report): void {
  patience.load.forEach(({ when, measure, response }, i) => {
    checkResponse(response, [...path, 'load', i, 'response'], report)
    if (when === 'waiting' && measure === 'anticipatedWait')
      report([...path, 'load', i, 'measure'], 'anticipatedWait cannot act while waiting; use when: arrival')
  })
  if (patience.balk) checkBalk(patience.balk, [...path, 'balk'], report)
}

function checkBalk(balk: NonNullable<Patience['balk']>, path: Path, report: Report): void {
  exactlyOne(balk, ['probability', 'beta', 'steps'], { path, report })
  if (balk.steps) checkSteps(balk.steps, { path: [...path, 'steps'], report })
  balk.steps?.forEach(([, value], i) => {
    if (value > 1) report([...path, 'steps', i, 1], `must be a probability, at most 1, not ${value}`)
  })
}
