// Random call centers: valid, small, with every mechanism of the model in random combination.
import fc from 'fast-check'

type Fields = Record<string, unknown>

export const minutes = (min: number, max: number) =>
  fc.integer({ min: Math.round(min * 10), max: max * 10 }).map(tenths => tenths * 6)
export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
export const share = fc.constantFrom(0, 0.1, 0.5, 0.9, 1)

export const law = (min: number, max: number) =>
  fc.oneof(
    minutes(min, max).map(value => ({ law: 'constant', value })),
    minutes(min + 0.1, max).map(mean => ({ law: 'exponential', mean })),
    fc.record({ law: fc.constant('lognormal'), mean: minutes(min + 0.1, max), cv: fc.constantFrom(0.5, 1.2) }),
    fc.record({ law: fc.constant('gamma'), mean: minutes(min + 0.1, max), shape: fc.constantFrom(0.6, 3) }),
    fc.record({ law: fc.constant('exponential'), mean: minutes(min + 0.1, max), zero: fc.constantFrom(0.1, 0.5) }),
  )

const estimator = fc.constantFrom('queueLength', 'headOfLine', 'lastToEnter')
const steps = (values: fc.Arbitrary<number>) =>
  fc.array(values, { minLength: 1, maxLength: 3 }).map(list => list.map((value, i) => [i * 2, value]))
const response = fc.oneof(
  fc.record({ slope: fc.constantFrom(-0.2, 0.3, 1), min: fc.constant(0.2), max: fc.constant(5) }),
  fc.record({ power: fc.constantFrom(-0.5, 0.5, 1) }),
  fc.record({ steps: steps(fc.constantFrom(0.3, 0.8, 1, 2)) }),
)
const continuous = fc.constantFrom('queueLength', 'queuePerAgent', 'busyFraction')
const seen = fc.constantFrom('queueLength', 'queuePerAgent', 'busyFraction', 'anticipatedWait')
const ofPatience = fc.oneof(
  fc.record({ when: fc.constant('waiting'), measure: continuous, response }),
  fc.record({ when: fc.constant('arrival'), measure: seen, estimator, response }),
)
const ofHandling = fc.oneof(
  fc.record({ when: fc.constant('during'), measure: continuous, response }),
  fc.record({ when: fc.constant('start'), measure: seen, estimator, response }),
)

const balk = fc.oneof(
  fc.record({ probability: share }),
  fc.record({ beta: fc.constantFrom(0.1, 1) }),
  fc.record({ steps: steps(share), measure: seen, estimator }),
)

const mechanisms = fc.record({
  load: fc.array(ofPatience, { maxLength: 2 }),
  experience: maybe(
    fc.record({
      gain: fc.constantFrom(0.5, -0.5, 2),
      smoothing: fc.constantFrom(0.1, 1),
      scope: fc.constantFrom('population', 'customer'),
      observation: fc.constantFrom('virtualWait', 'estimate'),
      initial: fc.constantFrom(0, 60),
    }),
  ),
  announcement: maybe(
    fc.record({ delay: maybe(minutes(0, 3)), estimator, balk: share, growth: fc.constantFrom(-1, 0, 0.5) }),
  ),
  balk: maybe(balk),
  incidental: maybe(fc.record({ perHour: fc.constantFrom(1, 20, 200) })),
})

const plainPatience = law(0.1, 8)
const patience = fc.oneof(
  plainPatience,
  fc.tuple(plainPatience, mechanisms).map(([law, more]) => ({ ...law, ...more })),
  fc.tuple(plainPatience, mechanisms, plainPatience).map(([one, more, other]) => ({
    segments: [
      { name: 'calm', share: 0.7, ...one, ...more },
      { name: 'hasty', share: 0.3, ...other },
    ],
  })),
)

