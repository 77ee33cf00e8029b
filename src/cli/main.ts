#!/usr/bin/env node
// The command line. Reads arguments, runs one command, says how it went; nothing else of the program does any of that.
import yargs, { type Argv } from 'yargs'
import { type Command, nameOf, type Values } from './command.ts'
import { compare } from './commands/compare.ts'
import { erlang } from './commands/erlang.ts'
import { explain } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { importForecast } from './commands/import.ts'
import { init } from './commands/init.ts'
import { merge } from './commands/merge.ts'
import { replay } from './commands/replay.ts'
import { resume } from './commands/resume.ts'
import { run } from './commands/run.ts'
import { schedule } from './commands/schedule.ts'
import { schema } from './commands/schema.ts'
import { sensitivity } from './commands/sensitivity.ts'
import { staff } from './commands/staff.ts'
import { status } from './commands/status.ts'
import { sweep } from './commands/sweep.ts'
import { validate } from './commands/validate.ts'
import { verify } from './commands/verify.ts'
import { worker } from './commands/worker.ts'
import { EXIT, exitCodesText } from './exit-codes.ts'
import { failureOf, UsageError } from './failure.ts'
import { checkLogLevel, LOG_LEVELS } from './log.ts'
import { closeQuietly } from './streams.ts'
import { usageMistake } from './usage.ts'
import { version } from './version.ts'

// In the order in which people need them. What a command needs beyond its options it loads when it runs.
const COMMANDS: readonly Command[] = [
  run,
  compare,
  importForecast,
  staff,
  schedule,
  erlang,
  sweep,
  status,
  resume,
  worker,
  merge,
  exportCommand,
  sensitivity,
  validate,
  init,
  explain,
  replay,
  verify,
  schema,
]

async function main(args: string[]): Promise<void> {
  closeQuietly(process.stdout, process.stderr)
  const command = COMMANDS.find(each => nameOf(each) === args.find(arg => !arg.startsWith('-')))
  try {
    if (args.length === 0) await showHelp()
    else await parserFor(command).parseAsync(args)
  } catch (error) {
    const { text, code } = failureOf(error, command && nameOf(command))
    process.stderr.write(text)
    process.exitCode = code
  }
}

async function showHelp(): Promise<void> {
  process.stderr.write(`${await parserFor(undefined).getHelp()}\n`)
  process.exitCode = EXIT.badInput
}

/** Of yargs 18, which its types do not know. */
type Helpful = Argv & { usageConfiguration(configuration: { 'hide-types': boolean }): Argv }

function parserFor(command: Command | undefined): Argv {
  const parser = (yargs() as Helpful)
    .usageConfiguration({ 'hide-types': true })
    .parserConfiguration({ 'boolean-negation': false, 'dot-notation': false, 'parse-numbers': false })
    .exitProcess(false)
    .fail((message, error) => {
      // An error of yargs itself is a mistake of the user's; any other comes from a command.
      if (error && error.name !== 'YError') throw error
      throw new UsageError(usageMistake(error?.message ?? message, { commands: COMMANDS, command }))
    })
    .strict()
    .strictCommands()
    .demandCommand(1)
  describeProgram(parser)
  for (const each of COMMANDS) register(each, parser)
  return parser
}

function describeProgram(parser: Argv): void {
  parser
    .scriptName('savlanut')
    .usage('$0 <command>\n\nA call-center simulator in which patience depends on load.')
    .locale('en')
    .updateStrings({ 'Positionals:': 'Arguments:' })
    .wrap(80)
    .version(version())
    .option('log-level', {
      type: 'string',
      requiresArg: true,
      default: 'warn',
      describe: `Log on stderr: ${LOG_LEVELS.join(', ')} (default warn)`,
    })
    .epilogue(exitCodesText())
}

function register(command: Command, parser: Argv): void {
  const { command: usage, describe, positionals = {}, options = {}, examples = [] } = command
  const builder = (own: Argv) => {
    own.usage(`$0 ${usage}\n\n${describe}.`)
    // Of several files no default, lest help shows the empty list that yargs takes for one.
    const several = usage.includes('..') ? { default: undefined } : {}
    for (const [name, what] of Object.entries(positionals))
      own.positional(name, { type: 'string', describe: what, ...several })
    for (const [line, what] of examples) own.example(`$0 ${line}`, what)
    return own.options(options)
  }
  parser.command(usage, describe, builder, async values => {
    checkLogLevel(values.logLevel)
    await command.handler(values as Values)
  })
}

await main(process.argv.slice(2))
