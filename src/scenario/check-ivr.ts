// The graph of an IVR: every edge leads somewhere, and every caller gets out of it.
import { type At, sumToOne } from './check-laws.ts'
import { EXITS } from './journey.ts'
import { quote, unknownWord } from './problems.ts'
import type { TabledScenario } from './schema.ts'

type Ivr = NonNullable<TabledScenario['ivr']>
type Names = readonly string[]

/** @param types names of the call types, to which an edge may lead. */
export function checkIvr({ start, steps }: Ivr, types: Names, { path, report }: At): void {
  const names = Object.keys(steps)
  const at = { path: [...path, 'steps'], report }
  if (names.length === 0) report(at.path, 'needs at least one step')
  else if (start !== undefined && !names.includes(start)) report([...path, 'start'], unknownWord('step', start, names))
  checkNames(names, types, at)
  const known = [...new Set([...names, ...EXITS, ...types])]
  for (const [name, { next }] of Object.entries(steps))
    checkNext(next, known, { path: [...at.path, name, 'next'], report })
  checkEndless(steps, start ?? names[0], at)
}

// An edge says one word: it must not mean two things.
function checkNames(names: Names, types: Names, { path, report }: At): void {
  const exits: Names = EXITS
  for (const name of names) {
    const other = exits.includes(name) ? 'an exit' : types.includes(name) ? 'a call type' : undefined
    if (name.trim() === '') report([...path, name], 'needs a name')
    if (other) report([...path, name], `${quote(name)} is ${other}: give the step another name`)
  }
}

function checkNext(next: Record<string, number>, known: Names, { path, report }: At): void {
  const unknown = Object.keys(next).filter(to => !known.includes(to))
  for (const to of unknown) report([...path, to], unknownWord('destination', to, known))
  sumToOne('probabilities', Object.values(next), { path, report })
}

/** Whoever gets into a step from which no edge leads on to an exit would stay for ever. */
function checkEndless(steps: Ivr['steps'], start: string, { path, report }: At): void {
  const ways = new Map(Object.entries(steps).map(([name, { next }]) => [name, likely(next)]))
  const back = backwards(ways)
  // An unknown word, or a step without edges, is a mistake of its own, already told.
  const ends = [...back.keys()].filter(name => !ways.has(name))
  const blind = [...ways.keys()].filter(name => ways.get(name)!.length === 0)
  const leaving = reachable([...ends, ...blind], back)
  const stuck = [...reachable([start], ways)].find(name => ways.has(name) && !leaving.has(name))
  if (stuck !== undefined) report([...path, stuck], 'callers would stay for ever: from here no exit can be reached')
}

type Graph = ReadonlyMap<string, Names>

const likely = (next: Record<string, number>) => Object.keys(next).filter(to => next[to] > 0)

function backwards(ways: Graph): Graph {
  const back = new Map<string, string[]>()
  for (const [name, to] of ways)
    for (const next of to) {
      const from = back.get(next)
      if (from) from.push(name)
      else back.set(next, [name])
    }
  return back
}

function reachable(from: Names, ways: Graph): Set<string> {
  const seen = new Set(from)
  // A set that is walked through also gives what is added on the way.
  for (const name of seen) for (const next of ways.get(name) ?? []) seen.add(next)
  return seen
}
