// How patient callers are, seen through a queue: those who were answered showed only that their patience was longer (censored).

/**
 * A survival curve: at times[i] (ascending, seconds, each with at least one event) it falls to survival[i] and stays there until the
 * next; it is 1 before the first. `variance` is Greenwood's, `atRisk` how many were still under observation, `events` how many ended.
 */
export type SurvivalCurve = {
  times: Float64Array
  survival: Float64Array
  variance: Float64Array
  atRisk: Float64Array
  events: Float64Array
}

/**
 * Kaplan–Meier estimate of P(T > t) from times that end in an event (abandoned) or are cut off before it (answered).
 * A time cut off at the very moment of an event counts as still at risk there, as is usual.
 * @param times seconds, one for each call
 * @param events truthy where the time ended in the event; same length
 * @see Kaplan & Meier 1958; Greenwood 1926 for the variance, S² Σ d ÷ (r(r − d)), taken as 0 once S is 0
 */
export function survivalCurve(times: ArrayLike<number>, events: ArrayLike<number | boolean>): SurvivalCurve {
  const all = Float64Array.from(times).sort()
  const ended = Float64Array.from(times)
    .filter((_, i) => Boolean(events[i]))
    .sort()
  const distinct = ended.filter((time, i) => i === 0 || time !== ended[i - 1])
  const curve = emptyCurve(distinct)
  let survival = 1
  let greenwood = 0
  let gone = 0
  let counted = 0
  for (let i = 0; i < distinct.length; i++) {
    while (all[gone] < distinct[i]) gone++
    const before = counted
    while (ended[counted] === distinct[i]) counted++
    const atRisk = all.length - gone
    const left = atRisk - (counted - before)
    survival *= left / atRisk
    greenwood += (counted - before) / (atRisk * left)
    curve.survival[i] = survival
    curve.variance[i] = left === 0 ? 0 : survival * survival * greenwood
    curve.atRisk[i] = atRisk
    curve.events[i] = counted - before
  }
  return curve
}

function emptyCurve(times: Float64Array): SurvivalCurve {
  const column = () => new Float64Array(times.length)
  return { times, survival: column(), variance: column(), atRisk: column(), events: column() }
}

/** The curve's value at a time: the share still waiting just after it. */
export function survivalAt(curve: SurvivalCurve, time: number): number {
  let low = 0
  let high = curve.times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (curve.times[middle] <= time) low = middle + 1
    else high = middle
  }
  return low === 0 ? 1 : curve.survival[low - 1]
}

/**
 * Mean of min(T, horizon) in seconds, the area under the curve up to the horizon. Unlike the mean it needs no guess about patience beyond
 * what was seen; keep the horizon within the observed times.
 * @see Klein & Moeschberger 2003, §4.5: variance Σ (area from tᵢ to the horizon)² d ÷ (r(r − d))
 */
export function restrictedMean(curve: SurvivalCurve, horizon: number): { value: number; standardError: number } {
  let area = 0
  let variance = 0
  let until = horizon
  for (let i = curve.times.length - 1; i >= 0; i--) {
    if (curve.times[i] >= horizon) continue
    area += curve.survival[i] * (until - curve.times[i])
    until = curve.times[i]
    const left = curve.atRisk[i] - curve.events[i]
    if (left > 0) variance += (area * area * curve.events[i]) / (curve.atRisk[i] * left)
  }
  return { value: area + until, standardError: Math.sqrt(variance) }
}

/**
 * Mean of an exponential law from censored times: total time ÷ number of events (maximum likelihood). Where the law is not
 * exponential it converges to something else than the mean, depending on how long callers happened to wait: compare with the curve.
 * @returns seconds; Infinity without events, NaN without times
 * @see Mandelbaum & Zeltyn 2007, for call centers: total waiting time ÷ number of abandonments
 */
export function censoredExponentialMean(times: ArrayLike<number>, events: ArrayLike<number | boolean>): number {
  let time = 0
  let count = 0
  for (let i = 0; i < times.length; i++) {
    time += times[i]
    if (events[i]) count++
  }
  return time / count
}
