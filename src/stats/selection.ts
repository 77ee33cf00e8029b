// Which of several systems is best, from observations paired by replication, and how sure that is.
import { betaCdf } from './special.ts'
import { studentQuantile } from './student.ts'

/** P(T ≤ t) of Student's law with df degrees of freedom. */
export function studentCdf(t: number, df: number): number {
  const beyond = 0.5 * betaCdf(df / 2, 0.5, df / (df + t * t), (t * t) / (df + t * t))
  return t > 0 ? 1 - beyond : beyond
}

/** A difference of two systems in favour of the first, with its standard error from n pairs. */
export type Lead = { lead: number; standardError: number; n: number }

/**
 * At least this probable is it that a system which leads all others is truly the best: 1 − Σ P(the lead over one of them is
 * chance), by Bonferroni, so common random numbers between the systems may be what they are.
 * @see Nelson & Matejcik 1995, Using common random numbers for indifference-zone selection
 */
export function probabilityOfBest(leads: readonly Lead[]): number {
  const chance = leads.reduce((sum, { lead, standardError, n }) => {
    if (standardError === 0) return sum + (lead > 0 ? 0 : 1)
    return sum + (1 - studentCdf(lead / standardError, n - 1))
  }, 0)
  return Math.max(0, 1 - chance)
}

/**
 * Replications after which the best of k systems is selected with a probability, if it is better than any other by at least
 * the indifference; from the variance of the differences in a first stage of n.
 * @see Clark & Yang 1986, A Bonferroni selection procedure when using common random numbers with unknown variances
 */
export function replicationsToSelect(
  variances: readonly number[],
  { n, probability, indifference }: { n: number; probability: number; indifference: number },
): number {
  const t = studentQuantile(1 - (1 - probability) / variances.length, n - 1)
  return Math.max(n, ...variances.map(variance => Math.ceil((t * t * variance) / (indifference * indifference))))
}
