// What `erlang` is asked to figure.
import type { ErlangAsked } from '../experiment/erlang-need.ts'
import { parseDuration } from '../scenario/units.ts'
import type { Values } from './command.ts'
import { type Form, OptionReader } from './options.ts'

export type ErlangCommand = {
  asked: ErlangAsked
  /** So many agents, in place of the least that will do. */
  agents: number | undefined
  form: Form
}

const INTERVAL = 1800
const TARGET = { target: 0.8, within: 20 }

/** @throws UsageError with everything wrong with the options */
export function erlangRequest(values: Values): ErlangCommand {
  const read = new OptionReader(values)
  const calls = numberOf(read, 'calls')
  const handleTime = durationOf(read, 'aht')
  const interval = durationOf(read, 'interval') ?? INTERVAL
  const bounds = {
    patience: durationOf(read, 'patience'),
    occupancy: read.share('occupancy'),
    abandonment: read.share('abandonment'),
    asa: durationOf(read, 'asa'),
  }
  if (bounds.abandonment !== undefined && !read.given('patience'))
    read.refuse('--abandonment needs --patience: only Erlang A knows callers who hang up')
  const agents = read.whole('agents', [1, 100_000])
  const serviceLevel = targetOf(read, agents)
  const shrinkage = shrinkageOf(read)
  const form = read.form()
  read.done()
  return {
    asked: { calls: calls!, interval, handleTime: handleTime!, serviceLevel, shrinkage, ...bounds },
    agents,
    form,
  }
}

function numberOf(read: OptionReader, name: string): number | undefined {
  const text = read.text(name)
  const value = text !== undefined && /^(\d+(\.\d+)?|\.\d+)(e\+?\d+)?$/i.test(text.trim()) ? Number(text) : undefined
  if (text === undefined) read.refuse(`--${name} is missing: calls in the interval, for example --${name} 100`)
  else if (value === undefined || value > 1e7)
    read.refuse(`--${name}: expected a number up to 10,000,000, not ${JSON.stringify(text)}`)
  return value
}

/** Above 0; the handle time must be given. */
function durationOf(read: OptionReader, name: string): number | undefined {
  const text = read.text(name)
  if (text === undefined) {
    if (name === 'aht') read.refuse('--aht is missing: mean handle time, for example --aht 180 or --aht "3 min"')
    return undefined
  }
  const value = parseDuration(text)
  if (value !== undefined && value > 0) return value
  read.refuse(`--${name}: expected a duration above 0 such as 180 or "3 min", not ${JSON.stringify(text)}`)
  return undefined
}

/** `80/20`, `90%/30 s`; without one 80/20, unless waits or abandonment are bounded otherwise. */
function targetOf(read: OptionReader, agents: number | undefined): ErlangAsked['serviceLevel'] {
  const text = read.text('target')
  const others = agents !== undefined || ['abandonment', 'asa'].some(name => read.given(name))
  if (text === undefined) return others ? { within: TARGET.within } : TARGET
  const [, percent, wait] = /^\s*(\d+(?:\.\d+)?)\s*%?\s*\/\s*(.+)$/.exec(text) ?? []
  const [target, within] = [Number(percent) / 100, parseDuration(wait ?? '')]
  if (target > 0 && target < 1 && within !== undefined) return { target, within }
  read.refuse(
    `--target: expected a percentage below 100 and a wait, such as 80/20 or "90/1 min", not ${JSON.stringify(text)}`,
  )
  return undefined
}

/** `30%`, or a component by name: `breaks=10%`. */
function shrinkageOf(read: OptionReader): Record<string, number> {
  const components: Record<string, number> = {}
  for (const [i, text] of read.list('shrinkage').entries()) {
    const [, name = `shrinkage ${i + 1}`, amount, percent] =
      /^(?:([^=]+)=)?\s*(\d+(?:\.\d*)?|\.\d+)\s*(%?)\s*$/.exec(text) ?? []
    const share = Number(amount) / (percent === '%' ? 100 : 1)
    if (Object.hasOwn(components, name.trim()))
      read.refuse(`--shrinkage: ${name.trim()} is given twice; give each component a name of its own`)
    else if (share >= 0 && share < 1) components[name.trim()] = share
    else read.refuse(`--shrinkage: expected a share such as 30% or breaks=10%, not ${JSON.stringify(text)}`)
  }
  return components
}
