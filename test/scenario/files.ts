// A small valid scenario, and the message that a changed one is refused with.
import { UserError } from '../../src/scenario/problems.ts'
import { parseScenario, type Reading, textSource } from '../../src/scenario/read.ts'

export const DAY = `title: Bank line
start: 2026-03-01
open: { sun-thu: "08:00-10:00" }
interval: 30 min
types:
  billing:
    arrivals:
      perHour: [60, 80, 90, 70]
    handle: { law: lognormal, mean: 3 min, cv: 1.2, afterCallWork: 20 s }
    patience:
      law: exponential
      mean: 6 min
      load: { measure: queuePerAgent, response: { slope: 0.8, max: 3 } }
  sales:
    arrivals: { perHour: { sun-thu: 20 } }
    handle: { law: exponential, mean: 240 }
groups:
  front:
    serves: [billing, sales]
    staffing: [5, 6, 6, 5]
    shrinkage: { breaks: 0.1 }
`

/** A scenario with everything beyond the queue. */
export const JOURNEY = `title: Journey
start: 2026-03-01
days: 3
dataQuality: 0.8
ivr:
  hangUp: { perHour: 6 }
  steps:
    main: { time: 20 s, next: { main: 0.1, menu: 0.4, mobile: 0.2, solved: 0.2, hangUp: 0.1 } }
    menu: { time: { law: exponential, mean: 10 }, next: { queue: 0.9, believedSolved: 0.1 } }
satisfaction: { recovery: 0.5 }
survey: {}
churn: {}
wordOfMouth: {}
customers: { count: 20000, newPerDay: 10 }
economics: {}
interventions:
  - { name: training, from: "2026-03-02 00:00", groups: [desk], knowledge: 0.1, lookUp: 0.5, resolution: 1.1 }
  - { name: rules, from: "00:00", handOver: {}, proactive: {}, breakCover: true, reassign: { from: chats, to: desk, agents: 1 } }
types:
  internet:
    arrivals: { perCustomer: 0.02, perHour: { daily: 3, sun: 1 } }
    handle: { law: exponential, mean: 240, lookUp: 1 min }
    misrouting: { to: { mobile: 2 } }
    resolution: { hurry: { response: { slope: -0.1 } } }
    hardCalls: {}
    callback: { offer: { queue: 3 } }
  mobile:
    arrivals: { perHour: 10 }
    handle: { law: exponential, mean: 200 }
    bot: { time: 30 s, hangUp: 0.05 }
    misrouting: {}
  chat:
    arrivals: { perHour: 5 }
    handle: { law: exponential, mean: 300 }
    channel: chat
  mail:
    arrivals: { perHour: 2 }
    handle: { law: exponential, mean: 300 }
    channel: email
    patience: { law: exponential, mean: 2 d }
groups:
  desk:
    serves: [internet, mobile]
    staffing: 4
    profile: { recovery: {} }
  chats:
    serves: [chat, mail]
    staffing: 3
    concurrency: { chats: 3 }
`

export function read(texts: string | Record<string, string>, set: string[] = []): Reading {
  const files = typeof texts === 'string' ? { 'day.yaml': texts } : texts
  return parseScenario(Object.keys(files)[0], textSource(files), { set })
}

/** The message of the UserError; any other outcome fails. */
export function refusal(texts: string | Record<string, string>, set: string[] = []): string {
  try {
    read(texts, set)
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
  throw new Error('the scenario was accepted')
}

/** The valid scenario with pieces of its text replaced; each piece must be there. */
export const changed = (...pieces: [string, string][]) => replaced(DAY, pieces)

/** A text with pieces replaced, each where it first stands. */
export function replaced(whole: string, pieces: [string, string][]): string {
  return pieces.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`no ${from} in the scenario`)
    return text.replace(from, () => to)
  }, whole)
}
