// The file of a study: one DuckDB database with the plan, every replication, and the estimates.
//
// This page says what a store is; `store-duckdb.ts` is the one there is.
import type { TidyRow } from '../../measures/tidy.ts'
import { UserError } from '../../scenario/problems.ts'
import type { Packed } from './packing.ts'
import type { Plan } from './plan.ts'
import type { Program } from './program.ts'
import type { ChunkResult, Failure, Range } from './trial.ts'

/** Part `index` of `of`, from 1. */
export type Shard = { index: number; of: number }

export type Manifest = {
  /** Identity of the plan. */
  id: string
  plan: Plan
  program: Program
  /** Which part of the study this file was made for; null: all of it. */
  shard: Shard | null
  /** Where two runs of one replication differed: the study is not to be trusted. */
  broken: string | null
  /** Hash of all hashes, when the study is complete: equal for equal results. */
  results: string | null
}

export type PointEstimate = Pick<TidyRow, 'measure' | 'unit' | 'threshold' | 'value' | 'low' | 'high'> & {
  point: number
  n: number
}

export type StoredTrial = Packed & { point: number; replication: number }

export type Store = {
  file: string
  manifest: Manifest
  /**
   * Adds what a chunk has shown, all of it or nothing. A replication that is already there must have the same hash.
   * @throws BrokenStudyError when it has another; the study is then marked broken
   */
  add(result: ChunkResult): Promise<void>
  /** What is there, in order of points, as few ranges as possible. */
  done(): Promise<Range[]>
  failures(): Promise<Failure[]>
  /** Forgets failures, to try again. */
  forgetFailures(): Promise<void>
  /** The replications of a point, in order; a part at a time, so that no point is too large. */
  trials(point: number): AsyncIterable<readonly StoredTrial[]>
  /** Estimates of points that are complete, in place of those that were there. */
  saveEstimates(estimates: ReadonlyMap<number, readonly TidyRow[]>): Promise<void>
  /** Points that have estimates. */
  estimated(): Promise<Set<number>>
  /** Estimates of everything together, of these measures: by point, then in the order of the table. */
  estimates(measures: readonly string[]): Promise<PointEstimate[]>
  /** Hash of all hashes in order, kept in the manifest: the study is complete. */
  seal(): Promise<string>
  /**
   * Reads everything and computes every hash again: for whoever has reason to doubt a file.
   * @throws UserError when something is not what was stored
   */
  verify(): Promise<void>
  /** Lets others at the file; safe after any error, and twice. */
  close(): Promise<void>
}

/** The same replication was run twice and gave different results. */
export class BrokenStudyError extends UserError {}