const redial = fc.record({
  deliberate: share,
  incidental: share,
  blocked: fc.constantFrom(0, 0.5),
  balked: fc.constantFrom(0, 0.5),
  disconnected: share,
  closed: share,
  sameDay: law(0.5, 20),
  nextDay: share,
  attempts: fc.constantFrom(0, 1, 3),
  competitor: share,
})

/** A center has days, or lasts for ever. */
type Time = { kind: 'hour' | 'weekdays' | 'round the clock' | 'steady'; days: number }

function arrivals({ kind, days }: Time): fc.Arbitrary<Fields> {
  if (kind === 'steady') return fc.record({ perHour: fc.constantFrom(10, 60, 150) })
  const moment = fc.tuple(fc.nat(days - 1), fc.integer({ min: 7 * 60, max: 10 * 60 }), fc.nat(59))
  const written = moment.map(([day, m, s]) => {
    const two = (n: number) => String(n).padStart(2, '0')
    return `2026-01-0${4 + day} ${two(Math.floor(m / 60))}:${two(m % 60)}:${two(s)}`
  })
  const bursts = fc.array(fc.record({ at: written, calls: fc.constantFrom(1, 20), spread: law(0.1, 20) }), {
    maxLength: 2,
  })
  const rate = kind === 'round the clock' ? fc.constantFrom(0, 5, 15) : fc.constantFrom(0, 30, 120, 240)
  const figures = kind === 'hour' ? fc.oneof(rate, fc.tuple(rate, rate)) : rate
  const busyness = maybe(
    fc.constantFrom({ shape: 1, shared: false }, { shape: 10, shared: false }, { shape: 10, shared: true }),
  )
  return fc.oneof(
    fc.record({ perHour: figures, busyness, bursts }),
    fc.record({ perInterval: rate.map(r => r / 2), bursts }),
    fc.record({ trace: fc.array(written, { minLength: 1, maxLength: 40 }), bursts }),
  )
}

const callType = (time: Time) =>
  fc
    .record({
      arrivals: arrivals(time),
      law: law(0.2, 6),
      hold: maybe(minutes(0, 1)),
      afterCallWork: maybe(fc.oneof(minutes(0, 1), law(0.1, 1))),
      load: maybe(ofHandling),
      patience: maybe(patience),
      redial: maybe(redial),
      priority: fc.oneof(fc.constant(0), fc.constant(2), fc.record({ perMinute: fc.constantFrom(0.5, 3) })),
      waitingRoom: maybe(fc.constantFrom(0, 2, 8)),
      agentChoice: maybe(fc.constantFrom('leastSkilled', 'fastest', 'slowest', 'random')),
    })
    .map(({ law, hold, afterCallWork, load, ...type }) => ({ ...type, handle: { ...law, hold, afterCallWork, load } }))

const breaks = fc.constantFrom(
  [],
  [{ after: '10 min', length: '5 min' }],
  [{ window: '08:10-08:40', length: '7 min' }],
  [
    { after: '5 min', length: '5 min' },
    { after: '20 min', length: '10 min' },
  ],
)
const shift = fc
  .record({
    start: fc.constantFrom('08:00', '07:30', '08:15', '23:00'),
    length: fc.constantFrom('1 h', '2 h'),
    agents: fc.integer({ min: 1, max: 4 }),
    days: fc.constantFrom('daily', 'sun', 'mon-fri'),
    breaks,
  })
  .map(shift => ({ ...shift, breaks: shift.start === '08:00' ? shift.breaks : [] }))

function staffing({ kind }: Time): fc.Arbitrary<Fields> {
  const agents = fc.integer({ min: 0, max: 6 })
  const figures = kind === 'hour' ? fc.oneof(agents, fc.tuple(agents, agents)) : agents
  const counts = figures.map(staffing => ({ staffing }))
  if (kind === 'steady') return fc.integer({ min: 1, max: 6 }).map(staffing => ({ staffing }))
  const lateness = maybe(law(0.1, 20))
  return fc.oneof(
    { weight: 2, arbitrary: counts },
    { weight: 1, arbitrary: fc.record({ shifts: fc.array(shift, { minLength: 1, maxLength: 3 }), lateness }) },
  )
}

