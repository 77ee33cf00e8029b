// Functions that distributions are written with; all accurate to about 1e-14 relative.

const HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI)
/** B₂ₖ ÷ (2k (2k − 1)) for k = 1 … 7: coefficients of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]

/** ln Γ(x) for x > 0: Stirling's series, from 10 on; below, Γ(x) = Γ(x + 1) ÷ x first. */
export function logGamma(x: number): number {
  let product = 1
  for (; x < 10; x++) product *= x
  let sum = 0
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = STIRLING[k] + sum / (x * x)
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + sum / x - Math.log(product)
}

/** Survival function Q(shape, x) of the gamma law of scale 1: power series below the mean, continued fraction above. */
export function gammaSurvival(shape: number, x: number): number {
  if (x <= 0) return 1
  const density = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  if (density === 0) return x < shape ? 1 : 0
  return x < shape + 1 ? 1 - density * lowerSeries(shape, x) : density * upperFraction(shape, x)
}

/** Σ xⁿ ÷ (a (a + 1) … (a + n)); Abramowitz & Stegun 6.5.29. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** 1 ÷ (x + 1 − a − 1 (1 − a) ÷ (x + 3 − a − …)) by Lentz's method; Abramowitz & Stegun 6.5.31. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Number.POSITIVE_INFINITY
  let d = 1 / b
  let fraction = d
  for (let n = 1, change = 2; Math.abs(change - 1) > 1e-15; n++) {
    const an = n * (a - n)
    b += 2
    d = 1 / (b + an * d)
    c = b + an / c
    change = c * d
    fraction *= change
  }
  return fraction
}

/** P(Z > z) for a standard normal Z: its square is gamma of shape ½. */
export function normalSurvival(z: number): number {
  const beyond = 0.5 * gammaSurvival(0.5, 0.5 * z * z)
  return z > 0 ? beyond : 1 - beyond
}
