import { describe, expect, test } from 'vitest'
import { checkTargets, measureOf, parseScenario, run, textSource } from '../../src/core.ts'
import { targetsOf } from '../../src/experiment/language.ts'
import { thresholdsOf } from '../../src/measures/targets.ts'
import { formatPath, formatProblem, UserError } from '../../src/scenario/problems.ts'
import { FOUR_CALLS, scenarioOf } from './center.ts'

const read = (...targets: string[]) => targetsOf(scenarioOf({ ...FOUR_CALLS, targets }))
const problems = (part: object) =>
  checkTargets(scenarioOf({ ...FOUR_CALLS, ...part }))
    .map(({ path, message }) => `${formatPath(path)}: ${message}`)
    .join('\n')
const wrong = (...targets: string[]) => problems({ targets })

describe('a target', () => {
  test('compares a measure with a bound in the unit of the measure', () => {
    const targets = read(
      'serviceLevel(20 s) >= 80%',
      'abandonment<=0.05',
      'speedOfAnswer <= 30 s',
      'occupancy < 85 %',
      'waitP90 ≤ 1 min 30 s',
      'overtime <= 90 min',
      'answered > 100 calls',
      'attempts <= 1.2',
    )
    expect(targets.map(({ measure, comparison, bound }) => `${measure} ${comparison} ${bound}`)).toEqual([
      'serviceLevel >= 0.8',
      'abandonment <= 0.05',
      'speedOfAnswer <= 30',
      'occupancy < 0.85',
      'waitP90 <= 90',
      'overtime <= 1.5',
      'answered > 100',
      'attempts <= 1.2',
    ])
    expect(thresholdsOf(targets)).toEqual([20])
  })

  test('may hold for every interval or every day', () => {
    expect(read('abandonment <= 5% in every interval', 'abandonment <= 5%  in every day')).toMatchObject([
      { every: 'interval', bound: 0.05 },
      { every: 'day', bound: 0.05 },
    ])
  })

  test('may hold for a share of the days, by the figures of each', () => {
    expect(read('serviceLevel(20 s) >= 80% in 90% of days', 'abandonment <= 5% on 99.5 % of the days')).toMatchObject([
      { every: 'day', share: 0.9, bound: 0.8 },
      { every: 'day', share: 0.995, bound: 0.05 },
    ])
    expect(wrong('abandonment <= 5% in 0% of days', 'abandonment <= 5% in 120% of days')).toMatchInlineSnapshot(`
      "targets[0]: expected a share of the days above 0 and at most 100 %, not 0 %
      targets[1]: expected a share of the days above 0 and at most 100 %, not 120 %"
    `)
  })

  test('of a type or a group is about that type or group', () => {
    const { calls } = FOUR_CALLS.types
    const { front } = FOUR_CALLS.groups
    const scenario = scenarioOf({
      ...FOUR_CALLS,
      types: { calls: { ...calls, targets: ['abandonment <= 5%'] } },
      groups: { front: { ...front, targets: ['occupancy <= 85%'] } },
    })
    expect(targetsOf(scenario).map(({ scope }) => scope)).toEqual([{ type: 'calls' }, { group: 'front' }])
  })
})

