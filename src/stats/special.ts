// Special functions behind the distributions: log-gamma, regularized incomplete gamma and beta, the normal law.

const LANCZOS_G = 7
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]
const TINY = 1e-300
const PRECISION = 1e-16
const MOST_TERMS = 100_000

/**
 * Natural logarithm of the gamma function, x > 0. Relative error about 1e-15.
 * @see Lanczos 1964, with the coefficients of Godfrey 2001 (g = 7, nine terms)
 * @example logGamma(5) // => 3.1780538303479458, log(4!)
 */
export function logGamma(x: number): number {
  if (x < 0.5) return logGamma(x + 1) - Math.log(x)
  const shifted = x - 1
  let sum = LANCZOS[0]
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i] / (shifted + i)
  const t = shifted + LANCZOS_G + 0.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}

/**
 * Probability that a gamma variable of this shape and scale 1 is at most x: the regularized lower incomplete gamma P(shape, x).
 * With shape m and x = r·T it is the chance that m exponential stages of rate r are over by T.
 * @see DLMF 8.2.4; series 8.7.1 below the mean, continued fraction 8.9.2 above it
 * @example gammaCdf(3, 2) // => 0.32332358381693654
 */
export function gammaCdf(shape: number, x: number): number {
  if (x <= 0) return 0
  return x < shape + 1 ? gammaSeries(shape, x) : 1 - gammaFraction(shape, x)
}

/**
 * Probability that a gamma variable of this shape and scale 1 exceeds x: Q(shape, x) = 1 − P(shape, x), accurate also when tiny.
 * @example gammaTail(2.5, 60) // => 3.138579772755596e-24
 */
export function gammaTail(shape: number, x: number): number {
  if (x <= 0) return 1
  return x < shape + 1 ? 1 - gammaSeries(shape, x) : gammaFraction(shape, x)
}

function gammaSeries(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let i = 1; i < MOST_TERMS && term > sum * PRECISION; i++) {
    term *= x / (shape + i)
    sum += term
  }
  return sum * gammaFactor(shape, x)
}

function gammaFraction(shape: number, x: number): number {
  const value = continuedFraction(
    x + 1 - shape,
    i => -i * (i - shape),
    i => x + 1 - shape + 2 * i,
  )
  return gammaFactor(shape, x) / value
}

const gammaFactor = (shape: number, x: number) => Math.exp(shape * Math.log(x) - x - logGamma(shape))

/**
 * Regularized incomplete beta I_x(a, b). Pass `rest` = 1 − x when it is known more exactly than the subtraction gives it.
 * @see DLMF 8.17.22 (continued fraction), on the side where it converges fast
 * @example betaCdf(2, 3, 0.4) // => 0.5248
 */
export function betaCdf(a: number, b: number, x: number, rest = 1 - x): number {
  if (x <= 0) return 0
  if (rest <= 0) return 1
  return x * (a + b + 2) <= a + 1 ? betaFraction(a, b, x, rest) : 1 - betaFraction(b, a, rest, x)
}

function betaFraction(a: number, b: number, x: number, rest: number): number {
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-rest)
  const logRest = x < 0.5 ? Math.log1p(-x) : Math.log(rest)
  const factor = Math.exp(a * logX + b * logRest + logGamma(a + b) - logGamma(a) - logGamma(b))
  const term = (i: number) => {
    const m = i >> 1
    if (i % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
  }
  return factor / a / continuedFraction(1, term, () => 1)
}

/** b0 + a1/(b1 + a2/(b2 + …)) by the modified Lentz algorithm (Thompson & Barnett 1986). */
function continuedFraction(first: number, a: (i: number) => number, b: (i: number) => number): number {
  let value = first === 0 ? TINY : first
  let c = value
  let d = 0
  for (let i = 1; i < MOST_TERMS; i++) {
    d = 1 / (b(i) + a(i) * d || TINY)
    c = b(i) + a(i) / c || TINY
    value *= c * d
    if (Math.abs(c * d - 1) < 2 * PRECISION) break
  }
  return value
}

/**
 * Probability that a standard normal variable is at most z.
 * @example normalCdf(1.959963984540054) // => 0.975
 */
export function normalCdf(z: number): number {
  const tail = 0.5 * gammaTail(0.5, (z * z) / 2)
  return z < 0 ? tail : 1 - tail
}
