// What a command is.
import type { Options } from 'yargs'

export type Values = Readonly<Record<string, unknown>>

export type Command = {
  /** Name and arguments, as yargs reads them: `run <files..>`. */
  command: string
  /** One line, for the list of commands. */
  describe: string
  /** What the arguments are, by name. */
  positionals?: Readonly<Record<string, string>>
  options?: Readonly<Record<string, Options>>
  examples?: readonly (readonly [line: string, what: string])[]
  /** Loads what it needs itself, so that help and mistakes cost nothing. */
  handler(values: Values): Promise<void>
}

export const nameOf = ({ command }: Command) => command.split(' ')[0]
