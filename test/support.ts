// Small centers, and what became of their calls in words that can be checked in one's head.
import type { Center } from '../src/model/center.ts'
import { compile } from '../src/model/compile.ts'
import type { KIND, Outcomes } from '../src/model/outcomes.ts'
import { type JourneyRow, rowsOf as namedRowsOf } from '../src/model/rows.ts'
import { type SimulateOptions, simulate } from '../src/model/simulate.ts'
import { parseScenarioObject } from '../src/scenario/read.ts'

export const EIGHT = 8 * 3600
const DAY = 86400
/** A call, or a virtual wait; times in seconds from the first midnight. */
export type Row = Partial<JourneyRow> & {
  kind: keyof typeof KIND
  type: number
  segment: number
  group: number
  arrived: number
  left: number
  ended: number
  freed: number
  patience: number
  fresh: boolean
  final: boolean
  competitor: boolean
}

export const centerOf = (scenario: object): Center => compile(parseScenarioObject(scenario))

/** The rows of outcomes as objects, in order of completion, with indices for names. */
export function rowsOf(center: Center, outcomes: Outcomes): Row[] {
  return namedRowsOf(center, outcomes).map(row => {
    const type = center.types.findIndex(({ name }) => name === row.type)
    const segment = center.segments.findIndex(each => each.type === type && each.name === row.segment)
    const group = center.groups.findIndex(({ name }) => name === row.group)
    return { ...row, type, segment, group, ended: row.ended ?? Number.NaN, freed: row.freed ?? Number.NaN }
  })
}

export function simulated(center: Center, options: SimulateOptions = {}) {
  const simulation = simulate(center, options)
  return { ...simulation, rows: rowsOf(center, simulation.outcomes) }
}

// ── timelines ──────────────────────────────────────────────────────────────────────────────────────────────────────

const CALLS = { arrivals: { trace: ['08:00:00'] }, handle: { law: 'constant', value: 60 } }
const FRONT = { serves: ['calls'], staffing: 1 }

type Fields = Record<string, unknown>

/** One queue `calls`, served by one agent of `front` from 8 to 10, a minute each; `fields` change it. */
export function oneQueue(calls: Fields, fields: Fields = {}): Fields {
  return {
    title: 'one queue',
    open: '08:00-10:00',
    types: { calls: { ...CALLS, ...calls } },
    groups: { front: FRONT },
    ...fields,
  }
}

/** Arrivals so many seconds after 8 o'clock, on the first day or on `date`. */
export const at = (seconds: number[], date?: string) => ({
  trace: seconds.map(s => `${date ? `${date} ` : ''}${timeOfDay(EIGHT + s)}`),
})

export const constant = (value: number) => ({ law: 'constant', value })

function timeOfDay(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Seconds after 8 o'clock, with the day unless it is the first. */
function told(time: number): string {
  const day = Math.floor(time / DAY)
  const seconds = Number((time - day * DAY - EIGHT).toFixed(6))
  return day > 0 ? `day ${day + 1} ${seconds}` : String(seconds)
}

/**
 * What became of the calls, by arrival, times in seconds after 8 o'clock: "10: answered 60, done 120" (", free 135" with
 * after-call work) or "20: deliberate 50". Types, groups, redials are named where there is a choice; virtual waits on demand.
 */
export function story(scenario: object, { virtual = false, ...options }: SimulateOptions & { virtual?: boolean } = {}) {
  const center = centerOf(scenario)
  const { rows } = simulated(center, options)
  const kept = rows.filter(({ kind }) => kind !== 'case' && virtual === (kind === 'virtual'))
  return kept.sort((a, b) => a.arrived - b.arrived).map(row => tell(center, row))
}

function tell(center: Center, row: Row): string {
  const type = center.types[row.type]
  const who = [center.types.length > 1 ? type.name : '', row.fresh ? '' : 'again', told(row.arrived)]
  const how = row.group >= 0 ? answered(center, row) : unanswered(center, row)
  return `${who.filter(word => word !== '').join(' ')}: ${row.kind} ${told(row.left)}${how}`
}

function answered(center: Center, { kind, ended, freed, group }: Row): string {
  const by = center.groups.length > 1 ? ` by ${center.groups[group].name}` : ''
  if (kind === 'unreached') return `${by}, free ${told(freed)}`
  return `${by}, done ${told(ended)}${freed === ended ? '' : `, free ${told(freed)}`}`
}

const UNANSWERED = new Set<Row['kind']>([
  ...(['deliberate', 'incidental', 'balked', 'blocked', 'disconnected', 'closed', 'hungUp'] as const),
])

function unanswered(center: Center, { type, final, competitor, kind }: Row): string {
  if (!center.types[type].redial || !UNANSWERED.has(kind)) return ''
  return competitor ? ', to a competitor' : final ? ', lost' : ', comes back'
}

/** Agents on duty of the first group, and those who stay beyond their time (+), whenever that changes: "600: 2+1". */
export function staff(scenario: object, options: SimulateOptions = {}): string[] {
  const last = new Map<string, string>()
  for (const { group, time, scheduled, surplus } of simulated(centerOf(scenario), options).levels)
    if (group === 0) last.set(told(time), surplus > 0 ? `${scheduled}+${surplus}` : `${scheduled}`)
  const changes = [...last].filter(([, agents], i, all) => agents !== all[i - 1]?.[1])
  return changes.map(([time, agents]) => `${time}: ${agents}`)
}

/** What became of the cases, by their beginning: "0: solved 180, 2 calls, satisfaction 0.85, leaves". */
export function cases(scenario: object, options: SimulateOptions = {}): string[] {
  const center = centerOf(scenario)
  const { rows } = simulated(center, options)
  const ended = rows.filter(({ kind }) => kind === 'case').sort((a, b) => a.arrived - b.arrived)
  return ended.map(({ arrived, left, contact, satisfaction, gone, ...row }) => {
    const fate = row.open ? 'open' : row.solved ? 'solved' : row.gaveUp ? 'given up' : 'lost'
    const s = center.journey?.satisfaction ? `, satisfaction ${Number(satisfaction!.toFixed(6))}` : ''
    const calls = `${contact} call${contact === 1 ? '' : 's'}`
    return `${told(arrived)}: ${fate} ${told(left)}, ${calls}${s}${gone ? ', leaves' : ''}`
  })
}

/** The calls of a scenario, by arrival; parts of calls and cases apart. */
export function callsOf(scenario: object, options: SimulateOptions = {}): Row[] {
  const { rows } = simulated(centerOf(scenario), options)
  const calls = rows.filter(({ kind }) => kind !== 'case' && kind !== 'virtual' && kind !== 'transferred')
  return calls.sort((a, b) => a.arrived - b.arrived)
}
