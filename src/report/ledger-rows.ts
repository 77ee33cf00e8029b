// The rows of the journey ledger: where the calls, answers, cases and customers of a scenario go, and what each step costs.
import type { MeasureId } from '../measures/definitions.ts'
import { ABANDONED, LEFT_IVR, OFFERED } from '../measures/sums.ts'
import { minus, plus, sum, type Terms } from '../measures/terms.ts'
import type { Part } from './parts.ts'

/** A step. Those further in are what became of the step above them that stands less far in: they add up to it. */
export type LedgerRow = {
  name: string
  /** How far in it stands. */
  level: 0 | 1 | 2
  /** What is counted; a row of money alone has none. */
  count?: Terms
  /** What the share is of. */
  of?: Terms
  satisfaction?: MeasureId
  /** Earned, or spent where negative. */
  money?: Terms
  needs?: Part
}

const CALLS = plus(OFFERED, sum('closed'))
/** Calls that came to ask for an agent, or were cut off on the way. */
const TO_AGENTS = minus(OFFERED, LEFT_IVR)
const CASES = sum('cases', 'casesOpen')
const negative = (...terms: Parameters<typeof sum>): Terms => minus({}, sum(...terms))

const BEFORE: readonly LedgerRow[] = [
  { name: 'callers', level: 0, count: sum('fresh') },
  {
    name: '+ redials after no answer',
    level: 0,
    count: minus(CALLS, sum('fresh', 'repeats')),
    of: CALLS,
  },
  { name: '+ repeats after an answer', level: 0, count: sum('repeats'), of: CALLS },
  { name: 'calls', level: 0, count: CALLS, money: negative('lineCost') },
]

const CALLS_END: readonly LedgerRow[] = [
  { name: 'while closed', level: 1, count: sum('closed'), of: CALLS },
  { name: 'served by IVR or bot', level: 1, count: sum('selfServed'), of: CALLS },
  { name: 'wrongly thought served', level: 1, count: sum('selfBelieved'), of: CALLS },
  { name: 'hung up before an agent', level: 1, count: sum('hungUp'), of: CALLS },
  { name: 'for an agent', level: 1, count: TO_AGENTS, of: CALLS },
  { name: 'balked or blocked', level: 2, count: sum('balked', 'blocked'), of: TO_AGENTS },
  { name: 'abandoned', level: 2, count: ABANDONED, of: TO_AGENTS },
  { name: 'cut off at closing', level: 2, count: sum('disconnected'), of: TO_AGENTS },
  { name: 'still inside', level: 2, count: sum('inside'), of: TO_AGENTS },
  { name: 'took a callback', level: 2, count: sum('callback'), of: TO_AGENTS },
  { name: 'answered', level: 2, count: sum('answered'), of: TO_AGENTS },
]

const ANSWERS: readonly LedgerRow[] = [
  {
    name: '+ called back',
    level: 0,
    count: sum('calledBack'),
    of: sum('callback'),
    money: negative('callbackCost'),
  },
  {
    name: 'answers',
    level: 0,
    count: sum('answers'),
    satisfaction: 'contactSatisfaction',
    money: negative('agentCost'),
  },
  { name: 'solved', level: 1, count: sum('solved'), of: sum('answers'), needs: 'resolution' },
  { name: 'wrongly thought solved', level: 1, count: sum('believed'), of: sum('answers'), needs: 'resolution' },
  {
    name: 'not solved',
    level: 1,
    count: minus(sum('contacts'), sum('solved', 'believed')),
    of: sum('answers'),
    needs: 'resolution',
  },
  {
    name: 'nothing to solve',
    level: 1,
    count: minus(sum('answers'), sum('contacts')),
    of: sum('answers'),
    needs: 'resolution',
  },
]

const CASES_END: readonly LedgerRow[] = [
  { name: 'cases, one a caller', level: 0, count: CASES, satisfaction: 'satisfaction', needs: 'resolution' },
  { name: 'solved', level: 1, count: sum('casesSolved'), of: CASES, needs: 'resolution' },
  { name: 'given up after an answer', level: 1, count: sum('casesGivenUp'), of: CASES, needs: 'resolution' },
  {
    name: 'lost, last call unanswered',
    level: 1,
    count: minus(sum('cases'), sum('casesSolved', 'casesGivenUp')),
    of: CASES,
    needs: 'resolution',
  },
  { name: 'open at the end', level: 1, count: sum('casesOpen'), of: CASES, needs: 'resolution' },
]

const CUSTOMERS: readonly LedgerRow[] = [
  {
    name: 'customers lost',
    level: 0,
    count: minus(sum('left'), sum('wonBack')),
    of: sum('cases'),
    money: negative('valueLost'),
  },
  { name: 'sales', level: 0, count: sum('sales'), of: sum('solved'), money: sum('valueSold') },
  { name: 'errors in the data', level: 0, money: negative('errorCost') },
  { name: 'policies', level: 0, money: negative('policyCost') },
]

/** All steps, in the order in which a customer goes through them. */
export const LEDGER: readonly LedgerRow[] = [...BEFORE, ...CALLS_END, ...ANSWERS, ...CASES_END, ...CUSTOMERS]
