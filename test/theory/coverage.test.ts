// Over 1,000 independent runs, 95 % intervals hold the exact value 93 to 97 % of the time.
import { beforeAll, describe, expect, test } from 'vitest'
import { compile, measureOf, parseScenarioObject, tabulation } from '../../src/core.ts'
import { inWorkers } from '../../src/experiment/pool.ts'
import { estimate } from '../../src/measures/estimate.ts'
import { erlangC } from '../../src/stats/erlang.ts'
import { erlangA } from '../../src/stats/erlang-a.ts'
import type { Estimate } from '../../src/stats/interval.ts'
import { studentQuantile } from '../../src/stats/student.ts'

const RUNS = 1000
const AT_ONCE = 100
const exponential = (mean: number) => ({ law: 'exponential', mean })

type Study = { scenario: object; measures: readonly string[]; replications: number }

/** The estimates of every run, by measure: of so many replications, or of the batches of one where they are 1. */
async function estimatesOf({ scenario, measures, replications }: Study): Promise<Record<string, Estimate[]>> {
  const parsed = parseScenarioObject(scenario)
  const plan = tabulation(compile(parsed))
  const found: Record<string, Estimate[]> = Object.fromEntries(measures.map(measure => [measure, []]))
  const runner = inWorkers({ scenario: parsed, thresholds: plan.thresholds }, 2)
  for (let first = 0; first < RUNS; first += AT_ONCE) {
    const trials = Array.from({ length: AT_ONCE * replications }, (_, i) => {
      return { seed: 'coverage', replication: first * replications + i, whole: replications > 1 }
    })
    const observations = await runner.run(trials, () => {})
    const size = observations.length / AT_ONCE
    for (let i = 0; i < AT_ONCE; i++) {
      const ofRun = observations.slice(i * size, (i + 1) * size)
      for (const measure of measures) found[measure].push(estimate(plan, ofRun, measureOf(measure)))
    }
  }
  await runner.close()
  return found
}

const covered = (all: readonly Estimate[], exact: number) =>
  all.filter(({ low, high }) => low <= exact && exact <= high).length / all.length

function expectCovered(all: readonly Estimate[], exact: number): void {
  const share = covered(all, exact)
  expect(share).toBeGreaterThanOrEqual(0.93)
  expect(share).toBeLessThanOrEqual(0.97)
}

const meanOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length

/** The wait that a share of the calls answered or abandoned does not exceed, by bisection. */
function waitOf({ within }: ReturnType<typeof erlangA>, share: number): number {
  let [low, high] = [0, 1000]
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2
    if (within(middle).withAbandoned < share) low = middle
    else high = middle
  }
  return high
}

// ── replications ───────────────────────────────────────────────────────────────────────────────────────────────────

// M/M/12+M for 8 hours from empty, then drained: totals of a day by the Kolmogorov equations.
describe('twenty days of eight hours', () => {
  const day = {
    title: 'M/M/12+M, 8 hours from empty',
    open: '00:00-08:00',
    types: { calls: { arrivals: { perHour: 252 }, handle: exponential(120), patience: exponential(60) } },
    groups: { agents: { serves: ['calls'], staffing: 12 } },
  }
  const OFFERED = 2016
  const ABANDONED = 59.2632183737
  const ANSWERED = 1956.73678163
  const IN_TIME = 1906.71889445
  const exact = {
    // Means of totals …
    offered: OFFERED,
    abandoned: ABANDONED,
    answered: ANSWERED,
    // … and ratios of sums; waits by abandoned = hazard × waiting time.
    abandonment: ABANDONED / OFFERED,
    wait: (60 * ABANDONED) / OFFERED,
    'serviceLevel1(20 s)': IN_TIME / OFFERED,
    'serviceLevel2(20 s)': IN_TIME / ANSWERED,
  }
  let found: Record<string, Estimate[]>
  beforeAll(async () => {
    found = await estimatesOf({ scenario: day, measures: Object.keys(exact), replications: 20 })
  })

  test.each(Object.entries(exact))('%s %d', (measure, value) => expectCovered(found[measure], value))
})

// ── batches of one long run ────────────────────────────────────────────────────────────────────────────────────────

const steady = (hours: number, patience: object) => ({
  title: 'one endless queue',
  steady: { length: `${hours + 2} h`, warmUp: '2 h', batches: 30 },
  types: { calls: { arrivals: { perHour: 200 }, handle: exponential(180), ...patience } },
  groups: { agents: { serves: ['calls'], staffing: 14 } },
})
const line = { agents: 14, arrivalRate: 200 / 3600, meanService: 180 }

describe('100 hours of M/M/14+M in 30 batches', () => {
  const theory = erlangA(line, 300)
  const exact = {
    queueLength: theory.meanQueue,
    agentsBusy: theory.occupancy * 14,
    abandonment: theory.pAbandon,
    wait: theory.meanWait,
    'serviceLevel(20 s)': theory.within(20).ofOffered,
    waitP90: waitOf(theory, 0.9),
    waitP95: waitOf(theory, 0.95),
  }
  let found: Record<string, Estimate[]>
  beforeAll(async () => {
    const scenario = steady(100, { patience: exponential(300) })
    found = await estimatesOf({ scenario, measures: Object.keys(exact), replications: 1 })
  })

  test.each(Object.entries(exact))('%s %d', (measure, value) => expectCovered(found[measure], value))

  // Time-average variance constants, lim T · Var(average over T), by the deviation formula (Whitt 1992).
  test.each([
    ['queueLength', 228.549845611],
    ['agentsBusy', 2914.27917342],
  ])('the half width of %s is that of the variance constant %d', (measure, constant) => {
    const theoretical = studentQuantile(0.975, 29) * Math.sqrt(constant / 360_000)
    const squares = found[measure].map(({ low, high }) => ((high - low) / 2 / theoretical) ** 2)
    expect(meanOf(squares)).toBeGreaterThan(0.93)
    expect(meanOf(squares)).toBeLessThan(1.05)
  })
})

// Where nobody gives up, waits come in bursts: 30 batches of 3 hours would cover the mean wait 92 % of the time only.
describe('300 hours of M/M/14 in 30 batches', () => {
  const theory = erlangC(line)
  const exact = {
    speedOfAnswer: theory.meanWait,
    delayed: theory.pWait,
    waitP90: theory.waitQuantile(0.9),
    waitP95: theory.waitQuantile(0.95),
  }
  let found: Record<string, Estimate[]>
  beforeAll(async () => {
    found = await estimatesOf({ scenario: steady(300, {}), measures: Object.keys(exact), replications: 1 })
  })

  test.each(Object.entries(exact))('%s %d', (measure, value) => expectCovered(found[measure], value))
})
