// What stands in the two panels of the report, in order.
import type { MeasureId } from '../measures/definitions.ts'
import type { Part } from './parts.ts'

export type Item = {
  measure: MeasureId
  /** Only where this measure, mostly the same one, says that a mechanism which not every scenario has did anything. */
  ifAny?: MeasureId
  /** Only where the scenario asks about it. */
  needs?: Part
  /** Only when everything is asked for. */
  full?: true
}

type How = Omit<Item, 'measure' | 'ifAny'>

const items = (how: How, ...ids: MeasureId[]): Item[] => ids.map(measure => ({ measure, ...how }))
const always = (...ids: MeasureId[]) => items({}, ...ids)
const ifAny = (...ids: MeasureId[]): Item[] => ids.map(measure => ({ measure, ifAny: measure }))
const ifFull = (...ids: MeasureId[]): Item[] => ifAny(...ids).map(item => ({ ...item, full: true }))

export const OPERATIONS: readonly Item[] = [
  ...always('offered', 'answeredShare', 'abandonment', 'serviceLevel', 'speedOfAnswer'),
  ...ifAny('balking', 'blocking', 'disconnected', 'closed', 'inside'),
  ...always('queueLength', 'handleTime'),
  ...ifAny('afterCallWork'),
  ...always('occupancy', 'agentsScheduled'),
  ...ifAny('overtime'),
  ...ifAny('ivrShare', 'ivrTime', 'ivrLoops', 'ivrAbandonment'),
  ...ifAny('misrouted', 'waitMisrouted'),
  { measure: 'waitWellRouted', ifAny: 'waitMisrouted' },
  ...ifAny('waitMultiplier', 'transfers', 'handleTimeLost'),
  ...(['deskVisits', 'deskWait', 'deskServiceLevel'] as const).map(
    (measure): Item => ({ measure, ifAny: 'transfers', full: true }),
  ),
  ...ifAny('callbackOffered', 'callbackTaken', 'calledBack', 'callbackAttemptsLost'),
  ...ifAny('hardCalls', 'surveyResponse', 'outreach'),
]

export const OUTCOMES: readonly Item[] = [
  ...always('fresh', 'redials', 'attempts', 'lost', 'callerAbandonment', 'competitor'),
  ...always('abandonmentDeliberate', 'abandonmentIncidental'),
  ...ifAny('containment', 'believedContained', 'callbackDelay', 'promisesBroken', 'callbackFailed'),
  ...ifFull('coldTransfers', 'callbackIn'),
  { measure: 'timeToAgent', ifAny: 'callbackTaken', full: true },
  ...items({ needs: 'resolution' }, 'fcr', 'resolution', 'repeatShare', 'callsPerCase', 'timeToResolution'),
  ...ifAny('falselySolved'),
  { measure: 'givenUpShare', ifAny: 'givenUpShare', needs: 'resolution' },
  ...items({ needs: 'resolution' }, 'firstResponse', 'backlog', 'casesOpen'),
  ...items({ needs: 'resolution', full: true }, 'solvedShare', 'lostShare', 'transfersPerCase', 'resolutionRate'),
  ...items({ needs: 'satisfaction' }, 'satisfaction', 'contactSatisfaction'),
  ...ifAny('surveyRating', 'csat', 'surveyGap'),
  ...ifFull('saidSolved', 'surveyedSolved'),
  ...ifAny('churn', 'customersLost', 'wonBack'),
  ...ifFull('lostToBetter', 'customers', 'newCustomers'),
  ...ifAny('sales', 'costPerSolvedCase'),
]

/** Names that stand alone in the table of measures, and can be plainer beside their like. */
export const PLAINER: Partial<Record<MeasureId, string>> = {
  fresh: 'callers',
  answeredShare: 'answered',
  closed: 'called while closed',
  callbackAttemptsLost: 'callback attempts lost',
  surveyRating: 'rating, 1 to 5',
  fcr: 'FCR (86 % expected)',
  repeatShare: 'repeat calls',
  falselySolved: 'believed, not solved',
  believedContained: 'believed, not served',
  givenUpShare: 'cases given up',
  solvedShare: 'cases solved',
  lostShare: 'cases lost',
  contactSatisfaction: 'satisfaction, answers',
  casesOpen: 'cases open at the end',
  surveyedSolved: 'truly solved, surveyed',
  deskServiceLevel: 'desks in time',
}

/** What a number is, where its unit does not say it. */
export const SUFFIX: Partial<Record<MeasureId, string>> = { waitMultiplier: ' ×' }
