// Whatever stands in a file: a scenario that runs, or a UserError.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectedCalls } from '../../src/cli/summary.ts'
import { targetsOf } from '../../src/experiment/language.ts'
import { runTrial } from '../../src/experiment/trials.ts'
import { tabulation } from '../../src/measures/tabulation.ts'
import { thresholdsOf } from '../../src/measures/targets.ts'
import { compile } from '../../src/model/compile.ts'
import { UserError } from '../../src/scenario/problems.ts'
import { parseScenario, textSource } from '../../src/scenario/read.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { DAY, JOURNEY } from './files.ts'

const RICH = `${DAY}  night:
    serves: { billing: { rank: 2, after: 30 s } }
    shifts: [{ start: "08:00", length: 2 h, agents: 3, breaks: [{ after: 1 h, length: 10 min }] }]
    lateness: { law: gamma, mean: 2 min, cv: 0.5 }
targets: ["serviceLevel(20 s) >= 80%"]
study: { replications: 5, seed: 7 }
`
const CSV = 'day,from,calls\nsun,08:00,1\nsun,08:30,2\nsun,09:00,3\nsun,09:30,4\n'
const WITH_FILE = RICH.replace('{ sun-thu: 20 }', '{ file: a.csv, column: calls, time: from, day: day }')
const STEADY = `title: s
steady: { length: 10 d, warmUp: auto }
types:
  a:
    arrivals: { perHour: 60 }
    handle: { law: exponential, mean: 60 }
    patience: { segments: [{ name: x, share: 1, law: hazard, from: [0, 60], perMinute: [1, 2] }] }
groups: { g: { serves: [a], staffing: 3 } }
`

const TEXTS = [RICH, WITH_FILE, STEADY, JOURNEY]

const oddValue = fc.oneof(
  fc.constantFrom(
    ...[
      'null',
      '~',
      '',
      '-1',
      '0',
      '1e308',
      '-.inf',
      '.nan',
      '9'.repeat(50),
      '[]',
      '{}',
      '[[1]]',
      'true',
      '"',
      "'",
      '*x',
      '&x 1',
    ],
    ...[
      '<<: 1',
      '!!set {a}',
      '!x y',
      '__proto__',
      'constructor',
      'law',
      'toString: 3',
      '1:2:3',
      '2026-13-45',
      'sun-thu',
      '25:00-26:00',
    ],
    ...[
      '|\n  x',
      '? x',
      '- - - -',
      '\t',
      '\u0000',
      '\uFEFF',
      '\u2028',
      'שלום',
      '😀',
      '---',
      '...',
      '%YAML 1.1',
      '0x1F',
      '1_000',
    ],
  ),
  fc.double().map(String),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.json({ maxDepth: 3 }),
  fc.integer({ min: 1, max: 300 }).map(depth => '['.repeat(depth)),
  fc.integer({ min: 1, max: 300 }).map(depth => `${'{a: '.repeat(depth)}1${'}'.repeat(depth)}`),
)

type Mutation = (text: string) => string
const position = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const tokens = (text: string) => text.split(/([\s,:[\]{}]+)/)
const at = <T>(list: readonly T[], where: number) => Math.floor(where * list.length)

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  position.map(
    (p): Mutation =>
      text =>
        text
          .split('\n')
          .filter((_, i, all) => i !== at(all, p))
          .join('\n'),
  ),
  position.map(
    (p): Mutation =>
      text =>
        text.slice(0, Math.floor(p * text.length)),
  ),
  fc.tuple(position, position).map(
    ([p, q]): Mutation =>
      text => {
        const words = tokens(text)
        const [i, j] = [at(words, p), at(words, q)]
        ;[words[i], words[j]] = [words[j], words[i]]
        return words.join('')
      },
  ),
  fc.tuple(position, oddValue).map(
    ([p, value]): Mutation =>
      text => {
        const words = tokens(text)
        words[at(words, p)] = value
        return words.join('')
      },
  ),
  fc.tuple(position, oddValue).map(
    ([p, value]): Mutation =>
      text => {
        const i = Math.floor(p * text.length)
        return text.slice(0, i) + value + text.slice(i)
      },
  ),
  fc.tuple(position, fc.constantFrom('0', '9', '99999999', 'e9', '.5')).map(
    ([p, digits]): Mutation =>
      text => {
        const numbers = [...text.matchAll(/\d+/g)]
        const number = numbers[at(numbers, p)]
        return number ? text.slice(0, number.index) + digits + text.slice(number.index + number[0].length) : text
      },
  ),
)

const mutated = fc
  .tuple(fc.constantFrom(...TEXTS), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([text, mutations]) => mutations.reduce((changed, mutate) => mutate(changed), text))

function scenarioOrUserError(files: Record<string, string>, set: string[] = []): 'scenario' | 'refused' {
  try {
    runsIfSmall(parseScenario('day.yaml', textSource(files), { set }).scenario)
    return 'scenario'
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    if (error.message === '' || /invalid_|undefined|\[object|NaN \w+ in/i.test(error.message))
      throw new Error(error.message)
    return 'refused'
  }
}

/** One replication, targets and all; not of the few mutants that ask for millions of calls. */
function runsIfSmall(scenario: Scenario): void {
  if (expectedCalls(scenario) > 5000) return
  const targets = targetsOf(scenario)
  const center = compile(scenario)
  const plan = tabulation(center, thresholdsOf(targets), { serviceLevel: scenario.serviceLevel })
  const observations = runTrial(plan, { seed: scenario.study.seed, replication: 0, whole: true })
  if (observations.some(({ rows }) => rows.some(Number.isNaN))) throw new Error('a counter is not a number')
}

test('the texts before mutation are scenarios', () => {
  for (const text of TEXTS) {
    expect(scenarioOrUserError({ 'day.yaml': text, 'a.csv': CSV })).toBe('scenario')
    expect(scenarioOrUserError({ 'day.yaml': text, 'a.csv': CSV.replaceAll('sun', 'daily') })).toBe('scenario')
  }
})

test('each of 10,000 mutated scenarios runs or is refused with a clean message', () => {
  const seen = { scenario: 0, refused: 0 }
  const property = fc.property(mutated, text => {
    seen[scenarioOrUserError({ 'day.yaml': text, 'a.csv': CSV })]++
  })
  fc.assert(property, { numRuns: 10_000, seed: 1 })
  expect(seen.scenario).toBeGreaterThan(50)
  expect(seen.refused).toBeGreaterThan(500)
})

test('a mutated base, CSV file or --set as well', () => {
  const csv = fc
    .array(mutation, { minLength: 1, maxLength: 3 })
    .map(list => list.reduce((text, mutate) => mutate(text), CSV))
  const path = fc.constantFrom(
    'types.billing.patience',
    'groups.front',
    'days',
    'types.sales.arrivals.perHour[0]',
    'x..y',
    '',
  )
  const property = fc.property(mutated, csv, path, oddValue, (text, cells, where, value) => {
    const top = 'extends: base.yaml\ntitle: top\n'
    scenarioOrUserError({ 'day.yaml': top, 'base.yaml': text, 'a.csv': cells }, [`${where}=${value}`])
    scenarioOrUserError({ 'day.yaml': WITH_FILE, 'a.csv': cells })
  })
  fc.assert(property, { numRuns: 500, seed: 2 })
})
