// From stored replications to estimates, however many there are: what is decoded is what is being looked at.
import { estimate } from '../../measures/estimate.ts'
import type { Observation, Tabulation } from '../../measures/tabulation.ts'
import { type TidyRow, tidy } from '../../measures/tidy.ts'
import { measureOf } from '../language.ts'
import { nextCount, relativeHalfWidth } from '../precision.ts'
import { type Packed, shapeOf, unpack } from './packing.ts'
import type { Plan, PlannedPrecision } from './plan.ts'
import type { Store } from './store.ts'

/** A point and how many of its replications are looked at: the first so many. */
export type PointOf = { store: Pick<Store, 'trials'>; point: number; tabulation: Tabulation; replications: number }

/** Counters decoded at once; histograms of waits stay packed until they are asked for. */
const MOST_BYTES = 2 ** 28

/**
 * All estimates of a point.
 * @throws DamagedError when a replication is not what was stored
 */
export async function estimatesOf(of: PointOf, confidence: number): Promise<TidyRow[]> {
  const { slices, width } = of.tabulation
  const bytes = width * Float64Array.BYTES_PER_ELEMENT * Math.max(of.replications, 1)
  const atOnce = Math.max(1, Math.floor(MOST_BYTES / bytes))
  const rows: TidyRow[] = []
  for (let from = 0; from < slices.length; from += atOnce) {
    const part = { from, to: Math.min(from + atOnce, slices.length) }
    const tabulation = { ...of.tabulation, slices: slices.slice(part.from, part.to) }
    rows.push(...tidy(tabulation, await observationsOf(of, part), confidence))
  }
  return rows
}

/** How many replications a point should have: the same when they are enough. */
export async function enoughFor(of: PointOf, { precision, confidence }: Plan): Promise<number> {
  if (precision === null) return of.replications
  const { measure, relative, most } = precision satisfies PlannedPrecision
  const observations = await observationsOf(of, { from: 0, to: 1 })
  const tabulation = { ...of.tabulation, slices: of.tabulation.slices.slice(0, 1) }
  const reached = relativeHalfWidth(estimate(tabulation, observations, { ...measureOf(measure), confidence }))
  return nextCount(of.replications, reached, { relative, most })
}

type Part = { from: number; to: number }

async function observationsOf({ store, point, tabulation, replications }: PointOf, part: Part): Promise<Observation[]> {
  const observations: Observation[] = []
  for await (const trials of store.trials(point))
    for (const trial of trials.filter(({ replication }) => replication < replications))
      observations.push(...openTrial(trial, tabulation, part))
  return observations
}

/** The observations of a replication: counters of some slices at once, waits when they are looked at. */
function openTrial(packed: Packed, tabulation: Tabulation, { from, to }: Part): Observation[] {
  const shape = shapeOf(tabulation)
  const { width } = tabulation
  return unpack(packed, shape).map(({ rows }, batch) => ({
    rows: rows.slice(from * width, to * width),
    get waits() {
      return unpack(packed, shape)[batch].waits
    },
  }))
}
