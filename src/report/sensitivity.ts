// Which uncertain input matters, for people, in 80 columns: a sentence, a table with bars, how far to trust it.
import type { Sensitivity } from '../experiment/sweep/sensitivity.ts'
import type { IndicesResult, ScreeningResult } from '../experiment/sweep/sensitivity-effects.ts'
import type { Noise } from '../experiment/sweep/sensitivity-noise.ts'
import type { Side, TornadoResult } from '../experiment/sweep/sensitivity-tornado.ts'
import { definitionOf, type Unit } from '../measures/definitions.ts'
import { type Align, columns, padEnd, padStart, short, WIDTH, widthOf, wrap } from './layout.ts'
import { formatEstimate, formatHalfWidth, formatSeconds, formatValue, grouped, NONE, type Valued } from './numbers.ts'
import { PLAIN, type Style } from './style.ts'

/** The report as text that ends with a line break. */
export function sensitivityReport(sensitivity: Sensitivity, style: Style = PLAIN): string {
  const blocks = [
    wrap(sensitivityAnswer(sensitivity)).map(style.strong),
    [heading(sensitivity)],
    ...tablesOf(sensitivity, style),
    inputsTable(sensitivity, style),
    notes(sensitivity, style),
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** Which input matters most, and how much, in one sentence. */
export function sensitivityAnswer(sensitivity: Sensitivity): string {
  const { result } = sensitivity
  if (result.method === 'tornado') return tornadoAnswer(sensitivity, result)
  return result.method === 'morris' ? screeningAnswer(sensitivity, result) : indicesAnswer(sensitivity, result)
}

function heading({ result, points, replications, seed, confidence }: Sensitivity): string {
  const words = { tornado: 'one input at a time', morris: "Morris's screening", sobol: "Sobol' indices" }
  const each = `${grouped(replications)} ${replications === 1 ? 'replication' : 'replications'} each`
  return `${words[result.method]}: ${grouped(points)} points, ${each}, seed ${short(seed, 16)}, ${percent(confidence)} intervals`
}

function tablesOf(sensitivity: Sensitivity, style: Style): string[][] {
  const { result } = sensitivity
  if (result.method === 'tornado')
    return [tornadoTable(sensitivity, result, style), sidesTable(sensitivity, result, style)]
  return [
    result.method === 'morris' ? screeningTable(sensitivity, result, style) : indicesTable(sensitivity, result, style),
  ]
}

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Room for a path in a sentence, and the least there is in a table. */
const IN_SENTENCE = 50
const SHORTEST_NAME = 12
const GAP = 2

/** The end of a path says most. */
function inputName({ inputs }: Sensitivity, input: number, most = IN_SENTENCE): string {
  const path = [...short(inputs[input].path, 1000)]
  return path.length > most ? `…${path.slice(1 - most).join('')}` : path.join('')
}

function measureName({ measure: { measure, threshold } }: Sensitivity): string {
  const { name } = definitionOf(measure)
  return threshold === undefined ? name : `${name} (${formatSeconds(threshold)})`
}

const unitOf = ({ measure }: Sensitivity): Unit => definitionOf(measure.measure).unit

/** A difference of shares is told in percentage points. */
const changeUnit = (sensitivity: Sensitivity): Unit =>
  unitOf(sensitivity) === 'share' ? 'points' : unitOf(sensitivity)

const inSentence = (value: Valued, unit: Unit) => formatValue(value, unit).replace(/ pts$/, ' points')

const percent = (share: number) => `${Number((100 * share).toFixed(4))} %`

const changesNothing = (sensitivity: Sensitivity) => `${measureName(sensitivity)} is the same at all points.`

type Row = { input: number; cells: readonly string[] }

/** A row an input, its name as long as there is room for. */
function inputTable(sensitivity: Sensitivity, rows: readonly Row[], look: { head: string[]; align: Align[] }): string[] {
  const cells = [look.head, ...rows.map(row => row.cells)]
  const widths = look.head.map((_, i) => Math.max(...cells.map(row => widthOf(row[i]))))
  const taken = widths.reduce((sum, width) => sum + (width === 0 ? 0 : width + GAP), 0)
  const room = Math.max(SHORTEST_NAME, WIDTH - taken)
  const named = rows.map(row => [inputName(sensitivity, row.input, room), ...row.cells])
  return columns([['', ...look.head], ...named], { align: ['left', ...look.align], gap: GAP })
}

const titled = (title: string, [head, ...lines]: string[], style: Style) => [
  style.strong(title),
  style.faint(head),
  ...lines,
]

function inputsTable({ inputs }: Sensitivity, style: Style): string[] {
  const rows = inputs.map(({ path, law }) => [short(path, 44), short(law, 34)])
  return [style.strong('Inputs'), ...columns(rows, { align: ['left', 'left'] })]
}

// ── one at a time ──────────────────────────────────────────────────────────────────────────────────────────────────

function tornadoAnswer(sensitivity: Sensitivity, { swings, between }: TornadoResult): string {
  const [{ input, swing }] = swings
  const name = measureName(sensitivity)
  if (!(swing.value > 0)) return changesNothing(sensitivity)
  const amount = inSentence(swing, changeUnit(sensitivity))
  const [from, to] = between.map(percent)
  if (swing.low <= 0)
    return `No input moves ${name} for sure: most does ${inputName(sensitivity, input, 50)}, by ${amount} between its ${from} and ${to} values.`
  return `${inputName(sensitivity, input, 50)} matters most: ${name} moves by ${amount} between its ${from} and ${to} values.`
}

const HALF_BAR = 10
const [LOW, HIGH, AXIS] = ['░', '█', '│']
const AT_WIDTH = 10

function tornadoTable(sensitivity: Sensitivity, { swings, between, base }: TornadoResult, style: Style): string[] {
  const unit = changeUnit(sensitivity)
  const widest = Math.max(...swings.flatMap(({ low, high }) => [low, high]).map(sizeOf))
  const rows = swings.map(({ input, low, high, swing }) => [
    inputName(sensitivity, input),
    short(low.at, AT_WIDTH),
    barOf(low, high, widest),
    short(high.at, AT_WIDTH),
    formatValue(swing, unit),
    formatHalfWidth(swing, unit),
  ])
  const [from, to] = between.map(percent)
  const head = ['', from, centred(formatValue(base, unitOf(sensitivity))), to, 'swing', '']
  const lines = columns([head, ...rows], { align: ['left', 'right', 'left', 'left', 'right', 'left'] })
  return titled(`How far each input moves ${measureName(sensitivity)}`, lines, style)
}

const sizeOf = ({ difference }: Side) => (Number.isFinite(difference.value) ? Math.abs(difference.value) : 0)

const centred = (text: string) => {
  const left = Math.max(0, HALF_BAR - Math.floor(widthOf(text) / 2))
  return padEnd(padStart(text, left + widthOf(text)), 2 * HALF_BAR + 1)
}

/** Both sides of an input about the axis; where they overlap, the shorter one is in front. */
function barOf(low: Side, high: Side, widest: number): string {
  const bars = [
    { sign: LOW, length: lengthOf(low, widest) },
    { sign: HIGH, length: lengthOf(high, widest) },
  ].toSorted((a, b) => Math.abs(a.length) - Math.abs(b.length))
  const at = (place: number) =>
    bars.find(({ length }) => Math.sign(length) === Math.sign(place) && Math.abs(length) >= Math.abs(place))?.sign ??
    ' '
  const places = Array.from({ length: HALF_BAR }, (_, i) => i + 1)
  return `${places
    .map(i => at(-i))
    .reverse()
    .join('')}${AXIS}${places.map(at).join('')}`
}

function lengthOf(side: Side, widest: number): number {
  if (widest === 0 || sizeOf(side) === 0) return 0
  return Math.round((side.difference.value / widest) * HALF_BAR)
}

function sidesTable(sensitivity: Sensitivity, { swings, between, base }: TornadoResult, style: Style): string[] {
  const unit = changeUnit(sensitivity)
  const cells = ({ value, difference }: Side) => [
    formatValue(value, unitOf(sensitivity)),
    signed(difference, unit),
    formatHalfWidth(difference, unit),
  ]
  const [from, to] = between.map(percent)
  const head = ['', `at ${from}`, 'change', '', `at ${to}`, 'change', '']
  const rows = swings.map(({ input, low, high }) => [inputName(sensitivity, input, 24), ...cells(low), ...cells(high)])
  const lines = columns([head, ...rows], { align: ['left', 'right', 'right', 'left', 'right', 'right', 'left'] })
  const median = formatEstimate(base, unitOf(sensitivity))
  return titled(`${measureName(sensitivity)} against that at all medians, ${median}`, lines, style)
}

function signed(value: Valued, unit: Unit): string {
  const text = formatValue(value, unit)
  return value.value > 0 && text !== NONE ? `+${text}` : text
}

// ── all together ───────────────────────────────────────────────────────────────────────────────────────────────────

function screeningAnswer(sensitivity: Sensitivity, { effects, between }: ScreeningResult): string {
  const [{ input, muStar }] = effects
  if (!(muStar.value > 0)) return changesNothing(sensitivity)
  const [from, to] = between.map(percent)
  const amount = inSentence(muStar, changeUnit(sensitivity))
  return `${inputName(sensitivity, input, 50)} matters most: from its ${from} to its ${to} value ${measureName(sensitivity)} changes by ${amount} on average.`
}

function screeningTable(sensitivity: Sensitivity, { effects }: ScreeningResult, style: Style): string[] {
  const unit = changeUnit(sensitivity)
  const cells = (value: Valued) => [formatValue(value, unit), formatHalfWidth(value, unit)]
  const rows = effects.map(({ input, mu, muStar, sigma }) => [
    inputName(sensitivity, input),
    ...cells(muStar),
    signed(mu, unit),
    formatHalfWidth(mu, unit),
    ...cells(sigma),
  ])
  const head = ['', 'μ*', '', 'μ', '', 'σ', '']
  const lines = columns([head, ...rows], { align: ['left', 'right', 'left', 'right', 'left', 'right', 'left'] })
  return titled(`Effects on ${measureName(sensitivity)}`, lines, style)
}

function indicesAnswer(sensitivity: Sensitivity, { indices }: IndicesResult): string {
  const [{ input, first, total }] = indices
  if (Number.isNaN(total.value)) return changesNothing(sensitivity)
  const [part, alone] = [total, first].map(each => formatValue(cut(each), 'share'))
  return `${inputName(sensitivity, input, 50)} matters most: it has a part in ${part} of the variance of ${measureName(sensitivity)}, and explains ${alone} alone.`
}

const BAR = 20

function indicesTable(sensitivity: Sensitivity, { indices }: IndicesResult, style: Style): string[] {
  const cells = (value: Valued) => [formatValue(cut(value), 'share'), formatHalfWidth(value, 'share')]
  const rows = indices.map(({ input, first, total }) => [
    inputName(sensitivity, input),
    ...cells(first),
    ...cells(total),
    shareBar(cut(first).value, cut(total).value),
  ])
  const head = ['', 'alone', '', 'in all', '', `${AXIS}${' '.repeat(BAR - 4)}100 %`]
  const lines = columns([head, ...rows], { align: ['left', 'right', 'left', 'right', 'left', 'left'] })
  return titled(`Share of the variance of ${measureName(sensitivity)}`, lines, style)
}

/** Shares lie between 0 and 1; their estimates need not. */
const cut = (value: Valued): Valued => ({ ...value, value: Math.max(0, Math.min(1, value.value)) })

function shareBar(first: number, total: number): string {
  const [alone, all] = [first, total].map(share => (Number.isNaN(share) ? 0 : Math.round(share * BAR)))
  return `${AXIS}${HIGH.repeat(alone)}${LOW.repeat(Math.max(0, all - alone))}`
}

// ── how far to trust it ────────────────────────────────────────────────────────────────────────────────────────────

function notes(sensitivity: Sensitivity, style: Style): string[] {
  const { result, undefinedPoints, points } = sensitivity
  const gaps =
    undefinedPoints === 0
      ? []
      : wrap(`At ${undefinedPoints} of ${points} points ${measureName(sensitivity)} has no value.`)
  const noise = result.method === 'tornado' ? [] : noiseNote(result.noise, style)
  return [...gaps.map(style.bad), ...noise, ...wrap(legendOf(result)).map(style.faint)]
}

/** Above this share of the variance, noise blurs what the inputs do. */
const LOUD = 0.1

function noiseNote({ share }: Noise, style: Style): string[] {
  if (Number.isNaN(share))
    return wrap(
      'Of one replication a point nobody knows how much of the variance is simulation noise: more --replications tell.',
    ).map(style.bad)
  const noise = `of the variance between points at most ${formatValue({ value: share, low: share, high: share }, 'share')} is simulation noise`
  if (share > LOUD) return wrap(`Be careful: ${noise}. More --replications make it less.`).map(style.bad)
  return wrap(`${noise[0].toUpperCase()}${noise.slice(1)}.`)
}

function legendOf(result: Sensitivity['result']): string {
  const sign = `${AXIS} all inputs at their medians, ${LOW} one at its low value, ${HIGH} one at its high value.`
  if (result.method === 'tornado')
    return `${sign} Differences are of pairs: the n-th replication of each point has the same callers. How inputs act together does not show here: --method morris or sobol.`
  if (result.method === 'morris') {
    const [from, to] = result.between.map(percent)
    return `Effects are changes over the whole way of an input from its ${from} to its ${to} value, others being anywhere. μ* is their mean size, μ their mean, σ how much they depend on where one stands: about 0 for an input that acts in proportion and alone.`
  }
  return `${HIGH} what would vanish of the variance if the input were known; ${LOW} what it does together with others. An input with about 0 in all may be fixed anywhere. Intervals are rather too wide than too narrow.`
}
