// What travels between those who plan, those who simulate and those who store.

/** Replications of a point, `from` up to but not including `to`. */
export type Range = { point: number; from: number; to: number }

/** What is handed out at once: some ranges, in order. */
export type Chunk = readonly Range[]

/** One replication of one point, as it is stored. */
export type TrialResult = {
  point: number
  replication: number
  /** Of the observations: what the replication is recognised by, wherever and whenever it runs again. */
  hash: string
  /** The observations, packed: see `packing.ts`. */
  data: Uint8Array
  /** In the order of the plan's columns; NaN where nothing was observed. */
  values: Float64Array
}

/** Replications that could not be run. */
export type Failure = Range & { message: string }

export type ChunkResult = {
  results: readonly TrialResult[]
  failures: readonly Failure[]
  /** How long it took, in milliseconds. */
  ms: number
}

/** Runs chunks somewhere. Where it is never shows in the results. */
export type Backend = {
  /** What people call it: `2 threads`. */
  name: string
  /** How long a chunk should take, in seconds. */
  chunkSeconds: number
  /** Chunks worth having under way at once; may change as workers come and go. */
  slots(): number
  /** @throws when it cannot run chunks at all; what goes wrong within a trial is a failure in the result */
  run(chunk: Chunk): Promise<ChunkResult>
  /** Told that the result of a chunk is stored, where it is kept somewhere until then. */
  taken?(chunk: Chunk): Promise<void>
  close(): Promise<void>
}
