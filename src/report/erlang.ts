// Erlang's formulas beside the simulation: what a spreadsheet would have said, and why it is another thing.
import { disagreement, type ErlangBeside, type ErlangRow, erlangBeside, type Reason } from '../experiment/erlang.ts'
import type { Run } from '../experiment/run.ts'
import type { Unit } from '../measures/definitions.ts'
import { intervalName } from '../measures/names.ts'
import { columns, short, WIDTH, wrap } from './layout.ts'
import { formatSeconds, formatValue, grouped, NONE } from './numbers.ts'
import type { Style } from './style.ts'
import { ERLANG_WORDS, REASON_UNITS } from './words/erlang.ts'
import type { Lang } from './words/lang.ts'
import { inSentence } from './words/units.ts'

type Options = {
  style: Style
  /** Every interval of every type. */
  full: boolean
}

/** Reasons named where not all are asked for. */
const MOST_REASONS = 4

/**
 * The busiest interval by Erlang C, Erlang A and the simulation, why they differ, and where formula and simulation are
 * furthest apart; empty where nobody calls.
 */
export function erlangBlock(run: Run, { style, full }: Options): string[] {
  const beside = erlangBeside(run)
  const called = beside.rows.filter(({ calls }) => calls > 0)
  if (called.length === 0) return excludedLines(run, beside)
  const busiest = busiestOf(called)
  const [head, ...lines] = columns(table(run, busiest))
  return [
    style.strong(head),
    ...lines,
    ...sentences(whyOf(run, busiest, full ? Number.POSITIVE_INFINITY : MOST_REASONS)),
    ...furthest(run, called, busiest),
    ...(full ? everywhere(run, called, style) : []),
    ...excludedLines(run, beside),
  ]
}

/** The middle one of those with most calls: the first of a day that is the same all day begins with an empty queue. */
export function busiestOf(rows: readonly ErlangRow[]): ErlangRow {
  const most = Math.max(...rows.map(({ calls }) => calls))
  const busiest = rows.filter(({ calls }) => calls > most * (1 - 1e-9))
  return busiest[Math.floor(busiest.length / 2)]
}

/** The reason in words, with its size in its unit: `redials (5.5 % more calls)`. */
export function reasonInWords({ id, value }: Reason, lang: Lang): string {
  return ERLANG_WORDS[lang].reasons[id](inSentence(sizeOf(value, REASON_UNITS[id]), lang))
}

/** `3 min` and `188.3 s` where a table would have `180.0 s`. */
export const sizeOf = (value: number, unit: Unit): string =>
  unit === 's' && value < 600 ? formatSeconds(Number(value.toFixed(1))) : shown(value, unit)

const { en } = ERLANG_WORDS

/** A number without an interval; an endless wait in words. */
export function shown(value: number, unit: Unit): string {
  if (value === Number.POSITIVE_INFINITY) return en.endless
  return formatValue({ value, low: value, high: value }, unit)
}

/** Lines in which no unit stands apart from its number. */
export const sentences = (text: string): string[] =>
  wrap(text.replace(/(\d) (%|s|min|h)(?![a-z])/g, '$1\u00a0$2')).map(line => line.replaceAll('\u00a0', ' '))

// ── one interval ───────────────────────────────────────────────────────────────────────────────────────────────────

function table(run: Run, row: ErlangRow): string[][] {
  const { erlangC, erlangA, simulation } = row
  const hasLeast = erlangC.least !== undefined
  const formula = (name: string, figures: ErlangRow['erlangC']) => [
    name,
    ...fourFigures(figures),
    ...(hasLeast ? [figures.least === undefined ? NONE : grouped(figures.least)] : []),
  ]
  const values = {
    serviceLevel: simulation.serviceLevel.value,
    speedOfAnswer: simulation.speedOfAnswer.value,
    abandonment: simulation.abandonment.value,
    occupancy: simulation.occupancy.value,
  }
  return [
    [placeOf(run, row), en.inTime, en.speedOfAnswer, en.abandoned, en.occupancy, ...(hasLeast ? [en.least] : [])],
    formula(en.erlangC, erlangC),
    ...(erlangA ? [formula(en.erlangA, erlangA)] : []),
    [en.simulated, ...fourFigures(values)],
  ]
}

type Four = { serviceLevel: number; speedOfAnswer: number; abandonment: number; occupancy: number }

const fourFigures = ({ serviceLevel, speedOfAnswer, abandonment, occupancy }: Four): string[] => [
  shown(serviceLevel, 'share'),
  shown(speedOfAnswer, 's'),
  shown(abandonment, 'share'),
  shown(occupancy, 'share'),
]

const NAME = 20
/** Beside five columns of figures. */
const SHORTER_NAME = 13

/** `Erlang, sales 10:00` */
function placeOf(run: Run, row: ErlangRow): string {
  return ['Erlang,', typeOf(run, row), timeOf(run, row)]
    .filter(word => word !== '')
    .join(' ')
    .replace(/,$/, ' beside')
}

const typeOf = ({ center }: Run, { type }: ErlangRow) =>
  center.types.length > 1 ? short(center.types[type].name, SHORTER_NAME) : ''

const timeOf = ({ center }: Run, { slot }: ErlangRow) => (slot === undefined ? '' : intervalName(center, slot))

