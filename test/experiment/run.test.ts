import { describe, expect, test } from 'vitest'
import { parseScenarioObject, type Run, run } from '../../src/core.ts'
import { erlangA } from '../../src/stats/erlang-a.ts'

const CALLS = {
  arrivals: { perHour: 200 },
  handle: { law: 'exponential', mean: '3 min' },
  patience: { law: 'exponential', mean: '5 min' },
}
const QUEUE = {
  title: 'one queue for two hours',
  open: '08:00-10:00',
  types: { calls: CALLS },
  groups: { front: { serves: ['calls'], staffing: 10 } },
}
const STEADY = {
  title: 'one queue for ever',
  steady: { length: '500 h', warmUp: '10 h' },
  types: { calls: CALLS },
  groups: { front: { serves: ['calls'], staffing: 11 } },
}
const queue = parseScenarioObject(QUEUE)
const steady = parseScenarioObject(STEADY)
const shorter = parseScenarioObject({ ...STEADY, steady: { length: '60 h', warmUp: '2 h' } })

const bytesOf = ({ observations }: Run) =>
  Buffer.concat(observations.flatMap(({ rows, waits }) => [rows, waits].map(({ buffer }) => new Uint8Array(buffer))))

const sameBytes = (one: Run, two: Run) => bytesOf(one).equals(bytesOf(two))

/** The wait that a share of the answered calls does not exceed, by bisection. */
function answeredWithin({ within }: ReturnType<typeof erlangA>, share: number): number {
  let [low, high] = [0, 1000]
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2
    if (within(middle).ofAnswered < share) low = middle
    else high = middle
  }
  return high
}

describe('a long run of M/M/11+M', async () => {
  const long = await run(steady, { seed: 'erlang', measures: ['serviceLevel(20 s)'] })
  const line = { agents: 11, arrivalRate: 200 / 3600, meanService: 180 }
  const exact = erlangA(line, 300)
  const levels = exact.within(20)

  test.each([
    ['offered', 200],
    ['abandonment', exact.pAbandon],
    ['delayed', exact.pWait],
    ['wait', exact.meanWait],
    ['speedOfAnswer', exact.meanWaitAnswered],
    ['waitAbandoned', exact.meanWaitAbandoned],
    ['virtualWait', exact.meanVirtualWait],
    ['speedOfAnswerP90', answeredWithin(exact, 0.9)],
    ['queueLength', exact.meanQueue],
    ['occupancy', exact.occupancy],
    ['handleTime', 180],
    ['patience', 300],
    ['patienceImplied', 300],
    ['serviceLevel1(20 s)', levels.ofOffered],
    ['serviceLevel2(20 s)', levels.ofAnswered],
    ['serviceLevel3(20 s)', levels.withAbandoned],
    ['serviceLevel4(20 s)', levels.withoutAbandoned],
    ['serviceLevel5(20 s)', levels.virtual],
  ])('%s lies within 4 standard errors of the exact %d', (measure, value) => {
    const { value: simulated, standardError } = long.estimate(measure)
    expect(Math.abs(simulated - value) / standardError).toBeLessThan(4)
    expect(standardError / value).toBeLessThan(0.05)
  })

  test('is observed in batches, one replication', () => {
    expect(long.observations.length).toBe(30)
    expect(long.replications).toBe(1)
  })
})

describe('replications', () => {
  test('of days are 100 unless something else is said', async () => {
    expect((await run(queue)).observations.length).toBe(100)
    const ten = parseScenarioObject({ ...QUEUE, study: { replications: 10 } })
    expect((await run(ten)).observations.length).toBe(10)
    expect((await run(ten, { replications: 3 })).observations.length).toBe(3)
  })

  test('of a steady-state study are one observation each when there are several', async () => {
    const { observations, estimate } = await run(shorter, { replications: 3 })
    expect(observations.length).toBe(3)
    expect(estimate('offered').value).toBeGreaterThan(190)
    expect(estimate('offered').value).toBeLessThan(210)
  })

  test('with another seed are others', async () => {
    const [one, again, two] = await Promise.all(['1', 1, 'two'].map(seed => run(queue, { seed, replications: 2 })))
    expect(sameBytes(one, again)).toBe(true)
    expect(sameBytes(one, two)).toBe(false)
  })

  test('are told of as they are done', async () => {
    const told: string[] = []
    await run(queue, { replications: 3, onProgress: ({ done, planned }) => told.push(`${done} of ${planned}`) })
    expect(told).toEqual(['1 of 3', '2 of 3', '3 of 3'])
  })
})

