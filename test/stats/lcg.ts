// A small seeded generator for tests of statistics: 32-bit linear congruential steps, two for each uniform.

export type Draws = {
  uniform: () => number
  normal: () => number
  exponential: () => number
  gamma: (shape: number) => number
}

export function draws(seed: number): Draws {
  let state = seed >>> 0
  const step = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state
  }
  const uniform = () => ((step() >>> 5) * 67108864 + (step() >>> 6) + 0.5) / 9007199254740992
  const exponential = () => -Math.log(uniform())
  const normal = () => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * uniform())
  // Marsaglia & Tsang 2000, for shape ≥ 1
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3
    const x = normal()
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    return v > 0 && Math.log(uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v) ? d * v : gamma(shape)
  }
  return { uniform, normal, exponential, gamma }
}

/** Share of repetitions whose interval holds the truth. */
export function coverage(truth: number, repetitions: number, experiment: () => { low: number; high: number }): number {
  let covered = 0
  for (let i = 0; i < repetitions; i++) {
    const { low, high } = experiment()
    if (low <= truth && truth <= high) covered++
  }
  return covered / repetitions
}
