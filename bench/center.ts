// Whole centers through the public path, all default measures on: rate and value beside the exact value.
import { type Center, compile, parseScenarioObject, run, type Scenario, simulate } from '../src/core.ts'
import { KIND, ROW_FACT, ROW_JOURNEY } from '../src/model/outcomes.ts'
import { erlangA } from '../src/stats/erlang-a.ts'
import { heading, line, type Rate, rates, type Work } from './measure.ts'
import { tight } from './tight.ts'

const HANDLE = 180
const CALLS = 2_000_000

const exponential = (mean: number) => ({ law: 'exponential', mean })

/** One queue at load 1: M/M/n+M. */
function single(agents: number, patience: object = exponential(HANDLE)): Scenario {
  const perHour = (agents * 3600) / HANDLE
  return parseScenarioObject({
    title: `M/M/${agents}+M`,
    steady: { length: `${(CALLS / perHour).toFixed(6)} h`, warmUp: 0 },
    types: { calls: { arrivals: { perHour }, handle: exponential(HANDLE), patience } },
    groups: { agents: { serves: ['calls'], staffing: agents } },
  })
}

/** Types and groups in a ring: each group serves five neighbours. */
function skills(count: number, agents: number): Scenario {
  const names = Array.from({ length: count }, (_, i) => `t${i}`)
  const perHour = (0.97 * agents * 3600) / HANDLE
  const types = names.map(name => [
    name,
    { arrivals: { perHour }, handle: exponential(HANDLE), patience: exponential(HANDLE) },
  ])
  const groups = names.map((_, g) => [
    `g${g}`,
    { serves: [0, 1, 2, 3, 4].map(i => names[(g + i) % count]), staffing: agents },
  ])
  return parseScenarioObject({
    title: `${count} types × ${count} groups`,
    steady: { length: `${(CALLS / (perHour * count)).toFixed(6)} h`, warmUp: 0 },
    types: Object.fromEntries(types),
    groups: Object.fromEntries(groups),
  })
}

type Parts = { type: object; group: object; more: object }

/** Every mechanism of the journey named, none of them on. */
const switchedOff: Parts = {
  type: {
    channel: 'voice',
    bot: { time: 0, contained: 0 },
    misrouting: { probability: 0 },
    callback: { accept: 0 },
    hardCalls: { share: 0, angry: 0 },
  },
  group: { profile: {}, concurrency: { chats: 1 } },
  more: { dataQuality: 1, interventions: [] },
}

const fullJourney: Parts = {
  type: {
    ivr: { hangUp: { perHour: 5 }, steps: { menu: { time: 20, next: { menu: 0.1, solved: 0.2, queue: 0.7 } } } },
    misrouting: { probability: 0.05 },
    callback: { offer: { queue: 10 } },
    resolution: { delay: exponential(3600) },
    hardCalls: {},
  },
  group: { profile: { moraleDrift: {}, fatigue: {}, learning: {}, spread: 0.1 } },
  more: { dataQuality: 0.8, satisfaction: {}, survey: {}, churn: {}, economics: {} },
}

/** The same queue, about as busy, and a second type to which calls may be sent by mistake. */
function journey({ type, group, more }: Parts): Scenario {
  const perHour = 2000
  return parseScenarioObject({
    title: 'journey',
    steady: { length: `${CALLS / perHour} h`, warmUp: 0 },
    ...more,
    types: {
      calls: { arrivals: { perHour }, handle: exponential(HANDLE), patience: exponential(HANDLE), ...type },
      others: { arrivals: { perHour: 1 }, handle: exponential(HANDLE) },
    },
    groups: {
      agents: { serves: ['calls'], staffing: 100, ...group },
      others: { serves: ['others'], staffing: 10 },
    },
  })
}

/** Counts events, as a journey has more of them a call. */
function journeyWork(name: string, scenario: Scenario): Work {
  const center = compile(scenario)
  const events = eventsOf(center)
  const share = center.journey ? 'satisfaction' : 'abandonment'
  return {
    name,
    units: events,
    run: async () => `${share} ${percent((await run(scenario, { replications: 1 })).estimate(share).value)}`,
  }
}

