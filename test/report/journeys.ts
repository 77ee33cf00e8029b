// Call centers whose callers have a journey beyond the queue.

const constant = (value: string) => ({ law: 'constant', value })
const OFF = { waitPerMinute: 0, ivrLoop: 0, ivrPerMinute: 0 }

/**
 * One agent, talks of exactly five minutes. Two callers of `service` go through a minute of IVR; no answer solves anything,
 * each calls again half an hour later and then gives up. Of two callers of `sales` the first is answered and solved, the
 * second gives up after two minutes. One caller of `balance` is served by his IVR.
 */
export const twoCallsEach = {
  title: 'Two calls each',
  open: '08:00-10:00',
  ivr: { steps: { menu: { time: '1 min', next: { queue: 1 } } } },
  satisfaction: OFF,
  churn: { table: [[0, 0]], unresolved: 1 },
  economics: { lineHour: 6, pricePremium: 1, crossSell: { offers: 1, existing: 1 } },
  interventions: [{ name: 'posters', from: '2026-01-04 00:00', cost: 100 }],
  types: {
    service: {
      arrivals: {
        trace: ['08:00', '08:30'],
        bursts: [{ at: '08:00', errors: { customers: 10, rate: 0.1, prevented: 1 } }],
      },
      handle: constant('5 min'),
      resolution: { probability: 0, delay: constant('30 min'), contacts: 2 },
    },
    sales: {
      arrivals: { trace: ['09:20', '09:22'] },
      ivr: { steps: { greeting: { time: 0, next: { queue: 1 } } } },
      handle: constant('5 min'),
      patience: constant('2 min'),
      resolution: { probability: 1 },
    },
    balance: {
      arrivals: { trace: ['09:40'] },
      ivr: { steps: { tell: { time: '1 min', next: { solved: 1 } } } },
      handle: constant('5 min'),
      resolution: {},
    },
  },
  groups: { desk: { serves: ['service', 'sales', 'balance'], staffing: 1 } },
}

/** Everything that can happen to a customer, for a week. */
export const everything = {
  title: 'A bank with everything',
  days: 8,
  open: { 'sun-thu': '08:00-18:00', fri: '08:00-12:00' },
  interval: '1 h',
  ivr: {
    hangUp: { perHour: 4 },
    steps: {
      menu: { time: 30, next: { queue: 0.75, balance: 0.15, menu: 0.08, hangUp: 0.02 } },
      balance: { time: 40, next: { solved: 0.7, believedSolved: 0.1, menu: 0.2 } },
    },
  },
  dataQuality: 0.8,
  satisfaction: { recovery: 0.3 },
  survey: {},
  churn: {},
  wordOfMouth: {},
  customers: { count: 20_000, newPerDay: 20 },
  economics: { currency: 'shekels of Israel', agentHour: 30_000, crossSell: { offers: 0.1 }, winBack: 0.1 },
  types: {
    service: {
      arrivals: {
        perCustomer: 1.2,
        bursts: [{ at: '2026-01-05 09:00', errors: { customers: 2000, rate: 0.1, callsPerError: 0.6 } }],
      },
      handle: { law: 'lognormal', mean: '4 min', cv: 1, afterCallWork: 30, lookUp: 30 },
      patience: { law: 'exponential', mean: '6 min' },
      redial: { deliberate: 0.6, hangUp: 0.4 },
      misrouting: {},
      callback: { offer: { wait: 60 }, accept: 0.5, noAnswer: 0.3 },
      resolution: { believed: 0.2, contacts: 3 },
      hardCalls: {},
    },
    sales: {
      arrivals: { perHour: 25 },
      handle: { law: 'exponential', mean: '3 min' },
      patience: { law: 'exponential', mean: '3 min' },
      resolution: { probability: 0.9 },
    },
  },
  groups: {
    front: { serves: ['service', 'sales'], staffing: 12, profile: { spread: 0.1, fatigue: {}, moraleDrift: {} } },
    shop: { serves: { sales: {}, service: { rank: 2, after: 30 } }, staffing: 2, profile: {} },
  },
  interventions: [
    { name: 'training', from: '2026-01-07 00:00', cost: 2000, costPerDay: 50, knowledge: 0.2 },
    { name: 'outreach', from: '2026-01-06 00:00', proactive: {} },
  ],
  targets: ['serviceLevel(20 s) >= 80%', 'fcr >= 70%', 'netValue >= -1000000'],
}

/** The same without end, and without days, customers or money. */
export const endless = {
  ...{
    ...everything,
    days: undefined,
    open: undefined,
    interval: undefined,
    customers: undefined,
    wordOfMouth: undefined,
  },
  ...{ economics: undefined, interventions: [], targets: [] },
  title: 'Without end',
  steady: { length: '60 h', warmUp: '10 h' },
  types: {
    ...everything.types,
    service: { ...everything.types.service, arrivals: { perHour: 120 } },
  },
}

/** An IVR, and nothing else beyond the queue. */
export const onlyIvr = {
  title: 'Only an IVR',
  open: '08:00-09:00',
  ivr: { steps: { menu: { time: 30, next: { queue: 0.9, hangUp: 0.1 } } } },
  types: { calls: { arrivals: { perHour: 60 }, handle: { law: 'exponential', mean: 180 } } },
  groups: { desk: { serves: ['calls'], staffing: 4 } },
}
