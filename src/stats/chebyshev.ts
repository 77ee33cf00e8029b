// Running integrals of a function on an interval, by interpolation at Chebyshev points (Clenshaw & Curtis 1960).
// Both ends are among the points, so that a jump anywhere in the interval shows.

const DEGREE = 16

/** How many points an interval has. The middle one, POINTS >> 1, is its midpoint. */
export const POINTS = DEGREE + 1

/** The points' places in an interval, from 0 to 1 ascending. */
export const PLACES = Float64Array.from({ length: POINTS }, (_, j) => (1 - Math.cos((Math.PI * j) / DEGREE)) / 2)

/** WEIGHTS[j][k]: what the value at point k adds to the integral from 0 to place j; the last row integrates over all. */
const WEIGHTS = Array.from(PLACES, place => Float64Array.from(PLACES, (_, k) => cardinalIntegral(k, 2 * place - 1)))

/** Integral from −1 to x, in units of the interval's length 2, of the polynomial that is 1 at point k and 0 at the others. */
function cardinalIntegral(k: number, x: number): number {
  const half = (index: number) => (index === 0 || index === DEGREE ? 0.5 : 1)
  let sum = 0
  for (let m = 0; m <= DEGREE; m++) {
    const atPoint = Math.cos(m * (Math.PI - (Math.PI * k) / DEGREE))
    sum += half(m) * atPoint * (chebyshevIntegral(m, x) - chebyshevIntegral(m, -1))
  }
  return (half(k) * sum) / DEGREE
}

/** An antiderivative of the Chebyshev polynomial Tₘ, on −1 … 1. */
function chebyshevIntegral(m: number, x: number): number {
  if (m === 0) return x
  if (m === 1) return (x * x) / 2
  const angle = Math.acos(x)
  return (Math.cos((m + 1) * angle) / (m + 1) - Math.cos((m - 1) * angle) / (m - 1)) / 2
}

/**
 * Integrals from the interval's start to each of its points, of a function given by its values there.
 * @param values at start + width × PLACES[j]
 */
export function runningIntegral(values: Float64Array, width: number): Float64Array {
  return Float64Array.from(WEIGHTS, row => width * dot(row, values))
}

/** Integral over the whole interval. */
export function integral(values: Float64Array, width: number): number {
  return width * dot(WEIGHTS[DEGREE], values)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
