// A chunk in pieces: the same result, with room in between for who wants to stop it.
import type { Chunk, ChunkResult, Failure, TrialResult } from './trial.ts'

/**
 * Runs a chunk one replication at a time.
 * @param work runs chunks: see `workOn`
 * @param pause called between replications; what it throws ends the chunk
 */
export async function inPieces(
  work: (chunk: Chunk) => ChunkResult,
  chunk: Chunk,
  pause: () => Promise<void>,
): Promise<ChunkResult> {
  const results: TrialResult[] = []
  const failures: Failure[] = []
  let ms = 0
  for (const { point, from, to } of chunk) {
    for (let replication = from; replication < to; replication++) {
      const piece = work([{ point, from: replication, to: replication + 1 }])
      ms += piece.ms
      results.push(...piece.results)
      // The rest of the range is left, as it would be in one go.
      failures.push(...piece.failures.map(failure => ({ ...failure, to })))
      await pause()
      if (piece.failures.length > 0) break
    }
  }
  return { results, failures, ms }
}
