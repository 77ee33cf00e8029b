// How the program ends when it fails: the user's mistake is told in his words, a bug keeps its stack.
import { UserError } from '../scenario/problems.ts'
import { EXIT } from './exit-codes.ts'

/** A mistake in the command line itself, which the help of the command may mend. */
export class UsageError extends UserError {}

export type Failure = { text: string; code: number }

/** What to print on stderr and the exit code. */
export function failureOf(error: unknown, command = ''): Failure {
  if (error instanceof UsageError) return { text: `${error.message}\n${helpHint(command)}\n`, code: EXIT.badInput }
  if (error instanceof UserError) return { text: `${error.message}\n`, code: EXIT.badInput }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return {
    text: `This is a bug in savlanut, not a mistake of yours. Please report it with this text:\n${stack}\n`,
    code: EXIT.bug,
  }
}

const helpHint = (command: string) => `See: savlanut ${command === '' ? '' : `${command} `}--help`
