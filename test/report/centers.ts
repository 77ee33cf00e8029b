// Call centers whose reports are looked at.
import { type Run, run } from '../../src/experiment/run.ts'
import { tidy } from '../../src/measures/tidy.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'
import type { ScenarioInput } from '../../src/scenario/schema.ts'

export const reportedRun = (scenario: object, replications = 2): Promise<Run> =>
  run(parseScenarioObject(scenario), { replications })

export const tidyRows = ({ plan, observations, confidence }: Run) => tidy(plan, observations, confidence)

type Parts = Partial<Omit<ScenarioInput, 'types' | 'groups'>> & { types?: object; groups?: object }

/**
 * One agent, calls of exactly five minutes, callers who wait for exactly two: of four calls at 8:00, 8:04, 8:04:30 and
 * 8:35, the first is answered at once, the second at 8:05, the third gives up at 8:06:30, the fourth is answered at once.
 */
export const clockwork = (parts: Parts = {}) => ({
  title: 'Clockwork',
  open: '08:00-09:00',
  types: {
    calls: {
      arrivals: { trace: ['08:00', '08:04', '08:04:30', '08:35'] },
      handle: { law: 'constant', value: '5 min' },
      patience: { law: 'constant', value: '2 min' },
    },
  },
  groups: { desk: { serves: ['calls'], staffing: 1 } },
  targets: ['abandonment <= 5%', 'speedOfAnswer <= 30 s'],
  ...parts,
})

/** Many types, groups, days, segments and targets, with long names and large numbers. */
export const sprawling = {
  title: 'A center that goes on and on, with a title that does not fit into eighty columns by any means',
  days: 18,
  open: { 'sun-thu': '08:00-18:00', fri: '08:00-12:00' },
  interval: '1 h',
  serviceLevel: { within: 30, definition: 3 },
  types: {
    'private customers with a complaint': {
      arrivals: { perHour: 60 },
      handle: { law: 'lognormal', mean: '4 min', cv: 1, afterCallWork: 30 },
      patience: {
        segments: [
          { name: 'hasty', share: 0.4, law: 'exponential', mean: 60 },
          { name: 'calm and quiet people', share: 0.6, law: 'exponential', mean: 400, balk: { probability: 0.05 } },
        ],
      },
      redial: { deliberate: 0.7, blocked: 0.5 },
      targets: ['serviceLevel(90 s) >= 80% in every interval', 'callerAbandonment <= 10% in every day'],
    },
    b2b: {
      arrivals: { perHour: 33 },
      handle: { law: 'exponential', mean: '6 min' },
      patience: { law: 'exponential', mean: 1e5, incidental: { perHour: 2 } },
      waitingRoom: 5,
    },
  },
  groups: {
    front: { serves: ['private customers with a complaint'], staffing: 4 },
    'back office, second floor': {
      serves: ['b2b', 'private customers with a complaint'],
      staffing: 4,
      targets: ['occupancy <= 0.9 in every day'],
    },
  },
  targets: ['serviceLevel(30 s) >= 80%', 'wait <= 60 s', 'lost <= 1000', 'redials <= 10000 calls'],
}

/** Far too few agents: large numbers everywhere. */
export const overloaded = {
  title: 'Overload',
  open: '08:00-09:00',
  types: {
    a: {
      arrivals: { perHour: 40_000 },
      handle: { law: 'exponential', mean: 6000 },
      patience: { law: 'exponential', mean: 200_000 },
    },
    b: { arrivals: { perHour: 0 }, handle: { law: 'exponential', mean: 60 } },
  },
  groups: { g: { serves: ['a', 'b'], staffing: 100 } },
}

/** One endless interval. */
export const steady = {
  title: 'Steady',
  steady: { length: '20 h', warmUp: '1 h' },
  types: {
    q: {
      arrivals: { perHour: 600 },
      handle: { law: 'exponential', mean: 60 },
      patience: { law: 'exponential', mean: 120, load: { measure: 'queuePerAgent', response: { slope: 0.5 } } },
    },
  },
  groups: { g: { serves: ['q'], staffing: 10 } },
  targets: ['abandonment <= 4.5%'],
}

/** Nobody ever calls. */
export const silent = {
  title: 'Silence',
  open: '08:00-09:00',
  types: { a: { arrivals: { perHour: 0 }, handle: { law: 'exponential', mean: 60 } } },
  groups: { g: { serves: ['a'], staffing: 1 } },
  targets: ['abandonment <= 5%'],
}
