import type { Command } from '../command.ts'

export const erlang: Command = {
  command: 'erlang',
  describe: 'Figure agents by Erlang C and Erlang A: a calculator, nothing is simulated',
  options: {
    calls: { type: 'string', requiresArg: true, describe: 'Calls in the interval' },
    aht: { type: 'string', requiresArg: true, describe: 'Mean handle time, after-call work included: 180, "3 min"' },
    interval: { type: 'string', requiresArg: true, describe: 'Length of the interval (30 min)' },
    target: { type: 'string', requiresArg: true, describe: 'Service level: 80/20 (default) is 80 % within 20 s' },
    shrinkage: { type: 'string', requiresArg: true, describe: 'Share away: 30%, or breaks=10%; repeatable, compounds' },
    patience: { type: 'string', requiresArg: true, describe: 'Mean patience; with it Erlang A stands beside' },
    occupancy: { type: 'string', requiresArg: true, describe: 'At most: 85%' },
    abandonment: { type: 'string', requiresArg: true, describe: 'At most, by Erlang A: 5%' },
    asa: { type: 'string', requiresArg: true, describe: 'Mean speed of answer at most: 20 s' },
    agents: { type: 'string', requiresArg: true, describe: 'What so many agents give, in place of a search' },
    json: { type: 'boolean', describe: 'As JSON' },
    csv: { type: 'boolean', describe: 'As CSV: a number of agents by a formula a row' },
    quiet: { type: 'boolean', describe: 'Only the answer, in one line' },
  },
  examples: [
    ['erlang --calls 100 --aht 180 --target 80/20 --shrinkage 30%', ''],
    ['erlang --calls 100 --aht 180 --agents 12', 'no search'],
  ],
  async handler(values) {
    const { erlangRequest } = await import('../erlang-request.ts')
    const { asked, agents, form } = erlangRequest(values)
    const { calculated } = await import('../../experiment/erlang-need.ts')
    const { calculatorAnswer, calculatorCsv, calculatorJson, calculatorText } = await import(
      '../../report/erlang-need.ts'
    )
    const { styleFor } = await import('../colour.ts')
    const { version } = await import('../version.ts')
    const result = await possible(() => calculated(asked, agents))
    const write = {
      text: () => calculatorText(result, styleFor(process.stdout)),
      json: () => calculatorJson(result, { version: version() }),
      csv: () => calculatorCsv(result),
      quiet: () => `${calculatorAnswer(result)}\n`,
    }
    process.stdout.write(write[form]())
  },
}

/** What no number of agents can meet is what somebody asked for, not a bug. */
async function possible<Value>(figure: () => Value): Promise<Value> {
  const { UserError } = await import('../../scenario/problems.ts')
  try {
    return figure()
  } catch (error) {
    throw error instanceof RangeError ? new UserError(error.message) : error
  }
}
