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
