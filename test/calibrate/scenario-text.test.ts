// A forecast becomes a scenario that can be checked and run, and says the same figures.
import { describe, expect, test } from 'vitest'
import { agentsNeeded } from '../../src/calibrate/need.ts'
import { ASSUMED, type Assumptions, scenarioText } from '../../src/calibrate/scenario-text.ts'
import { compile } from '../../src/model/compile.ts'
import { rowsOf } from '../../src/model/rows.ts'
import { simulate } from '../../src/model/simulate.ts'
import { parseScenario, textSource } from '../../src/scenario/read.ts'
import { erlangA } from '../../src/stats/erlang-a.ts'
import { cellsOf, csvOf, done, HEADERS, type Line, quarter } from './files.ts'

const NAMES = { title: 'Forecast: "May"', source: 'forecast.csv', csv: 'day.csv' }

function scenarioOf(lines: readonly Line[], assumed: Partial<Assumptions> = {}) {
  const { forecast } = done(csvOf([HEADERS, ...lines.map(cellsOf)]))
  const { yaml, csv } = scenarioText(forecast, NAMES, { ...ASSUMED, ...assumed })
  return { forecast, yaml, csv, ...parseScenario('day.yaml', textSource({ 'day.yaml': yaml, 'day.csv': csv })) }
}

describe('the scenario of a forecast', () => {
  const lines = quarter({ days: 14, queues: ['Sales', 'on', 'תמיכה, לילה'] })

  test('has the days, hours and calls of the forecast', () => {
    const { scenario, forecast } = scenarioOf(lines)
    expect([scenario.start, scenario.days, scenario.interval, scenario.open]).toEqual([
      forecast.start,
      14,
      1800,
      [8 * 3600, 18 * 3600],
    ])
    expect(Object.keys(scenario.types)).toEqual(['Sales', 'on', 'תמיכה, לילה'])
    for (const { queue, day, time, calls } of lines)
      if (scenario.calendar.rates[queue]?.[day - forecast.start][time / 1800 - 16] !== calls)
        throw new Error(`${queue} ${day} ${time} is not ${calls}`)
  })

  test('has the mean handle time of all calls, and the factor of every interval', () => {
    const { scenario } = scenarioOf(lines)
    const sales = lines.filter(({ queue }) => queue === 'Sales')
    const calls = sales.reduce((sum, line) => sum + line.calls, 0)
    const mean = sales.reduce((sum, line) => sum + line.calls * line.handle, 0) / calls
    const { handle } = scenario.types.Sales
    expect(handle).toMatchObject({ law: 'exponential', mean: Number(mean.toFixed(2)) })
    const pattern = (handle as { pattern?: Record<string, number[]> }).pattern!
    expect(pattern['2026-01-02'][3] * Number(mean.toFixed(2))).toBeCloseTo(sales[23].handle, 2)
  })

  test('has no factors where handle times do not vary', () => {
    const { yaml } = scenarioOf(lines.map(line => ({ ...line, handle: 180.5 })))
    expect(yaml).not.toContain('pattern')
  })

  test('keeps each weekday to its hours, and days without rows without calls', () => {
    const { start } = scenarioOf(lines).scenario
    const weekday = (day: number) => (day + 4) % 7
    const some = lines.filter(
      ({ day, time }) => day !== start + 3 && weekday(day) !== 6 && (weekday(day) !== 5 || time < 13 * 3600),
    )
    const { scenario } = scenarioOf(some)
    expect(scenario.open).toMatchObject({ thu: [8 * 3600, 18 * 3600], fri: [8 * 3600, 13 * 3600] })
    expect(scenario.open).not.toHaveProperty('sat')
    expect(scenario.calendar.rates.Sales?.[3].every(calls => calls === 0)).toBe(true)
    expect(scenario.calendar.staffing.Sales?.[3].every(agents => agents === 0)).toBe(true)
  })

  test('says what is assumed, and what was asked for', () => {
    const { yaml, scenario } = scenarioOf(lines, {
      patience: 300,
      targets: ['abandonment <= 3%'],
      shrinkage: 0.3,
      handleLaw: 'lognormal',
      given: new Set(['patience', 'targets', 'shrinkage'] as const),
    })
    expect(yaml).toContain('patience: { law: exponential, mean: 300 s }  # as asked for')
    expect(yaml).toContain('law: lognormal  # assumed, not read')
    expect([scenario.targets, scenario.groups.Sales.shrinkage?.away]).toEqual([['abandonment <= 3%'], 0.3])
  })

  test('has one group for all when asked for, with no more agents than one for each', () => {
    const sum = (scenario: ReturnType<typeof scenarioOf>['scenario']) =>
      Object.values(scenario.calendar.staffing)
        .flatMap(days => (days ?? []).flat())
        .reduce((a, b) => a + b, 0)
    const [each, pool] = [scenarioOf(lines).scenario, scenarioOf(lines, { groups: 'pool' }).scenario]
    expect(Object.keys(pool.groups)).toEqual(['agents'])
    expect(sum(pool)).toBeLessThan(sum(each))
  })

  test('can be simulated', () => {
    const { scenario } = scenarioOf(lines)
    const center = compile(scenario)
    const rows = rowsOf(center, simulate(center, { seed: '1', replication: 0 }).outcomes)
    const calls = rows.filter(({ kind }) => kind !== 'virtual').length
    const offered = lines.reduce((sum, { calls }) => sum + calls, 0)
    // Poisson: within five standard errors.
    expect(Math.abs(calls - offered)).toBeLessThan(5 * Math.sqrt(offered))
  })
})

describe('the agents needed', () => {
  const aim = { meanHandle: 180, meanPatience: 180, within: 20, level: 0.8, abandonment: 0.05 }
  const meets = (agents: number, load: number) => {
    const { within, pAbandon } = erlangA({ agents, arrivalRate: load / 180, meanService: 180 }, 180)
    return within(20).ofOffered >= 0.8 && pAbandon <= 0.05
  }

  test('reach the aim, and are the fewest for a load at most 5 % larger', () => {
    const loads = Float64Array.from([0.02, 0.5, 3.3, 10, 47.1, 120])
    const agents = agentsNeeded(loads, aim)
    for (const [i, load] of loads.entries()) {
      expect(meets(agents[i], load)).toBe(true)
      expect(agents[i] === 1 || !meets(agents[i] - 1, load * 1.05)).toBe(true)
    }
  })

  test('are none without calls', () => expect([...agentsNeeded(Float64Array.of(0, 1), aim)][0]).toBe(0))
})