function whyOf(run: Run, row: ErlangRow, most: number): string {
  const { calls, handleTime, agents, reasons } = row
  const busiest = row.slot === undefined ? 'An hour' : 'The busiest interval'
  const what = `${busiest}: ${counted(calls, 'call')} of ${sizeOf(handleTime, 's')}, ${counted(agents, 'agent')}.`
  const limit = `In time: within ${formatSeconds(run.center.serviceLevels[row.type].within)}.`
  if (reasons.length === 0) return `${what} ${limit} Nothing that the formulas leave out plays a part here.`
  const named = reasons.slice(0, most).map(reason => reasonInWords(reason, 'en'))
  const more = reasons.length > most ? `, and ${reasons.length - most} more` : ''
  return `${what} ${limit} What the formulas leave out, by weight: ${named.join(', ')}${more}.`
}

/** `3 calls`, `1 agent`, `9.5 agents` */
const counted = (value: number, what: 'call' | 'agent') =>
  `${shown(value, `${what}s`)} ${what}${value === 1 ? '' : 's'}`

// ── all intervals ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Where the better formula and the simulation are furthest apart by more than chance, unless that is shown already. */
function furthest(run: Run, rows: readonly ErlangRow[], busiest: ErlangRow): string[] {
  const apart = (row: ErlangRow) => disagreement(row, run.center.serviceLevels[row.type].within)
  const worst = rows.filter(isApart).reduce((a, b) => (apart(b) > apart(a) ? b : a), busiest)
  if (worst === busiest) return []
  const { erlangA, erlangC, simulation, reasons } = worst
  const formula = erlangA ? en.erlangA : en.erlangC
  const { serviceLevel, speedOfAnswer } = erlangA ?? erlangC
  const said = `${shown(serviceLevel, 'share')} in time, ASA ${shown(speedOfAnswer, 's')}`
  const seen = `${shown(simulation.serviceLevel.value, 'share')}, ${shown(simulation.speedOfAnswer.value, 's')}`
  // Erlang A knows that callers hang up.
  const [first] = reasons.filter(({ id }) => id !== 'patience' || erlangA === undefined)
  const why = first ? ` First reason: ${reasonInWords(first, 'en')}.` : ''
  const where = [typeOf(run, worst), timeOf(run, worst)].filter(word => word !== '').join(' ')
  return sentences(`Furthest apart at ${where}: ${said} by ${formula}; ${seen} simulated.${why}`)
}

/** Of service level or abandonment, by twice the interval, and never by what so many calls leave to chance. */
function isApart({ calls, erlangA, erlangC, simulation }: ErlangRow): boolean {
  const formula = erlangA ?? erlangC
  return (['serviceLevel', 'abandonment'] as const).some(name => {
    const { value, low, high, n } = simulation[name]
    const chance = 3 * Math.sqrt((formula[name] * (1 - formula[name])) / (n * calls))
    return Math.abs(value - formula[name]) > Math.max(high - low, chance, LEAST)
  })
}

/** Less is not worth a sentence: a percentage point. */
const LEAST = 0.01

const TITLES = ['', 'calls', 'agents', 'C', 'A', 'simulated', 'C', 'A', 'simulated', 'C', 'A']

/** Every interval: in time, speed of answer and least agents; units stand in the title, or it would not fit. */
function everywhere(run: Run, rows: readonly ErlangRow[], style: Style): string[] {
  const types = [...new Set(rows.map(({ type }) => type))]
  return types.flatMap(type => {
    const own = rows.filter(row => row.type === type && row.slot !== undefined)
    if (own.length === 0) return []
    const name = types.length > 1 ? short(run.center.types[type].name, WIDTH - 50) : 'Every interval'
    const lines = columns([TITLES, ...own.map(row => lineOf(run, row))], { gap: 2 })
    return ['', style.strong(`${name}: in time (%), ASA (s), least agents`), style.faint(lines[0]), ...lines.slice(1)]
  })
}

function lineOf(run: Run, row: ErlangRow): string[] {
  const { calls, agents, erlangC, erlangA, simulation } = row
  const least = (figures: ErlangRow['erlangA']) => (figures?.least === undefined ? '' : grouped(figures.least))
  return [
    timeOf(run, row),
    shown(calls, 'calls'),
    shown(agents, 'agents'),
    inPercent(erlangC.serviceLevel),
    erlangA ? inPercent(erlangA.serviceLevel) : '',
    inPercent(simulation.serviceLevel.value),
    inSeconds(erlangC.speedOfAnswer),
    erlangA ? inSeconds(erlangA.speedOfAnswer) : '',
    inSeconds(simulation.speedOfAnswer.value),
    least(erlangC),
    least(erlangA),
  ]
}

const inPercent = (value: number) => (Number.isFinite(value) ? grouped(100 * value, 1) : NONE)
const inSeconds = (value: number) =>
  value === Number.POSITIVE_INFINITY ? en.endless : Number.isFinite(value) ? grouped(value, value < 100 ? 1 : 0) : NONE

function excludedLines({ center }: Run, { excluded }: ErlangBeside): string[] {
  if (excluded.length === 0) return []
  const whys = [...new Set(excluded.map(({ why }) => why))]
  const named = whys.map(why => {
    const names = excluded.filter(each => each.why === why).map(({ type }) => short(center.types[type].name, NAME))
    return `${names.join(', ')} (${en.excluded[why]})`
  })
  return sentences(`Erlang's formulas do not fit ${named.join('; ')}.`)
}
