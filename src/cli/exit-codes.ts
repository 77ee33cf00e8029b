// What the program says to scripts when it ends. The one table of exit codes; help and documents show it.
import type { Verdict } from '../measures/verdict.ts'

export const EXIT = { ok: 0, bug: 1, badInput: 2, missed: 3, uncertain: 4, incomplete: 5 } as const

export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = [
  [EXIT.ok, 'done; every target met'],
  [EXIT.bug, 'a bug in savlanut'],
  [EXIT.badInput, 'bad input: a scenario, a file or an option'],
  [EXIT.missed, 'a target missed'],
  [EXIT.uncertain, 'no target missed, but one uncertain'],
  [EXIT.incomplete, 'a study not complete: failures, or interrupted'],
]

export const exitCodesText = () =>
  `Exit codes:\n${EXIT_CODES.map(([code, meaning]) => `  ${code}  ${meaning}`).join('\n')}`

/** The exit code of targets judged: one that is missed outweighs one that is uncertain. */
export function exitCodeOf(verdicts: readonly Verdict[]): number {
  if (verdicts.includes('missed')) return EXIT.missed
  return verdicts.includes('uncertain') ? EXIT.uncertain : EXIT.ok
}
