// Random call centers with any mix of what there is beyond the queue.
import fc from 'fast-check'
import { callCenter, law, maybe, minutes, plain, share } from './scenarios.ts'

type Fields = Record<string, unknown>
type Named = Record<string, Fields>

// ── call types ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Two steps with loops, exits of every kind, and a door to another type now and then. */
const ivr = (other: string) =>
  fc
    .record({
      hangUp: maybe(fc.record({ perHour: fc.constantFrom(1, 60) })),
      time: law(0, 2),
      more: minutes(0, 2),
      loop: fc.constantFrom(0, 0.2, 0.5),
      door: fc.constantFrom('queue', 'queue', 'solved', 'believedSolved', 'hangUp', other),
    })
    .map(({ hangUp, time, more, loop, door }) => ({
      hangUp,
      steps: {
        main: { time, next: { main: loop / 2, menu: 0.5, queue: 0.5 - loop / 2 } },
        menu: { time: more, next: edges([loop, 'main'], [0.3, door], [0.7 - loop, 'queue']) },
      },
    }))

function edges(...all: [number, string][]): Record<string, number> {
  const next: Record<string, number> = {}
  for (const [probability, to] of all) next[to] = (next[to] ?? 0) + probability
  return next
}

const bot = fc.record({
  time: fc.oneof(minutes(0, 2), law(0.1, 1)),
  contained: fc.constantFrom(0, 0.3),
  believedSolved: fc.constantFrom(0, 0.3),
  hangUp: fc.constantFrom(0, 0.3),
})

const misrouting = fc.record({
  probability: maybe(share),
  diagnosis: fc.oneof(minutes(0, 2), law(0.1, 1), fc.constant('handle')),
  transfer: fc.constantFrom('cold', 'warm'),
  retell: fc.constantFrom(1, 1.5),
  patience: fc.constantFrom('fresh', 'continues'),
})

const callback = fc
  .record({
    offer: fc.oneof(fc.record({ wait: minutes(0, 3) }), fc.record({ queue: fc.constantFrom(0, 1, 4) })),
    accept: share,
    mode: fc.constantFrom('promise', 'keepPlace'),
    window: fc.constantFrom('10 min', '1 h', '1 d'),
    reserve: fc.constantFrom(0, 0, 1, 3),
    urgent: fc.constantFrom('0 s', '5 min'),
    noAnswer: fc.constantFrom(0, 0.3, 1),
    retries: fc.constantFrom(0, 1, 4),
    retryAfter: fc.constantFrom('1 min', '30 min'),
  })
  .map(callback => callback as Fields)

const resolution = fc.record({
  probability: share,
  dataQuality: share,
  hurry: maybe(
    fc.record({
      response: fc.constantFrom(
        { slope: -0.2 },
        {
          steps: [
            [0, 1],
            [3, 0.5],
          ],
        },
      ),
    }),
  ),
  believed: share,
  repeat: share,
  delay: law(1, 60),
  contacts: fc.constantFrom('unlimited', 1, 3),
})

const hardCalls = fc.record({
  share: fc.constantFrom(0, 0.3),
  angry: fc.constantFrom(0, 0.5),
  handleFactor: fc.constantFrom(1, 1.4),
  control: share,
})

const typeJourney = (other: string) =>
  fc.record({
    channel: fc.constantFrom('voice', 'voice', 'voice', 'chat', 'email'),
    perCustomer: maybe(fc.constantFrom(0.5, 5)),
    lookUp: maybe(minutes(0, 1)),
    ivr: maybe(ivr(other)),
    bot: maybe(bot),
    misrouting: maybe(misrouting),
    callback: maybe(callback),
    resolution: maybe(resolution),
    hardCalls: maybe(hardCalls),
  })

// ── agents and customers ───────────────────────────────────────────────────────────────────────────────────────────

const trait = fc.constantFrom(0, 0.5, 0.9)
const profile = fc.record({
  knowledge: trait,
  composure: trait,
  promiseKeeping: trait,
  morale: trait,
  empowerment: trait,
  spread: fc.constantFrom(0, 0.2),
  moraleDrift: maybe(fc.constant({})),
  fatigue: maybe(fc.constant({})),
  learning: maybe(fc.constant({ calls: 1 })),
  recovery: maybe(fc.record({ length: minutes(1, 5), cover: fc.boolean() })),
})

const groupJourney = fc.record({
  profile: maybe(profile),
  concurrency: maybe(fc.record({ chats: fc.constantFrom(1, 2, 3), slowdown: fc.constantFrom(0, 0.5) })),
})

const loss = fc.constantFrom(0, 0.1, 1)
const satisfaction = fc.record({
  initial: fc.constantFrom(1, 0.7, 0),
  decay: loss,
  form: fc.constantFrom('multiplicative', 'additive'),
  waitPerMinute: loss,
  ivrLoop: loss,
  misrouted: loss,
  coldTransfer: loss,
  noAnswer: loss,
  callbackPerHour: loss,
  brokenPromise: loss,
  recovery: share,
})

