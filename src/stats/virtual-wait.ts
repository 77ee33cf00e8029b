// The law of the virtual wait (of a caller of endless patience) in the M/M/n+G queue. Given that all agents are busy its density is
// proportional to exp φ(x), φ(x) = λ ∫₀ˣ S(u) du − n μ x, where S is the survival function of patience: whoever would have lost patience
// before x puts nobody behind him at x (Baccelli & Hebuterne 1981). φ is concave, and may rise by thousands before it falls.
import { integral, PLACES, POINTS, runningIntegral } from './chebyshev.ts'
import type { Line } from './erlang.ts'

/** Share of callers still willing to wait after so many seconds: falls from at most 1, right-continuous where it jumps. */
export type Survival = (seconds: number) => number

/** A stretch of waits with the values needed at its Chebyshev points. */
export type Panel = {
  start: number
  width: number
  /** Waits, seconds. */
  waits: Float64Array
  survival: Float64Array
  /** ∫₀ˣ S: mean time a caller waits who would be answered after x. */
  patience: Float64Array
  /** exp(φ − its greatest value). */
  weight: Float64Array
}

export type WaitLaw = { panels: Panel[]; peak: number; upTo: (wait: number) => Panel[] }

type Stretch = { start: number; width: number; patience: number }

// exp(−50) of the peak is left out; φ varies by at most 2 inside a panel.
const NEGLIGIBLE = 50
const SMOOTH = 2

/** @throws RangeError when the queue grows without end: too few ever abandon for the load. */
export function waitLaw(line: Line, survival: Survival): WaitLaw {
  const { stretches, peak } = walk(line, survival)
  const build = (stretch: Stretch) => panelOf(line, survival, stretch, peak)
  const panels = stretches.flatMap(stretch => refine(stretch, build))
  const upTo = (wait: number) => {
    const before = panels.filter(each => each.start < wait)
    return before.map(each =>
      each.start + each.width <= wait
        ? each
        : build({ start: each.start, width: wait - each.start, patience: each.patience[0] }),
    )
  }
  return { panels, peak, upTo }
}

/** Where φ turns: the wait beyond which fewer callers stay than agents answer. Infinity when that never comes. */
function turningPoint({ agents, arrivalRate, meanService }: Line, survival: Survival): number {
  const rises = (x: number) => arrivalRate * survival(x) > agents / meanService
  if (!rises(0)) return 0
  let [low, high] = [0, meanService / agents]
  while (rises(high)) {
    if (high === Infinity) return Infinity
    ;[low, high] = [high, 2 * high]
  }
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (rises(middle)) low = middle
    else high = middle
  }
  return high
}

/**
 * From 0 on until φ has fallen far below its peak, in stretches short enough that S is integrated to rounding error. One ends
 * where φ turns, so that in each φ is greatest at an end: a peak as narrow as it may be is never missed.
 */
function walk({ agents, arrivalRate, meanService }: Line, survival: Survival): { stretches: Stretch[]; peak: number } {
  const drain = agents / meanService
  const stretches: Stretch[] = []
  const turn = turningPoint({ agents, arrivalRate, meanService }, survival)
  let [start, patience, peak, width] = [0, 0, 0, 1 / drain]
  while (arrivalRate * patience - drain * start >= peak - NEGLIGIBLE) {
    if (start * drain > 1e15)
      throw new RangeError('the queue grows without end: more calls stay than agents can answer')
    if (start < turn) width = Math.min(width, turn - start)
    const { gained, error } = tryStretch(survival, start, width)
    const allowed = 1e-13 / arrivalRate + 1e-15 * start
    if (error > allowed && width > 1e-15 * (start + 1 / drain)) {
      width /= 4
      continue
    }
    stretches.push({ start, width, patience })
    patience += gained[POINTS - 1]
    start = start < turn && start + width >= turn ? turn : start + width
    peak = Math.max(peak, arrivalRate * patience - drain * start)
    width *= 2
  }
  return { stretches, peak }
}

/** The running integral of S over a stretch, and how far it is from that of its two halves. */
function tryStretch(survival: Survival, start: number, width: number): { gained: Float64Array; error: number } {
  const gained = runningIntegral(valuesOf(survival, start, width), width)
  const left = integral(valuesOf(survival, start, width / 2), width / 2)
  const right = integral(valuesOf(survival, start + width / 2, width / 2), width / 2)
  const atMiddle = Math.abs(gained[POINTS >> 1] - left)
  return { gained, error: Math.max(atMiddle, Math.abs(gained[POINTS - 1] - left - right)) }
}

const valuesOf = (survival: Survival, start: number, width: number) =>
  PLACES.map(place => survival(start + width * place))

function panelOf(
  { agents, arrivalRate, meanService }: Line,
  survival: Survival,
  stretch: Stretch,
  peak: number,
): Panel {
  const { start, width } = stretch
  const values = valuesOf(survival, start, width)
  const patience = runningIntegral(values, width).map(each => stretch.patience + each)
  const waits = PLACES.map(place => start + width * place)
  const weight = waits.map((x, j) => Math.exp(arrivalRate * patience[j] - (agents / meanService) * x - peak))
  return { start, width, waits, survival: values, patience, weight }
}

/** Halves a stretch until φ is tame in each part, dropping parts of no weight. */
function refine(stretch: Stretch, build: (stretch: Stretch) => Panel): Panel[] {
  const panel = build(stretch)
  const ends = [panel.weight[0], panel.weight[POINTS - 1]]
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  if (most < Math.exp(-NEGLIGIBLE)) return []
  if (least > most * Math.exp(-SMOOTH)) return [panel]
  const width = stretch.width / 2
  const middle = { start: stretch.start + width, width, patience: panel.patience[POINTS >> 1] }
  return [...refine({ ...stretch, width }, build), ...refine(middle, build)]
}
