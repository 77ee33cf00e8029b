// The verification: every case against exact theory or published figures.
import { UserError, unknownWord } from '../../scenario/problems.ts'
import type { Progress } from '../study.ts'
import type { Case } from './case.ts'
import { cases } from './cases/index.ts'
import { type Comparison, compareCase } from './compare.ts'

export type VerifyOptions = {
  /** Ids, where `*` stands for anything and case does not matter; none: all cases. */
  patterns?: readonly string[]
  /** Share of the full length, 0.1 say; default 1. */
  effort?: number
  /** Worker threads; default 1: this thread. */
  workers?: number
  /** Is told after every case. */
  onProgress?: (progress: Progress) => void
}

export type Verification = {
  /** In the order of the cases; the same numbers for any number of workers. */
  comparisons: readonly Comparison[]
  effort: number
  /** |z| beyond which an output is not believed: one honest one in 16,000. */
  limit: number
  /** What has exact values in the literature and is not compared. */
  notCovered: readonly string[]
}

const LIMIT = 4

const NOT_COVERED = [
  'callers in orbit and first calls that are blocked (RETR, REDIAL), the variance of "all agents busy" (TAVC), queues at the ends of intervals (NONSTAT), cases of exactly 5 calls (FCR-1), satisfaction after 6 calls (CSAT-1): no measure shows them',
  'callbacks later than 30 min (CALLBACK-1): 3 in 10,000, in rare clusters, so that their standard error is not known',
  'agents who tire or learn, hard calls, surveys, chats side by side, haste, proactive outreach, money: no exact values are known',
]

/**
 * Simulates the cases and compares.
 * @throws UserError for patterns that fit no case
 */
export async function verify(options: VerifyOptions = {}): Promise<Verification> {
  const { effort = 1 } = options
  return { comparisons: await compareAll(options), effort, limit: LIMIT, notCovered: NOT_COVERED }
}

async function compareAll(options: VerifyOptions): Promise<Comparison[]> {
  const { patterns = [], effort = 1, workers = 1, onProgress = () => {} } = options
  const chosen = casesFor(patterns)
  const threads = Math.min(workers, chosen.length)
  let done = 0
  const onDone = () => onProgress({ done: ++done, planned: chosen.length })
  if (threads > 1)
    return (await (await import('./pool.ts')).compareInWorkers(chosen, { effort, threads, onDone })).flat()
  const comparisons: Comparison[] = []
  for (const subject of chosen) {
    comparisons.push(...(await compareCase(subject, effort)))
    onDone()
  }
  return comparisons
}

function casesFor(patterns: readonly string[]): readonly Case[] {
  const ids = cases.map(({ id }) => id)
  const wanted = patterns.map(pattern => ({ pattern, fits: fitting(pattern) }))
  const idle = wanted.filter(({ fits }) => !ids.some(fits))
  if (idle.length > 0)
    throw new UserError(idle.map(({ pattern }) => ({ path: '', message: unknownWord('case', pattern, ids) })))
  return patterns.length === 0 ? cases : cases.filter(({ id }) => wanted.some(({ fits }) => fits(id)))
}

function fitting(pattern: string): (id: string) => boolean {
  const parts = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const expression = new RegExp(`^${parts.join('.*')}$`, 'i')
  return id => expression.test(id)
}
