import type { Store } from '../../experiment/sweep/store.ts'
import type { Command } from '../command.ts'
import { EXECUTION_OPTIONS } from '../execution.ts'
import type { SensitivityCommand } from '../sensitivity-request.ts'

export const sensitivity: Command = {
  command: 'sensitivity <file>',
  describe: 'Find which uncertain input matters: tornado, Morris, Sobol',
  positionals: { file: 'Scenario, or a study that sensitivity has run' },
  options: {
    vary: {
      type: 'string',
      requiresArg: true,
      describe: 'An input: path=60..300, 8:14, a,b, normal(mean, sd), lognormal, triangular, pert; repeatable',
    },
    method: { type: 'string', requiresArg: true, describe: 'tornado (default), morris, sobol' },
    measure: { type: 'string', requiresArg: true, describe: 'What may depend on them (abandonment); repeatable' },
    between: { type: 'string', requiresArg: true, describe: 'How far inputs move, tornado and morris (5%-95%)' },
    trajectories: { type: 'string', requiresArg: true, describe: 'How many, of morris (20)' },
    samples: { type: 'string', requiresArg: true, describe: 'How many, of sobol: best a power of 2 (256)' },
    replications: { type: 'string', requiresArg: true, describe: 'Of each point (tornado: as in the file; else 20)' },
    seed: { type: 'string', requiresArg: true, describe: 'Of all random numbers (default: as in the scenario)' },
    set: { type: 'string', requiresArg: true, describe: 'Change a value everywhere: path=value; repeatable' },
    store: { type: 'string', requiresArg: true, describe: 'File of the study (<scenario>.sensitivity.duckdb)' },
    ...EXECUTION_OPTIONS,
    json: { type: 'boolean', describe: 'As JSON' },
    csv: { type: 'boolean', describe: 'As CSV: a quantity of an input a row' },
    quiet: { type: 'boolean', describe: 'Only the answer, in one line' },
  },
  examples: [
    ['sensitivity day.yaml --vary types.service.patience.mean=60..300', ''],
    ['sensitivity day.sensitivity.duckdb --measure serviceLevel', 'another measure, nothing run'],
  ],
  async handler(values) {
    const { sensitivityRequest } = await import('../sensitivity-request.ts')
    const asked = sensitivityRequest(values)
    const store = await finished(asked)
    if (!store) return
    try {
      process.stdout.write(await written(store, asked))
    } finally {
      await store.close()
    }
  },
}

/** The study with everything in it; undefined when it was not run to its end, which is then told. */
async function finished({ planned, store: file }: SensitivityCommand): Promise<Store | undefined> {
  if (!planned) {
    const { openStore } = await import('../../experiment/sweep/store-duckdb.ts')
    return openStore(file)
  }
  const { checkedPlan } = await import('../plan-check.ts')
  const { beginStudy, endOf, runStudy } = await import('../study.ts')
  const plan = checkedPlan(planned.request)
  const store = await beginStudy(file, { plan, shard: null })
  try {
    const ended = await runStudy(store, planned.execution)
    if (ended.complete) return store
    process.stderr.write(`${endOf(store, ended)}\n`)
  } catch (error) {
    await store.close()
    throw error
  }
  await store.close()
  return undefined
}

async function written(store: Store, { measures, form }: SensitivityCommand): Promise<string> {
  const { sensitivityOf } = await import('../../experiment/sweep/sensitivity.ts')
  const { sensitivityAnswer, sensitivityReport } = await import('../../report/sensitivity.ts')
  const { sensitivityCsv, sensitivityJson } = await import('../../report/sensitivity-data.ts')
  const { styleFor } = await import('../colour.ts')
  const { version } = await import('../version.ts')
  const analyses = await sensitivityOf(store, measures)
  const style = styleFor(process.stdout)
  const more = style.faint(`Another measure, nothing run again:\n  savlanut sensitivity ${store.file} --measure …`)
  const write = {
    text: () => `${analyses.map(each => sensitivityReport(each, style)).join('\n')}${more}\n`,
    json: () => sensitivityJson(analyses, { version: version() }),
    csv: () => sensitivityCsv(analyses),
    quiet: () => analyses.map(each => `${sensitivityAnswer(each)}\n`).join(''),
  }
  return write[form]()
}
