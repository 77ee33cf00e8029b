// The verification as text, in 80 columns: the answer first, then every output, then what is not covered.
import type { Comparison } from '../experiment/verification/compare.ts'
import type { Verification } from '../experiment/verification/verify.ts'
import { columns, short, WIDTH, wrap } from './layout.ts'
import { grouped } from './numbers.ts'
import { PLAIN, type Style } from './style.ts'

/** Whether every output is within the limit. */
export const isVerified = ({ comparisons, limit }: Verification): boolean => comparisons.every(agrees(limit))

// An output without a value agrees with nothing.
const agrees =
  (limit: number) =>
  ({ z }: Comparison): boolean =>
    Math.abs(z) <= limit

/** `551 of 551 outputs within 4 standard errors; largest |z| 3.1 (ERLA-5).` */
export function verificationAnswer({ comparisons, limit }: Verification): string {
  const within = comparisons.filter(agrees(limit)).length
  const { id, z } = comparisons.reduce((most, each) => (size(each) > size(most) ? each : most))
  const share = `${grouped(within)} of ${grouped(comparisons.length)} outputs`
  return `${share} within ${limit} standard errors; largest |z| ${Math.abs(z).toFixed(1)} (${id}).`
}

const size = ({ z }: Comparison): number => (Number.isNaN(z) ? Infinity : Math.abs(z))

/** The report as text that ends with a line break. */
export function verificationReport(verification: Verification, style: Style = PLAIN): string {
  const { comparisons, limit, notCovered } = verification
  const answer = verificationAnswer(verification)
  const blocks = [
    [isVerified(verification) ? style.strong(answer) : style.bad(answer), '', ...distribution(verification)],
    table(comparisons, limit, style),
    [
      'Not covered:',
      ...notCovered.flatMap(text => wrap(text, WIDTH - 2).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`)),
    ],
  ]
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`
}

/** How the z of outputs that vary lie; many on one side would be a bias. */
function distribution({ comparisons, effort }: Verification): string[] {
  const all = comparisons.map(({ z }) => z).filter(z => Number.isFinite(z) && z !== 0)
  const mean = all.reduce((sum, z) => sum + z, 0) / all.length
  const spread = Math.sqrt(all.reduce((sum, z) => sum + z * z, 0) / all.length)
  const beyond = all.filter(z => Math.abs(z) > 2).length / all.length
  const cases = new Set(comparisons.map(({ id }) => id)).size
  const figures = `mean ${mean.toFixed(2)}, r.m.s. ${spread.toFixed(2)}, ${(beyond * 100).toFixed(1)} % beyond 2`
  const length = effort === 1 ? '' : ` at ${grouped(effort, 2)} of the full length`
  return [
    `${cases} ${cases === 1 ? 'case' : 'cases'}${length}, seeds fixed by their ids.`,
    `z: ${figures}; if all is right 0, 1 and 5 %.`,
  ]
}

// ── outputs ────────────────────────────────────────────────────────────────────────────────────────────────────────

const HEAD = ['case', 'output', 'exact', 'simulated', 's.e.', 'z']
const LONGEST = 24

function table(comparisons: readonly Comparison[], limit: number, style: Style): string[] {
  const rows = comparisons.map(({ id, output, exact, simulated, standardError, z }) => [
    id,
    short(output, LONGEST),
    digits(exact, 5),
    digits(simulated, 5),
    digits(standardError, 3),
    z === 0 ? '0' : z.toFixed(2),
  ])
  const [head, ...lines] = columns([HEAD, ...rows], { align: ['left', 'left'], gap: 1 })
  return [style.strong(head), ...lines.map((line, i) => (agrees(limit)(comparisons[i]) ? line : style.bad(line)))]
}

/** So many digits, short: 0.013984, 2.0816e-5, 2016. */
function digits(value: number, most: number): string {
  const tiny = value !== 0 && Math.abs(value) < 1e-4
  return tiny ? value.toExponential(most - 1) : String(Number(value.toPrecision(most)))
}