/** Each row of a call stands for its arrival and its end; IVR, callbacks and transfers for one more. */
function eventsOf(center: Center): number {
  let events = 0
  simulate(center, {
    onBlock: block => {
      for (let row = 0; row < block.size; row++) events += EVENTS[block.facts[row * ROW_FACT.size + ROW_FACT.kind]] ?? 2
      if (center.journey)
        for (let row = 0; row < block.size; row++)
          events += block.journeys[row * ROW_JOURNEY.size + ROW_JOURNEY.inIvr] > 0 ? 1 : 0
    },
  })
  return events
}

/** Rows that are not calls coming in; all others stand for two events. */
const EVENTS: Partial<Record<number, number>> = {
  [KIND.virtual]: 0,
  [KIND.case]: 0,
  [KIND.transferred]: 1,
  [KIND.calledBack]: 1,
  [KIND.unreached]: 2,
  [KIND.callback]: 1,
}

function work(
  name: string,
  scenario: Scenario,
  value: (abandonment: number) => string = share => `abandonment ${percent(share)}`,
): Work {
  return {
    name,
    units: CALLS,
    run: async () => value((await run(scenario, { replications: 1 })).estimate('abandonment').value),
  }
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`

function exactly(agents: number): (abandonment: number) => string {
  const exact = erlangA({ agents, arrivalRate: agents / HANDLE, meanService: HANDLE }, HANDLE).pAbandon
  return share => `abandonment ${percent(share)} (exact ${percent(exact)})`
}

heading('One queue, M/M/100+M at load 1, calls per second')
const tightWork: Work = {
  name: 'tight loop, no model, no measures',
  units: CALLS,
  run: () => {
    const { abandoned, calls } = tight(100, { arrival: HANDLE / 100, service: HANDLE, patience: HANDLE }, CALLS)
    return exactly(100)(abandoned / calls)
  },
}
const [yardstick, hundred] = await rates([tightWork, work('savlanut, all default measures', single(100), exactly(100))])
line(yardstick)
line(hundred, { rate: yardstick, asked: 'asked ≥ 0.7' })

heading('The same by number of agents')
const sizes = [10, 100, 1000, 10_000]
const bySize = await rates(sizes.map(agents => work(`${agents} agents`, single(agents), exactly(agents))))
bySize.forEach((rate: Rate) => {
  line(rate, { rate: bySize[0], asked: 'asked > 0.5' })
})

heading('Load')
const load = [
  { when: 'waiting', measure: 'queueLength', response: { slope: 0.05 } },
  { when: 'arrival', measure: 'busyFraction', response: { power: 0.5 } },
]
const everything = {
  ...exponential(HANDLE),
  load,
  experience: { gain: 0.5 },
  announcement: { growth: 0.5, balk: 0.01 },
}
const [off, on] = await rates([
  work('one queue', single(100)),
  work('one queue, all load mechanisms on', single(100, everything)),
])
line(off)
line(on, { rate: off, asked: 'asked ≥ 0.67' })

heading('The journey beyond the queue: events a second (arrivals, redials, ends of IVR, of service, of patience)')
const journeys = await rates([
  journeyWork('one queue', journey({ type: {}, group: {}, more: {} })),
  journeyWork('the same with everything named and switched off', journey(switchedOff)),
  journeyWork('a full journey', journey(fullJourney)),
])
line(journeys[0])
line(journeys[1], { rate: journeys[0], asked: 'asked ≈ 1' })
line(journeys[2], { rate: journeys[0], asked: 'asked ≥ 0.33' })

heading('Skills')
const [base, overlapping] = await rates([
  work('one queue', single(100)),
  work('20 types × 20 groups, overlapping', skills(20, 10)),
])
line(base)
line(overlapping, { rate: base, asked: 'asked ≥ 0.33' })

if (process.argv.includes('--memory')) {
  heading('Memory: 100 million calls')
  const long = single(100)
  long.steady!.length *= 1e8 / CALLS
  long.calendar = { ...long.calendar, days: [{ ...long.calendar.days[0], close: long.steady!.length }] }
  const { estimate } = await run(long, { replications: 1 })
  const peak = process.resourceUsage().maxRSS / 1024
  process.stdout.write(`${exactly(100)(estimate('abandonment').value)}, peak ${peak.toFixed(0)} MB (asked ≤ 200)\n`)
}
