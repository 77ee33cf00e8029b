import type { Command } from '../command.ts'
import { EXECUTION_OPTIONS } from '../execution.ts'

export const sweep: Command = {
  command: 'sweep <file>',
  describe: 'Run a scenario at many points, into a file that can be resumed',
  positionals: { file: 'Scenario, or a sweep file that names one' },
  options: {
    vary: { type: 'string', requiresArg: true, describe: 'path=8:14, path=v1,v2 or path=60..300; repeatable' },
    design: { type: 'string', requiresArg: true, describe: 'grid (default), list, latin-hypercube, sobol' },
    points: { type: 'string', requiresArg: true, describe: 'How many, of latin-hypercube and sobol' },
    replications: { type: 'string', requiresArg: true, describe: 'Of each point (default: as in the scenario)' },
    precision: { type: 'string', requiresArg: true, describe: 'Replicate each point until so narrow: 2% …' },
    most: { type: 'string', requiresArg: true, describe: '… but at most so often (default 10,000)' },
    measure: { type: 'string', requiresArg: true, describe: 'Shown first, and the precision’s; repeatable' },
    by: { type: 'string', requiresArg: true, describe: 'Also keep estimates by interval, day; repeatable' },
    seed: { type: 'string', requiresArg: true, describe: 'Of all random numbers (default: as in the scenario)' },
    set: { type: 'string', requiresArg: true, describe: 'Change a value everywhere: path=value; repeatable' },
    store: { type: 'string', requiresArg: true, describe: 'File of the study (default: <scenario>.duckdb)' },
    'dry-run': { type: 'boolean', describe: 'Only say what would be done, and what it takes' },
    shard: { type: 'string', requiresArg: true, describe: 'Only this part: 1/3, 2/3 or 3/3; see merge' },
    ...EXECUTION_OPTIONS,
    json: { type: 'boolean', describe: 'The points and their estimates, as JSON' },
    quiet: { type: 'boolean', describe: 'Only how it ended' },
  },
  examples: [
    ['sweep day.yaml --vary groups.front.staffing=8:14', ''],
    ['sweep plan.yaml --dry-run', ''],
    ['sweep day.yaml --vary types.service.patience.mean=60..300 --design sobol --points 64', ''],
  ],
  async handler(values) {
    // 1. Everything that is asked is checked, the plan frozen, before anything happens.
    const { sweepRequest } = await import('../sweep-request.ts')
    const { request, store: file, shard, dryRun, form, execution } = sweepRequest(values)
    const { checkedPlan } = await import('../plan-check.ts')
    const plan = checkedPlan(request)
    if (dryRun) {
      const { dryRunText } = await import('../dry-run.ts')
      process.stdout.write(dryRunText(plan, { file, shard, execution }))
      return
    }
    // 2. The study, run to its end.
    const { beginStudy } = await import('../study.ts')
    const { finishStudy } = await import('../study-report.ts')
    await finishStudy(await beginStudy(file, { plan, shard }), execution, form)
  },
}
