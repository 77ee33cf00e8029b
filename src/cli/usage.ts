// Mistakes in the command line as people would put them, with what they probably meant.
import { quote, suggest, unknownWord } from '../scenario/problems.ts'
import { type Command, nameOf } from './command.ts'

/** What yargs says, said better. */
export function usageMistake(
  message: string,
  { commands, command }: { commands: readonly Command[]; command?: Command },
): string {
  const after = (start: string) => (message.startsWith(start) ? message.slice(start.length).trim() : undefined)
  const unknown = after('Unknown command:')
  if (unknown !== undefined && command) return `unexpected ${quote(unknown)}: expected savlanut ${command.command}`
  if (unknown !== undefined) return unknownWord('command', unknown, commands.map(nameOf))
  const options = after('Unknown argument:') ?? after('Unknown arguments:')
  if (options !== undefined)
    return [...new Set(options.split(', '))].map(name => unknownOption(name, command)).join('\n')
  const needsValue = after('Not enough arguments following:')
  if (needsValue !== undefined) return `--${needsValue} needs a value`
  const choice = /Argument: (.+), Given: (.+), Choices: (.+)/.exec(message)
  if (choice) return `--${choice[1]}: expected one of ${choice[3].replaceAll('"', '')}, not ${choice[2]}`
  if (/non-option arguments/.test(message))
    return command ? `expected: savlanut ${command.command}` : 'say which command to run'
  return message
}

const COMMON = ['log-level', 'help', 'version']

function unknownOption(name: string, command: Command | undefined): string {
  const near = suggest(name, [...Object.keys(command?.options ?? {}), ...COMMON])
  const dashes = name.length === 1 ? '-' : '--'
  return `unknown option ${dashes}${name}${near === undefined ? '' : ` — did you mean --${near}?`}`
}
