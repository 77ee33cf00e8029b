// Quantiles of the normal and Student t laws: how wide an interval of given confidence must be.
import { betaCdf, logGamma } from './special.ts'

// Wichura's rational approximations: numerators and denominators, constant term first.
const CENTRE = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852546,
  ],
]
const SHOULDER = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
]
const TAIL = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
]

const polynomial = (c: number[], x: number) => c.reduceRight((sum, each) => sum * x + each, 0)
const rational = ([top, bottom]: number[][], x: number) => polynomial(top, x) / polynomial(bottom, x)

/**
 * Standard normal quantile: the z with P(Z ≤ z) = p, for 0 ≤ p ≤ 1. Relative error about 1e-16.
 * @see Wichura 1988, Algorithm AS 241 (PPND16)
 * @example normalQuantile(0.975) // => 1.959963984540054
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return q * rational(CENTRE, 0.180625 - q * q)
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  if (r === Infinity) return q < 0 ? -Infinity : Infinity
  const z = r <= 5 ? rational(SHOULDER, r - 1.6) : rational(TAIL, r - 5)
  return q < 0 ? -z : z
}

/**
 * Student t quantile: the t with P(T ≤ t) = p at df > 0 degrees of freedom (need not be whole; Infinity is the normal law).
 * Relative error about 1e-13 for
 * df ≥ 0.5 and 1e-7 ≤ p ≤ 1 − 1e-7, and below 1e-10 well beyond.
 * @example studentQuantile(0.975, 10) // => 2.2281388519862735
 */
export function studentQuantile(p: number, df: number): number {
  if (!(df > 0)) return NaN
  if (p < 0.5) return -upperQuantile(p, df)
  return p === 0.5 ? 0 : upperQuantile(1 - p, df)
}

/** The t > 0 that is exceeded with probability `tail` < 1/2. */
function upperQuantile(tail: number, df: number): number {
  const z = -normalQuantile(tail)
  if (df >= 1000 || z === Infinity) return nearNormal(z, df)
  return tail > 0.25 ? solveCentre(1 - 2 * tail, df, z) : solveTail(tail, df, z)
}

/** Cornish–Fisher expansion about the normal quantile (Abramowitz & Stegun 26.7.5): the first term left out is of order df⁻⁵. */
function nearNormal(z: number, df: number): number {
  const s = z * z
  const g1 = (s + 1) / 4
  const g2 = ((5 * s + 16) * s + 3) / 96
  const g3 = (((3 * s + 19) * s + 17) * s - 15) / 384
  const g4 = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160
  return z * (1 + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df)
}

/** Newton on P(|T| ≤ t), concave in t: from the normal quantile, which lies below, every step stays below. */
function solveCentre(central: number, df: number, start: number): number {
  let t = start
  for (let i = 0; i < 50; i++) {
    const y = (t * t) / (df + t * t)
    const step = (central - betaCdf(0.5, df / 2, y)) / (2 * density(t, df))
    t += step
    if (Math.abs(step) <= 1e-15 * t) break
  }
  return t
}

/** Newton on log P(T > t) against log t, concave and nearly straight far out: safe for one degree of freedom and tiny tails. */
function solveTail(tail: number, df: number, start: number): number {
  let t = start
  for (let i = 0; i < 100; i++) {
    const x = df / (df + t * t)
    const beyond = 0.5 * betaCdf(df / 2, 0.5, x, (t * t) / (df + t * t))
    const step = (Math.log(beyond / tail) * beyond) / (t * density(t, df))
    t *= Math.exp(step)
    if (Math.abs(step) <= 1e-15) break
  }
  return t
}

function density(t: number, df: number): number {
  const scale = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI)
  return Math.exp(scale - ((df + 1) / 2) * Math.log1p((t * t) / df))
}