describe('a target that makes no sense is told with its place:', () => {
  test('unknown measures, with what was probably meant', () => {
    expect(wrong('abandonmnt <= 5%', 'servicelevel >= 80%')).toMatchInlineSnapshot(`
      "targets[0]: unknown measure "abandonmnt" — did you mean "abandonment"? (known: offered, fresh, redials, answered, abandoned, abandonedDeliberate, abandonedIncidental, balked, blocked, disconnected, closed, inside, lost, competitor, answeredShare, abandonment, abandonmentDeliberate, abandonmentIncidental, balking, blocking, delayed, callerAbandonment, attempts, wait, speedOfAnswer, waitAbandoned, virtualWait, waitP50, waitP80, waitP90 …)
      targets[1]: unknown measure "servicelevel" — did you mean "serviceLevel"? (known: offered, fresh, redials, answered, abandoned, abandonedDeliberate, abandonedIncidental, balked, blocked, disconnected, closed, inside, lost, competitor, answeredShare, abandonment, abandonmentDeliberate, abandonmentIncidental, balking, blocking, delayed, callerAbandonment, attempts, wait, speedOfAnswer, waitAbandoned, virtualWait, waitP50, waitP80, waitP90 …)"
    `)
  })

  test('units that do not fit', () => {
    expect(
      wrong('abandonment <= 30 s', 'abandonment <= 5', 'speedOfAnswer <= 20%', 'answered >= many', 'attempts <= '),
    ).toMatchInlineSnapshot(`
      "targets[0]: abandonment is a share, such as 80% or 0.8, not "30 s"
      targets[1]: abandonment is a share, such as 80% or 0.8, not "5"
      targets[2]: speedOfAnswer is a time, such as 20 s or 2 min, not "20%"
      targets[3]: answered is a number of calls, not "many"
      targets[4]: attempts is a number of calls per caller, such as 1.2, not nothing"
    `)
  })

  test('thresholds', () => {
    expect(
      wrong('serviceLevel(20 q) >= 80%', 'abandonment(20 s) <= 5%', 'serviceLevel( >= 80%'),
    ).toMatchInlineSnapshot(`
      "targets[0]: expected a duration in parentheses, such as serviceLevel(20 s), not "20 q"
      targets[1]: abandonment takes no threshold: write abandonment alone
      targets[2]: unknown measure "serviceLevel(" — did you mean "serviceLevel"? (known: offered, fresh, redials, answered, abandoned, abandonedDeliberate, abandonedIncidental, balked, blocked, disconnected, closed, inside, lost, competitor, answeredShare, abandonment, abandonmentDeliberate, abandonmentIncidental, balking, blocking, delayed, callerAbandonment, attempts, wait, speedOfAnswer, waitAbandoned, virtualWait, waitP50, waitP80, waitP90 …)"
    `)
  })

  test('comparisons', () => {
    expect(wrong('abandonment = 5%', 'abandonment => 5%', 'abandonment', 'abandonment <= ')).toMatchInlineSnapshot(`
      "targets[0]: unknown comparison "=": write >=, <=, > or <
      targets[1]: unknown comparison "=>": write >=, <=, > or <
      targets[2]: expected a target such as "serviceLevel(20 s) >= 80%", not "abandonment"
      targets[3]: abandonment is a share, such as 80% or 0.8, not nothing"
    `)
  })

  test('stretches of time', () => {
    expect(wrong('abandonment <= 5% in every intervall', 'waitP90 <= 2 min in every interval')).toMatchInlineSnapshot(`
      "targets[0]: unknown stretch "intervall" — did you mean "interval"? (known: interval, day)
      targets[1]: waitP90 is not known by interval, only for everything together, by type, by segment"
    `)
  })

  test('measures that do not exist for whom they are asked of', () => {
    const { calls } = FOUR_CALLS.types
    const { front } = FOUR_CALLS.groups
    expect(
      problems({
        types: { calls: { ...calls, targets: ['occupancy <= 85%'] } },
        groups: { front: { ...front, targets: ['abandonment <= 5%'] } },
      }),
    ).toMatchInlineSnapshot(`
      "types.calls.targets[0]: occupancy is not known by type, only for everything together, by group, by interval, by group and interval, by day, by group and day
      groups.front.targets[0]: abandonment is not known by group, only for everything together, by type, by segment, by interval, by type and interval, by day, by type and day"
    `)
  })

  test('intervals of a study that has none', () => {
    const calls = { arrivals: { perHour: 10 }, handle: { law: 'exponential', mean: 60 } }
    const steady = {
      open: undefined,
      steady: { length: '10 h' },
      types: { calls },
      targets: ['abandonment <= 5% in every day'],
    }
    expect(problems(steady)).toMatchInlineSnapshot(
      `"targets[0]: a steady-state study has no days: leave out "in every day""`,
    )
  })

  test('in the file, where a reader locates it', () => {
    const text = `title: x
types:
  calls: { arrivals: { perHour: 10 }, handle: { law: constant, value: 60 } }
groups:
  front: { serves: [calls], staffing: 1 }
targets:
  - abandonment <= 5%
  - abandonmant <= 5%
`
    const reading = parseScenario('day.yaml', textSource({ 'day.yaml': text }))
    const [{ path, message }] = checkTargets(reading.scenario)
    const problem = { path: formatPath(path), message: message.slice(0, 60), ...reading.locate(path) }
    expect(formatProblem(problem)).toMatchInlineSnapshot(
      `"day.yaml:8:5 targets[1]: unknown measure "abandonmant" — did you mean "abandonment"? "`,
    )
  })

  test('before anything runs', async () => {
    await expect(run(scenarioOf({ ...FOUR_CALLS, targets: ['wait <= 5%'] }))).rejects.toThrow(UserError)
    expect(() => measureOf('servicelevel')).toThrow('did you mean "serviceLevel"?')
  })
})
