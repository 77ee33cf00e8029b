// People present and people scheduled: shrinkage, both ways.
import type { Scenario } from '../../scenario/schema.ts'

/** Share of the scheduled agents of a group who are present, and whether that is left to chance. */
export function presenceOf({ shrinkage }: Scenario['groups'][string]): { share: number; random: boolean } {
  const { presence = 'fixed', ...components } = shrinkage ?? {}
  const share = Object.values(components as Record<string, number>).reduce((product, each) => product * (1 - each), 1)
  return { share, random: presence === 'random' }
}

/**
 * Least agents to schedule so that so many are present: net ÷ share, rounded up, and rounded as the simulation rounds headcount ×
 * share it is never below net. 0 where nobody ever is present.
 * @example scheduledFor(14, 0.7) // => 20
 */
export function scheduledFor(net: number, share: number): number {
  if (share === 0) return 0
  // 14 ÷ 0.7 is 20, whatever the last bit of the quotient says.
  const gross = Math.ceil((net / share) * (1 - 1e-12))
  return Math.round(gross * share) < net ? gross + 1 : gross
}
