// Which queues of a file are read: those that are the sum of others would count every call twice.
import { UserError, unknownWord } from '../scenario/problems.ts'
import type { Entry } from './entries.ts'
import type { Mapping } from './mapping.ts'
import { isTotals } from './words.ts'

export type Chosen = {
  entries: readonly Entry[]
  names: ReadonlyMap<string, string>
  leftOut: readonly string[]
  notes: string[]
}

/**
 * The entries of the queues that are read, and what their call types are called.
 * @throws UserError where the mapping names queues that are not there, or gives two of them one name
 */
export function chooseQueues(entries: readonly Entry[], { queues, leaveOut }: Mapping): Chosen {
  const found = [...new Set(entries.map(({ queue }) => queue))]
  const unknown = [...Object.keys(queues), ...(leaveOut ?? [])].filter(name => !found.includes(name))
  if (unknown.length > 0)
    throw new UserError(unknown.map(name => ({ path: '', message: `mapping: ${unknownWord('queue', name, found)}` })))
  const notes: string[] = []
  const sums = leaveOut ?? sumsOfOthers(entries, found)
  for (const name of sums)
    notes.push(
      `queue ${JSON.stringify(name)} is left out${leaveOut ? '' : ': it is the sum of the others (leaveOut: [] in the mapping keeps it)'}`,
    )
  const kept = found.filter(name => !sums.includes(name))
  for (const name of kept)
    if (found.length > 1 && isTotals(name))
      notes.push(`queue ${JSON.stringify(name)} is not the sum of the others, and is read as a queue of its own`)
  const names = new Map(kept.map(queue => [queue, Object.hasOwn(queues, queue) ? queues[queue] : queue]))
  refuseUnusable([...names.values()])
  if (new Set(names.values()).size < names.size) throw new UserError('mapping: two queues have the same name')
  return {
    entries: sums.length === 0 ? entries : entries.filter(({ queue }) => names.has(queue)),
    names,
    leftOut: sums,
    notes,
  }
}

const LONGEST_NAME = 200

/** Names that no field of a scenario can have. */
function refuseUnusable(names: readonly string[]): void {
  const unusable = names.filter(name => name === '__proto__' || name.length > LONGEST_NAME)
  if (unusable.length === 0) return
  const short = (name: string) => JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name)
  throw new UserError(
    unusable.map(name => ({
      path: '',
      message: `queue ${short(name)} cannot be the name of a call type${name.length > LONGEST_NAME ? ` (at most ${LONGEST_NAME} characters)` : ''}: change it in the forecast, or by queues in the mapping`,
    })),
  )
}

/** Share of a queue's rows in which it must equal the sum of all others. */
const ENOUGH = 0.95

function sumsOfOthers(entries: readonly Entry[], queues: readonly string[]): string[] {
  if (queues.length < 2) return []
  const totals = new Map<number, number>()
  const keyOf = ({ day, time }: Entry) => day * 86400 + time
  for (const entry of entries) totals.set(keyOf(entry), (totals.get(keyOf(entry)) ?? 0) + (entry.volume ?? 0))
  const rows = new Map<string, { all: number; equal: number }>()
  for (const entry of entries) {
    const counts = rows.get(entry.queue) ?? { all: 0, equal: 0 }
    const others = (totals.get(keyOf(entry)) ?? 0) - (entry.volume ?? 0)
    counts.all++
    if (Math.abs(others - (entry.volume ?? 0)) <= 0.005 * others) counts.equal++
    rows.set(entry.queue, counts)
  }
  // Without a name that says so, two queues that happen to be equal are no proof.
  return queues.filter(name => {
    const { all, equal } = rows.get(name)!
    return equal >= ENOUGH * all && (isTotals(name) || (queues.length > 2 && all > 20))
  })
}
