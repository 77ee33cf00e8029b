// Tables about uncertain inputs, with bars made of characters: a row an input, the one that matters most first.
import type { Sensitivity } from '../experiment/sweep/sensitivity.ts'
import type { IndicesResult, ScreeningResult } from '../experiment/sweep/sensitivity-effects.ts'
import type { Side, TornadoResult } from '../experiment/sweep/sensitivity-tornado.ts'
import type { Unit } from '../measures/definitions.ts'
import { type Align, columns, padEnd, padStart, short, WIDTH, widthOf } from './layout.ts'
import { formatEstimate, formatHalfWidth, formatValue, type Valued } from './numbers.ts'
import { AXIS, changeUnit, HIGH, inputName, LOW, measureName, percent, unitOf } from './sensitivity-words.ts'
import type { Style } from './style.ts'

/** The tables of an analysis as lines. */
export function sensitivityTables(sensitivity: Sensitivity, style: Style): string[][] {
  const { result } = sensitivity
  const tables =
    result.method === 'tornado'
      ? [tornadoTable(sensitivity, result), sidesTable(sensitivity, result)]
      : [result.method === 'morris' ? screeningTable(sensitivity, result) : indicesTable(sensitivity, result)]
  return tables.map(table => drawn(sensitivity, table, style))
}

type Table = {
  title: string
  head: readonly string[]
  align: readonly Align[]
  rows: readonly { input: number; cells: readonly string[] }[]
}

const GAP = 2
const SHORTEST_NAME = 12

/** Names are as long as there is room for. */
function drawn(sensitivity: Sensitivity, { title, head, align, rows }: Table, style: Style): string[] {
  const widths = head.map((cell, i) => Math.max(widthOf(cell), ...rows.map(({ cells }) => widthOf(cells[i]))))
  const taken = widths.reduce((sum, width) => sum + (width === 0 ? 0 : width + GAP), 0)
  const room = Math.max(SHORTEST_NAME, WIDTH - taken)
  const named = rows.map(({ input, cells }) => [inputName(sensitivity, input, room), ...cells])
  const [first, ...lines] = columns([['', ...head], ...named], { align: ['left', ...align], gap: GAP })
  return [style.strong(title), style.faint(first), ...lines]
}

const withSpread = (value: Valued, unit: Unit) => [formatValue(value, unit), formatHalfWidth(value, unit)]

function signed(value: Valued, unit: Unit): string[] {
  const [text, spread] = withSpread(value, unit)
  return [value.value > 0 ? `+${text}` : text, spread]
}

// ── one at a time ──────────────────────────────────────────────────────────────────────────────────────────────────

function tornadoTable(sensitivity: Sensitivity, { swings, between, base }: TornadoResult): Table {
  const unit = changeUnit(sensitivity)
  const widest = Math.max(...swings.flatMap(({ low, high }) => [low, high]).map(sizeOf))
  const [from, to] = between.map(percent)
  return {
    title: `How far each input moves ${measureName(sensitivity)}`,
    head: [from, centred(formatValue(base, unitOf(sensitivity))), to, 'swing', ''],
    align: ['right', 'left', 'left', 'right', 'left'],
    rows: swings.map(({ input, low, high, swing }) => ({
      input,
      cells: [assigned(low), barOf(low, high, widest), assigned(high), ...withSpread(swing, unit)],
    })),
  }
}

const AT_DIGITS = 4
const AT_WIDTH = 8

/** The value of an input, shorter than it was assigned. */
function assigned({ at }: Side): string {
  const value = Number(at)
  return Number.isFinite(value) ? String(Number(value.toPrecision(AT_DIGITS))) : short(at, AT_WIDTH)
}

const HALF_BAR = 9

const sizeOf = ({ difference }: Side) => (Number.isFinite(difference.value) ? Math.abs(difference.value) : 0)

/** The value at the medians above the axis. */
function centred(text: string): string {
  const left = Math.max(0, HALF_BAR - Math.floor(widthOf(text) / 2))
  return padEnd(padStart(text, left + widthOf(text)), 2 * HALF_BAR + 1)
}

/** Both sides of an input about the axis; where they lie on the same, the shorter one is in front. */
function barOf(low: Side, high: Side, widest: number): string {
  const bars = [
    { sign: LOW, length: lengthOf(low, widest) },
    { sign: HIGH, length: lengthOf(high, widest) },
  ].toSorted((a, b) => Math.abs(a.length) - Math.abs(b.length))
  const signAt = (place: number) =>
    place === 0 ? AXIS : (bars.find(({ length }) => covers(length, place))?.sign ?? ' ')
  return Array.from({ length: 2 * HALF_BAR + 1 }, (_, i) => signAt(i - HALF_BAR)).join('')
}

const covers = (length: number, place: number) =>
  Math.sign(length) === Math.sign(place) && Math.abs(length) >= Math.abs(place)

function lengthOf(side: Side, widest: number): number {
  return sizeOf(side) === 0 ? 0 : Math.round((side.difference.value / widest) * HALF_BAR)
}

function sidesTable(sensitivity: Sensitivity, { swings, between, base }: TornadoResult): Table {
  const unit = unitOf(sensitivity)
  const cellsOf = ({ value, difference }: Side) => [
    formatValue(value, unit),
    ...signed(difference, changeUnit(sensitivity)),
  ]
  const [from, to] = between.map(percent)
  return {
    title: `${measureName(sensitivity)} against ${formatEstimate(base, unit)} at all medians`,
    head: [`at ${from}`, 'change', '', `at ${to}`, 'change', ''],
    align: ['right', 'right', 'left', 'right', 'right', 'left'],
    rows: swings.map(({ input, low, high }) => ({ input, cells: [...cellsOf(low), ...cellsOf(high)] })),
  }
}

// ── all together ───────────────────────────────────────────────────────────────────────────────────────────────────

function screeningTable(sensitivity: Sensitivity, { effects }: ScreeningResult): Table {
  const unit = changeUnit(sensitivity)
  return {
    title: `Effects on ${measureName(sensitivity)}`,
    head: ['μ*', '', 'μ', '', 'σ', ''],
    align: ['right', 'left', 'right', 'left', 'right', 'left'],
    rows: effects.map(({ input, mu, muStar, sigma }) => ({
      input,
      cells: [...withSpread(muStar, unit), ...signed(mu, unit), ...withSpread(sigma, unit)],
    })),
  }
}

const BAR = 20
const SCALE = `${AXIS}${padStart('100 %', BAR)}`

function indicesTable(sensitivity: Sensitivity, { indices }: IndicesResult): Table {
  return {
    title: `Share of the variance of ${measureName(sensitivity)}`,
    head: ['alone', '', 'in all', '', SCALE],
    align: ['right', 'left', 'right', 'left', 'left'],
    rows: indices.map(({ input, first, total }) => ({
      input,
      cells: [...withSpread(first, 'share'), ...withSpread(total, 'share'), shareBar(first.value, total.value)],
    })),
  }
}

/** Shares lie between 0 and 1; their estimates need not. */
function shareBar(first: number, total: number): string {
  const [alone, all] = [first, total].map(share =>
    Number.isNaN(share) ? 0 : Math.round(Math.max(0, Math.min(1, share)) * BAR),
  )
  return `${AXIS}${HIGH.repeat(alone)}${LOW.repeat(Math.max(0, all - alone))}`
}
