// The analysis of output itself: does the variance of batch means tend to the exact one?
import { type Case, known, queue } from '../case.ts'
import { timeVariance } from '../time-variance.ts'

export const output: readonly Case[] = [
  {
    id: 'TAVC-ERLA-1',
    what: 'M/M/14+M: batch means × length of a batch against the time-average variance constant',
    source: 'deviation formula for birth–death chains: Whitt 1992',
    scenario: queue({ agents: 14, perHour: 200, handle: 180, patience: 300 }),
    // Batches of 25 h: the variance constant of a batch mean differs from its limit by about the correlation time ÷ length.
    length: { hours: 25_000, batches: 1000 },
    outputs: [
      ...known({ queueLength: 0.23306240204, agentsBusy: 9.86016255878, delayed: 0.145260114296 }),
      timeVariance('queueLength', 228.549845611),
      timeVariance('agentsBusy', 2914.27917342),
    ],
  },
]
