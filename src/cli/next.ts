// What to try next: one command, made of the scenario that was run.
import type { Run } from '../experiment/run.ts'
import type { Next } from '../report/text.ts'
import { formatPath, type Path } from '../scenario/problems.ts'
import { quoted } from './shell.ts'

/** A run with more replications, more capacity, or patience that ignores load; else a replication to look at. */
export function nextOf(run: Run, file: string): Next {
  if (run.targets.some(({ verdict }) => verdict === 'missed')) return moreCapacity(run, file)
  if (run.targets.some(({ verdict, estimate }) => verdict === 'uncertain' && Number.isFinite(estimate.value))) {
    const command = commandOf('run', file, `--replications ${4 * run.replications}`)
    return { command, what: 'half as uncertain' }
  }
  const type = typeUnderLoad(run)
  if (type !== undefined)
    return { command: set(file, ['types', type, 'patience', 'load'], 'null'), what: 'if load did not change patience' }
  return { command: commandOf('replay', file, '--replication 0 --trace'), what: 'one replication, event by event' }
}

/** For the group that is busiest. */
function moreCapacity({ scenario, center, estimate }: Run, file: string): Next {
  const busy = center.groups.map(({ name }) => ({ name, occupancy: estimate('occupancy', { group: name }).value || 0 }))
  const { name } = busy.reduce((a, b) => (b.occupancy > a.occupancy ? b : a))
  const { staffing, shrinkage, handleFactor } = scenario.groups[name]
  if (typeof staffing === 'number')
    return { command: set(file, ['groups', name, 'staffing'], String(staffing + 1)), what: 'with one agent more' }
  if (shrinkage) return { command: set(file, ['groups', name, 'shrinkage'], 'null'), what: 'with every agent there' }
  const factor = Number((handleFactor * 0.9).toPrecision(3))
  return { command: set(file, ['groups', name, 'handleFactor'], String(factor)), what: 'with calls 10 % shorter' }
}

function typeUnderLoad({ scenario }: Run): string | undefined {
  const types = Object.entries(scenario.types)
  return types.find(([, { patience }]) => patience && 'load' in patience && patience.load.length > 0)?.[0]
}

const set = (file: string, path: Path, value: string) =>
  commandOf('run', file, `--set ${quoted(`${formatPath(path)}=${value}`)}`)

function commandOf(command: string, file: string, options: string): string {
  const start = `savlanut ${command} ${quoted(file)}`
  return start.length + options.length > 76 ? `${start} \\\n    ${options}` : `${start} ${options}`
}
