// Staff found by simulation beside the exact minimum of Erlang A, over queues of all sizes.
import { describe, expect, test } from 'vitest'
import { type StaffOptions, staff } from '../../src/experiment/staff/staff.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'
import { erlangA } from '../../src/stats/erlang-a.ts'

type Queue = {
  load: number
  handle: number
  patience: number
  target: string
  kept: (agents: number) => boolean
  value: (agents: number) => number
}

/** The n-th point of a sequence that fills a cube evenly: fixed, and no queue resembles another. */
const spread = (n: number, dimension: number) =>
  ((n + 1) * [0.8191725, 0.6710436, 0.5497004, 0.4503076, 0.3688813][dimension]) % 1

const between = (share: number, low: number, high: number) => low * (high / low) ** share

/** One of 200 queues: 1 to 150 agents, handle times of 30 to 600 s, patience of 30 to 1200 s, one of three targets. */
function queueOf(n: number): Queue {
  const [load, handle, patience] = [
    between(spread(n, 0), 0.5, 140),
    between(spread(n, 1), 30, 600),
    between(spread(n, 2), 30, 1200),
  ]
  const at = (agents: number) => erlangA({ agents, arrivalRate: load / handle, meanService: handle }, patience)
  const hard = spread(n, 3)
  const percent = (share: number) => Math.round(1000 * share) / 10
  const [service, lost, wait] = [percent(0.6 + 0.35 * hard), percent(0.01 + 0.09 * hard), Math.round(3 + 40 * hard)]
  const kinds = [
    {
      target: `serviceLevel(20 s) >= ${service}%`,
      value: (n: number) => at(n).within(20).ofOffered,
      kept: (v: number) => v >= service / 100,
    },
    { target: `abandonment <= ${lost}%`, value: (n: number) => at(n).pAbandon, kept: (v: number) => v <= lost / 100 },
    {
      target: `speedOfAnswer <= ${wait} s`,
      value: (n: number) => at(n).meanWaitAnswered,
      kept: (v: number) => v <= wait,
    },
  ]
  const { target, value, kept } = kinds[n % 3]
  return { load, handle, patience, target, value, kept: agents => kept(value(agents)) }
}

function leastBy({ kept }: Queue): number {
  let agents = 1
  while (!kept(agents)) agents++
  return agents
}

const exponential = (mean: number) => ({ law: 'exponential', mean })

const scenarioOf = ({ load, handle, patience, target }: Queue, time: object) =>
  parseScenarioObject({
    title: 'one queue',
    ...time,
    types: {
      calls: {
        arrivals: { perHour: (3600 * load) / handle },
        handle: exponential(handle),
        patience: exponential(patience),
      },
    },
    groups: { agents: { serves: ['calls'], staffing: 1 } },
    targets: [target],
  })

const four = (value: number) => value.toPrecision(4)

async function rowOf(n: number, time: object, options: StaffOptions) {
  const queue = queueOf(n)
  const exact = leastBy(queue)
  const plan = await staff(scenarioOf(queue, time), options)
  const [need] = plan.needs
  const { value, standardError } = plan.cells[0].estimate
  const truth = queue.value(need.net)
  return {
    n,
    queue,
    found: need.net,
    exact,
    truth,
    value,
    standardError,
    sure: plan.cells[0].verdict !== 'uncertain' && need.binding?.shown === true,
    said: `${n}: ${queue.target}, load ${queue.load.toFixed(2)}, handle ${queue.handle.toFixed(0)} s, patience ${queue.patience.toFixed(0)} s: found ${need.net}, exact ${exact} (${four(truth)}, with one fewer ${four(need.net > 1 ? queue.value(need.net - 1) : Number.NaN)}); simulated ${four(value)} ± ${four(standardError)}, ${plan.cells[0].verdict}`,
  }
}

describe('the staff found for 200 endless queues', async () => {
  const rows: Awaited<ReturnType<typeof rowOf>>[] = []
  for (let n = 0; n < 200; n++) {
    const { handle, patience } = queueOf(n)
    // A call inside at the end counts as offered: the longer the run beside a handle time, the less.
    const warmUp = 5 * handle + 2 * patience
    const time = { steady: { length: warmUp + 800 * handle, warmUp } }
    rows.push(await rowOf(n, time, { mostReplications: 6, seed: 'queues' }))
  }

  test('is the exact minimum of Erlang A, in 99 of 100', () => {
    const wrong = rows.filter(({ found, exact }) => found !== exact).map(({ said }) => said)
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(2)
  })

  test('is said to be uncertain wherever it is not the minimum', () => {
    expect(rows.filter(({ found, exact, sure }) => found !== exact && sure).map(({ said }) => said)).toEqual([])
  })

  test('shows what Erlang A says it will', () => {
    const apart = rows.filter(
      ({ value, truth, standardError }) => !(Math.abs(value - truth) <= 5 * standardError + 1e-9),
    )
    expect(apart.map(({ said }) => said)).toEqual([])
  })
})