const service = fc.record({
  rank: fc.constantFrom(1, 1, 2),
  after: fc.constantFrom(0, 0, 0, 20, 90),
  priority: fc.constantFrom(0, 1),
  handleFactor: fc.constantFrom(1, 1, 0.7, 1.4),
})

const group = (time: Time, types: string[]) =>
  fc
    .record({
      when: staffing(time),
      serves: fc.tuple(fc.subarray(types, { minLength: 1 }), fc.array(service, { minLength: 3, maxLength: 3 })),
      shrinkage: maybe(
        fc.record({ presence: fc.constantFrom('fixed', 'random'), absence: fc.constantFrom(0, 0.1, 0.4) }),
      ),
      handleFactor: fc.constantFrom(1, 1.3),
      callChoice: maybe(fc.constantFrom('oldest', 'priority', 'score')),
    })
    .map(({ when, serves: [names, services], ...group }) => ({
      ...group,
      ...when,
      serves: Object.fromEntries(names.map((name, i) => [name, services[i]])),
    }))

const OPEN: Record<Time['kind'], unknown> = {
  hour: '08:00-09:00',
  weekdays: { sun: '08:00-09:30', mon: '07:00-10:00', tue: '09:00-10:30' },
  'round the clock': '00:00-24:00',
  steady: undefined,
}

function centerIn(time: Time): fc.Arbitrary<Fields> {
  return fc
    .record({ types: fc.array(callType(time), { minLength: 1, maxLength: 3 }), count: fc.integer({ min: 1, max: 3 }) })
    .chain(({ types, count }) => {
      const names = types.map((_, i) => ['billing', 'sales', 'tech'][i])
      const steady = time.kind === 'steady'
      return fc.record({
        title: fc.constant('a random center'),
        days: fc.constant(steady ? undefined : time.days),
        open: fc.constant(OPEN[time.kind]),
        closing: steady ? fc.constant(undefined) : fc.constantFrom('drain', 'clear'),
        steady: fc.constant(steady ? { length: '2 h', warmUp: '10 min' } : undefined),
        lines: maybe(fc.constantFrom(3, 12)),
        waitingRoom: maybe(fc.constantFrom(1, 10)),
        routing: fc.record({
          callChoice: fc.constantFrom('oldest', 'priority', 'score'),
          agentChoice: fc.constantFrom('longestIdle', 'leastSkilled', 'fastest', 'random'),
        }),
        types: fc.constant(Object.fromEntries(names.map((name, i) => [name, types[i]]))),
        groups: fc
          .tuple(fc.array(group(time, names), { minLength: count, maxLength: count }), service)
          .map(([groups, service]) => served(groups, names, service)),
      })
    })
}

/** The first group serves whatever no other does. */
function served(groups: { serves: Record<string, unknown> }[], names: string[], service: Fields): Fields {
  const missing = names.filter(name => !groups.some(group => name in group.serves))
  const [first, ...others] = groups
  const serves = { ...first.serves, ...Object.fromEntries(missing.map(name => [name, service])) }
  return Object.fromEntries([{ ...first, serves }, ...others].map((group, i) => [['front', 'back', 'side'][i], group]))
}

/** Without the fields that say nothing, as a file would have it. */
export const plain = (scenario: Fields): Fields => JSON.parse(JSON.stringify(scenario))

/** Any center: days of an hour or of hours that differ, days around the clock, or steady state. */
export const callCenter: fc.Arbitrary<Fields> = fc
  .record({
    kind: fc.constantFrom('hour', 'hour', 'weekdays', 'round the clock', 'steady'),
    days: fc.integer({ min: 1, max: 3 }),
  })
  .chain(time => centerIn(time as Time))
  .map(plain)