const policy = fc.record({
  from: fc.constantFrom('00:00', '08:20'),
  ramp: fc.constantFrom('0 s', '2 d'),
  dataQuality: fc.constantFrom(-0.2, 0, 0.4),
  handOver: maybe(fc.constant({ after: '1 min' })),
  proactive: maybe(fc.record({ delay: fc.constantFrom('1 min', '2 h'), reach: share, solves: share })),
  knowledge: fc.constantFrom(0, 0.3),
  reassign: maybe(fc.constant(1)),
})

const customers = fc.record({
  satisfaction: maybe(satisfaction),
  survey: maybe(fc.record({ response: share })),
  churn: maybe(fc.constantFrom({}, { table: [[0, 1]], unresolved: 1 }, { logistic: {} })),
  wordOfMouth: maybe(fc.constant({})),
  customers: maybe(fc.record({ count: fc.constantFrom(1, 30, 500), newPerDay: fc.constantFrom(0, 20) })),
  economics: maybe(fc.constant({ winBack: 0.5, crossSell: { offers: 0.5 } })),
  dataQuality: fc.constantFrom(1, 0.5, 0),
  policies: fc.array(policy, { maxLength: 2 }),
})

// ── together ───────────────────────────────────────────────────────────────────────────────────────────────────────

type Draws = { types: Fields[]; groups: Fields[]; top: Fields }

/** Adds what has a meaning there. */
function furnish(center: Fields, { types, groups, top }: Draws): Fields {
  const { dataQuality, policies, ...more } = top as { dataQuality: number; policies: Fields[] } & Fields
  const named = Object.entries(center.types as Named)
  const population = more.customers !== undefined
  const furnished: Named = Object.fromEntries(
    named.map(([name, type], i) => [name, furnishType(type, types[i], { alone: named.length === 1, population })]),
  )
  const calling = Object.values(furnished).some(({ arrivals }) => (arrivals as Fields).perCustomer !== undefined)
  const asked = more.satisfaction !== undefined
  const all = {
    ...center,
    ...more,
    dataQuality,
    survey: asked ? more.survey : undefined,
    churn: asked ? more.churn : undefined,
    customers: calling ? more.customers : undefined,
    wordOfMouth: asked && more.churn && calling && !center.steady ? more.wordOfMouth : undefined,
    types: furnished,
    groups: Object.fromEntries(
      Object.entries(center.groups as Named).map(([name, group], i) => {
        const voice = Object.keys(group.serves as Fields).some(type => furnished[type].channel === 'voice')
        return [name, { ...group, ...groups[i], ...(voice && { concurrency: undefined }) }]
      }),
    ),
  }
  return { ...all, interventions: center.steady ? [] : policies.map((each, i) => policyIn(all, each, i)) }
}

function furnishType(
  type: Fields,
  more: Fields,
  { alone, population }: { alone: boolean; population: boolean },
): Fields {
  const { perCustomer, lookUp, ...rest } = more
  const { perHour, trace, ...others } = type.arrivals as Fields
  const figures = [perHour ?? others.perInterval ?? 0].flat() as number[]
  const ofPopulation = population && perCustomer !== undefined && !trace && figures.some(figure => figure > 0)
  const phone = rest.channel === 'voice'
  return {
    ...type,
    ...rest,
    arrivals: { ...others, perHour, trace, ...(ofPopulation && { perCustomer }) },
    handle: { ...(type.handle as Fields), lookUp },
    ivr: rest.channel === 'email' || rest.bot ? undefined : rest.ivr,
    misrouting: alone ? undefined : rest.misrouting,
    callback: phone ? rest.callback : undefined,
  }
}

function policyIn({ types, groups }: { types: Named; groups: Named }, written: Fields, index: number): Fields {
  const { reassign, knowledge, ...policy } = written
  const has = (part: string) => Object.values(types).some(type => type[part] !== undefined)
  const staffed = Object.keys(groups).filter(name => groups[name].staffing !== undefined)
  const able = Object.keys(groups).filter(name => groups[name].profile !== undefined)
  return {
    ...policy,
    name: `policy ${index}`,
    handOver: has('hardCalls') ? policy.handOver : undefined,
    proactive: has('resolution') && index === 0 ? policy.proactive : undefined,
    reassign: reassign && staffed.length > 1 ? { from: staffed[0], to: staffed[1], agents: 1 } : undefined,
    ...(able.length > 0 && { groups: able, knowledge }),
  }
}

/** Any center of `callCenter`, with any mix of the journey. */
export const journeyCenter: fc.Arbitrary<Fields> = callCenter.chain(center => {
  const names = Object.keys(center.types as Fields)
  return fc
    .record({
      types: fc.tuple(...names.map((_, i) => typeJourney(names[(i + 1) % names.length]))),
      groups: fc.tuple(...Object.keys(center.groups as Fields).map(() => groupJourney)),
      top: customers,
    })
    .map(draws => plain(furnish(center, draws as Draws)))
})
