// One long run instead of many: where the warm-up ends, and batches that stand in for independent replications.

const BATCH = 5

/**
 * MSER-5: how many observations at the start of a series to discard as warm-up. The series is averaged in batches of 5; the cut
 * is the one that makes the squared standard error of the remaining batches' mean, Σ(x − mean)² ÷ (remaining)², least.
 * Only cuts in the first half are tried: near the end few batches remain and may agree by luck. An answer near half the
 * length means that the run is too short.
 * @returns index into the series, a multiple of 5; 0 when it has fewer than 10 observations
 * @see White 1997, Simulation 69; White, Cobb & Spratt 2000
 */
export function mser5(series: ArrayLike<number>): number {
  const batches = blockMeans(series, 0, BATCH)
  let best = 0
  let least = Infinity
  let count = 0
  let mean = 0
  let squares = 0
  for (let from = batches.length - 1; from >= 0; from--) {
    count++
    const shift = batches[from] - mean
    mean += shift / count
    squares += shift * (batches[from] - mean)
    const score = squares / (count * count)
    if (from <= batches.length / 2 && score <= least) {
      least = score
      best = from
    }
  }
  return best * BATCH
}

/**
 * Means of equal, adjacent batches. What does not divide evenly is left out at the start, where the run is least settled.
 * Give them to `meanEstimate`; or batch numerators and denominators alike and give them to `ratioEstimate`.
 * @returns as many means as batches asked for; none when the series is shorter
 * @example batchMeans([9, 1, 3, 5, 7], 2) // => [2, 6]
 */
export function batchMeans(series: ArrayLike<number>, batches: number): Float64Array {
  const size = Math.floor(series.length / batches)
  return size === 0 ? new Float64Array(0) : blockMeans(series, series.length - size * batches, size)
}

function blockMeans(series: ArrayLike<number>, from: number, size: number): Float64Array {
  const means = new Float64Array(Math.floor((series.length - from) / size))
  for (let block = 0; block < means.length; block++) {
    let sum = 0
    for (let i = 0; i < size; i++) sum += series[from + block * size + i]
    means[block] = sum / size
  }
  return means
}

/**
 * Correlation of neighbours, Σ(xᵢ − m)(xᵢ₊₁ − m) ÷ Σ(xᵢ − m)². For batch means of a run long enough it lies within about 2/√n
 * of 0; well above, batches are too short and the interval too narrow.
 * @returns from −1 to 1; NaN for fewer than two or only equal values
 * @see Law 2015, §9.5.3
 */
export function lag1Autocorrelation(values: ArrayLike<number>): number {
  const n = values.length
  let mean = 0
  for (let i = 0; i < n; i++) mean += values[i] / n
  let together = 0
  let squares = 0
  for (let i = 0; i < n; i++) {
    squares += (values[i] - mean) ** 2
    if (i + 1 < n) together += (values[i] - mean) * (values[i + 1] - mean)
  }
  return n < 2 ? NaN : together / squares
}