describe('the same bytes', () => {
  test('for one, two and three workers, and on a second run', async () => {
    const once = await run(queue, { replications: 7 })
    for (const workers of [1, 2, 3]) {
      const again = await run(queue, { replications: 7, workers })
      expect(sameBytes(again, once), `${workers} workers`).toBe(true)
    }
  })

  test('where targets have thresholds of their own', async () => {
    const scenario = parseScenarioObject({ ...QUEUE, targets: ['serviceLevel(7 s) >= 80%'] })
    const [one, two] = await Promise.all([1, 2].map(workers => run(scenario, { replications: 4, workers })))
    expect(sameBytes(one, two)).toBe(true)
    expect(two.targets).toEqual(one.targets)
  })
})

describe('a precision', () => {
  const precision = { measure: 'abandonment', relative: 0.05 }

  test('is reached, with not many more replications than it needs', async () => {
    const { estimate, replications, precision: at } = await run(queue, { precision })
    const { low, high, value } = estimate('abandonment')
    expect((high - low) / 2 / value).toBeLessThanOrEqual(0.05)
    expect(at).toEqual({ asked: 0.05, reached: (high - low) / 2 / value })
    expect(replications).toBeGreaterThan(10)
    expect(at!.reached).toBeGreaterThan(0.03)
  })

  test('needs the same replications for any number of workers, and the same bytes come out', async () => {
    const [one, two] = await Promise.all([1, 2].map(workers => run(queue, { precision, workers })))
    expect(two.replications).toBe(one.replications)
    expect(sameBytes(one, two)).toBe(true)
  })

  test('of the first replications is that of a run of so many', async () => {
    const precise = await run(queue, { precision })
    expect(sameBytes(await run(queue, { replications: precise.replications }), precise)).toBe(true)
  })

  test('ends at the most replications allowed', async () => {
    const { replications, precision: at } = await run(queue, { precision: { ...precision, relative: 1e-6, most: 25 } })
    expect(replications).toBe(25)
    expect(at!.reached).toBeGreaterThan(1e-6)
  })

  test('may be asked of a percentile, a type, a steady-state study', async () => {
    const where = { type: 'calls' }
    const days = await run(queue, { precision: { measure: 'waitP90', relative: 0.1, where } })
    expect(days.precision!.reached).toBeLessThanOrEqual(0.1)
    const long = await run(shorter, { precision: { measure: 'serviceLevel(15 s)', relative: 0.03 } })
    expect(long.precision!.reached).toBeLessThanOrEqual(0.03)
  })

  test('of what never varies is reached at once', async () => {
    const { replications } = await run(queue, { precision: { measure: 'blocking', relative: 0.01 } })
    expect(replications).toBe(10)
  })
})

describe('what cannot be', () => {
  test.each([
    [{ replications: 0 }, 'replications must be a whole number, at least 1, not 0'],
    [{ workers: 1.5 }, 'workers must be a whole number, at least 1, not 1.5'],
    [{ confidence: 1 }, 'confidence must lie between 0 and 1, not 1'],
    [{ precision: { measure: 'wait', relative: 0 } }, 'the precision must be greater than 0, not 0'],
    [{ measures: ['waitt'] }, 'unknown measure "waitt" — did you mean "wait"?'],
  ])('%o is refused', async (options, message) => {
    await expect(run(queue, options)).rejects.toThrow(message)
  })

  test('a threshold that was not announced is refused, not guessed', async () => {
    const { estimate } = await run(queue, { replications: 1 })
    expect(() => estimate('serviceLevel(33 s)')).toThrow('33 s was not tabulated')
    const announced = await run(queue, { replications: 1, measures: ['serviceLevel(33 s)'] })
    expect(announced.estimate('serviceLevel(33 s)').value).toBeGreaterThan(0)
  })
})
