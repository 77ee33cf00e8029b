// From stored replications to estimates, however many there are: what is decoded is what is being looked at.
import { estimate } from '../../measures/estimate.ts'
import type { Observation, Tabulation } from '../../measures/tabulation.ts'
import { type TidyRow, tidy } from '../../measures/tidy.ts'
import { measureOf } from '../language.ts'
import { nextCount, relativeHalfWidth } from '../precision.ts'
import { type Packed, shapeOf, unpack } from './packing.ts'
import type { Plan } from './plan.ts'
import type { Store } from './store.ts'

/** A point and how many of its replications are looked at: the first so many. */
export type PointOf = { store: Pick<Store, 'trials'>; point: number; tabulation: Tabulation; replications: number }

/** Counters decoded at once; histograms of waits, which are larger, stay packed until they are asked for beyond their own bound. */
const MOST_BYTES = 2 ** 28
const MOST_BYTES_OF_WAITS = 2 ** 26

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
  const { measure, relative, most } = precision
  const observations = await observationsOf(of, { from: 0, to: 1 })
  const tabulation = { ...of.tabulation, slices: of.tabulation.slices.slice(0, 1) }
  const reached = relativeHalfWidth(estimate(tabulation, observations, { ...measureOf(measure), confidence }))
  return nextCount(of.replications, reached, { relative, most })
}

type Part = { from: number; to: number }

async function observationsOf(of: PointOf, part: Part): Promise<Observation[]> {
  const observations: Observation[] = []
  for await (const trials of of.store.trials(of.point))
    for (const packed of trials.filter(({ replication }) => replication < of.replications))
      observations.push(...openTrial({ packed, of, part }))
  return observations
}

type Opening = { packed: Packed; of: PointOf; part: Part }

/** The observations of a replication: counters of some slices at once, waits too where they are few. */
function openTrial({ packed, of: { tabulation, replications }, part: { from, to } }: Opening): Observation[] {
  const shape = shapeOf(tabulation)
  const { width } = tabulation
  const keepsWaits = replications * shape.waits * Uint32Array.BYTES_PER_ELEMENT <= MOST_BYTES_OF_WAITS
  return unpack(packed, shape).map(({ rows, waits }, batch) => {
    const own = rows.slice(from * width, to * width)
    return keepsWaits ? { rows: own, waits } : lazily(own, () => unpack(packed, shape)[batch].waits)
  })
}

const lazily = (rows: Float64Array, waits: () => Uint32Array): Observation => ({
  rows,
  get waits() {
    return waits()
  },
})
