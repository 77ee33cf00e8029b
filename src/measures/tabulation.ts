// How the counters of a center are laid out, and what a replication leaves in them.
import type { Center } from '../model/center.ts'
import { vectorLength } from './counters.ts'
import { type Axis, FINE_AXES, type Slice, slicesOf } from './slices.ts'

/** What one replication, or one batch of a steady-state study, has shown. */
export type Observation = {
  /** One vector of counters per slice. */
  rows: Float64Array
  /** Histograms of waits by segment: BINS of the answered, then BINS of those who abandoned. */
  waits: Uint32Array
}

/** A service level that a scenario asks for: acceptable waiting time in seconds, and definition (1 to 5). */
export type ServiceLevel = { within: number; definition: number }

/** How the counters of a center are laid out. */
export type Tabulation = {
  center: Center
  slices: readonly Slice[]
  /** Service-level thresholds in seconds, increasing. */
  thresholds: readonly number[]
  /** Length of the vector of a slice. */
  width: number
  /** Of all types together, where the types do not agree on one. */
  serviceLevel: ServiceLevel
}

type Layout = {
  /** Of all types together, where they do not agree; default: that of the first type. */
  serviceLevel?: ServiceLevel
  /** What is cut by; default: everything but every interval of every day by itself. */
  axes?: readonly Axis[]
  /** Further axes, beside those. */
  also?: readonly Axis[]
}

/**
 * Lays out the counters for a center.
 * @param thresholds further service-level thresholds in seconds, beside those of the types
 */
export function tabulation(
  center: Center,
  thresholds: readonly number[] = [],
  { serviceLevel = center.serviceLevels[0], axes, also = [] }: Layout = {},
): Tabulation {
  const own = [...center.serviceLevels, serviceLevel].map(level => level.within)
  const all = [...new Set([...own, ...thresholds])].sort((a, b) => a - b)
  return {
    center,
    slices: slicesOf(center).filter(
      ({ axis }) => also.includes(axis) || (axes?.includes(axis) ?? !FINE_AXES.includes(axis)),
    ),
    thresholds: all,
    width: vectorLength(all.length, center.journey !== undefined),
    serviceLevel,
  }
}
