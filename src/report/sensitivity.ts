// Which uncertain input matters, for people, in 80 columns: a sentence, tables, how far to trust them.
import type { Sensitivity } from '../experiment/sweep/sensitivity.ts'
import type { IndicesResult, ScreeningResult } from '../experiment/sweep/sensitivity-effects.ts'
import type { Noise } from '../experiment/sweep/sensitivity-noise.ts'
import type { TornadoResult } from '../experiment/sweep/sensitivity-tornado.ts'
import { columns, short, wrap } from './layout.ts'
import { formatValue, grouped, type Valued } from './numbers.ts'
import { sensitivityTables } from './sensitivity-tables.ts'
import { AXIS, changeUnit, HIGH, inputName, LOW, measureName, percent } from './sensitivity-words.ts'
import { PLAIN, type Style } from './style.ts'

/** The report as text that ends with a line break. */
export function sensitivityReport(sensitivity: Sensitivity, style: Style = PLAIN): string {
  const blocks = [
    wrapTogether(sensitivityAnswer(sensitivity)).map(style.strong),
    [heading(sensitivity)],
    ...sensitivityTables(sensitivity, style),
    inputsTable(sensitivity, style),
    warnings(sensitivity).flatMap(text => wrap(text).map(style.bad)),
    explanations(sensitivity).flatMap(text => wrap(text).map(style.faint)),
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** No line ends between a number and its unit. */
function wrapTogether(text: string): string[] {
  const kept = text.replace(/(\d) (%|points|s|min|h|d)(?=\W|$)/g, '$1\u00a0$2')
  return wrap(kept).map(line => line.replaceAll('\u00a0', ' '))
}

function heading({ result, points, replications, seed, confidence }: Sensitivity): string {
  const words = { tornado: 'One input at a time', morris: "Morris's screening", sobol: "Sobol' indices" }
  const each = `${grouped(replications)} ${replications === 1 ? 'replication' : 'replications'} each`
  return `${words[result.method]}: ${grouped(points)} points, ${each}, seed ${short(seed, 16)}, ${percent(confidence)} intervals`
}

function inputsTable({ inputs }: Sensitivity, style: Style): string[] {
  const rows = inputs.map(({ path, law }) => [short(path, 44), short(law, 34)])
  return [style.strong('Inputs'), ...columns(rows, { align: ['left', 'left'] })]
}

// ── the answer ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Which input matters most, and how much, in one sentence; or which two, where one cannot tell. */
export function sensitivityAnswer(sensitivity: Sensitivity): string {
  const { result } = sensitivity
  if (result.method === 'tornado') return tornadoAnswer(sensitivity, result)
  return result.method === 'morris' ? screeningAnswer(sensitivity, result) : indicesAnswer(sensitivity, result)
}

type Ranked = { input: number; by: Valued }

/** The first, and the second where their intervals overlap. */
function leader(sensitivity: Sensitivity, [first, second]: readonly Ranked[]): string {
  const name = nameOf(sensitivity, first.input)
  if (!second || !(second.by.high >= first.by.low)) return `${name} matters most`
  return `${name} seems to matter most, with ${nameOf(sensitivity, second.input)} close behind`
}

const NAME_WIDTH = 50
const nameOf = (sensitivity: Sensitivity, input: number) => inputName(sensitivity, input, NAME_WIDTH)

const changesNothing = (sensitivity: Sensitivity) => `${measureName(sensitivity)} is the same at all points.`

const amountOf = (sensitivity: Sensitivity, change: Valued) =>
  formatValue(change, changeUnit(sensitivity)).replace(/ pts$/, ' points')

function tornadoAnswer(sensitivity: Sensitivity, { swings, between }: TornadoResult): string {
  const [{ input, swing }] = swings
  if (!(swing.value > 0)) return changesNothing(sensitivity)
  const ranked = swings.map(each => ({ input: each.input, by: each.swing }))
  const name = measureName(sensitivity)
  const [from, to] = between.map(percent)
  const how = `by ${amountOf(sensitivity, swing)} between its ${from} and ${to} values.`
  if (swing.low <= 0) return `No input moves ${name} for sure: most does ${nameOf(sensitivity, input)}, ${how}`
  return `${leader(sensitivity, ranked)}: ${name} moves ${how}`
}

function screeningAnswer(sensitivity: Sensitivity, { effects, between }: ScreeningResult): string {
  const [{ muStar }] = effects
  if (!(muStar.value > 0)) return changesNothing(sensitivity)
  const ranked = effects.map(each => ({ input: each.input, by: each.muStar }))
  const [from, to] = between.map(percent)
  const amount = amountOf(sensitivity, muStar)
  return `${leader(sensitivity, ranked)}: from its ${from} to its ${to} value ${measureName(sensitivity)} changes by ${amount} on average.`
}

function indicesAnswer(sensitivity: Sensitivity, { indices }: IndicesResult): string {
  const [{ first, total }] = indices
  if (Number.isNaN(total.value)) return changesNothing(sensitivity)
  const ranked = indices.map(each => ({ input: each.input, by: each.total }))
  const [part, alone] = [total, first].map(({ value, ...rest }) =>
    formatValue({ ...rest, value: Math.max(0, Math.min(1, value)) }, 'share'),
  )
  return `${leader(sensitivity, ranked)}: it has a part in ${part} of the variance of ${measureName(sensitivity)}, and explains ${alone} alone.`
}

// ── how far to trust it ────────────────────────────────────────────────────────────────────────────────────────────

/** Above this share of the variance, noise blurs what the inputs do. */
const LOUD = 0.1

function warnings(sensitivity: Sensitivity): string[] {
  const { result, undefinedPoints, points } = sensitivity
  const gaps = `At ${undefinedPoints} of ${points} points ${measureName(sensitivity)} has no value.`
  const noise = result.method === 'tornado' ? [] : noiseWarning(result.noise)
  return [...(undefinedPoints > 0 ? [gaps] : []), ...noise]
}

function noiseWarning(noise: Noise): string[] {
  if (noise.share <= LOUD) return []
  if (noise.share > LOUD) return [`Be careful: ${inWords(noise)}. More --replications make it less.`]
  return [
    'How much of the variance between points is simulation noise, one replication a point cannot tell: give more.',
  ]
}

function inWords({ share, paired }: Noise): string {
  const text = formatValue({ value: share, low: share, high: share }, 'share')
  return `${paired ? '' : 'at most '}${text} of the variance between points is simulation noise`
}

function explanations({ result }: Sensitivity): string[] {
  if (result.method === 'tornado')
    return [
      `${AXIS} all inputs at their medians, ${LOW} one at its low value, ${HIGH} one at its high value. Differences are of pairs: the n-th replication of each point has the same callers. How inputs act together does not show here: --method morris or sobol.`,
    ]
  const noise = result.noise.share <= LOUD ? [`Of chance: ${inWords(result.noise)}.`] : []
  if (result.method === 'sobol')
    return [
      ...noise,
      `${HIGH} what of the variance would vanish if the input were known, ${LOW} what it does together with others. An input with about 0 in all may be fixed anywhere. Intervals are rather too wide than too narrow.`,
    ]
  const [from, to] = result.between.map(percent)
  return [
    ...noise,
    `Effects are changes over the whole way of an input from its ${from} to its ${to} value, the others being anywhere. μ* is their mean size, μ their mean, σ how much they depend on where one stands: about 0 for an input that acts in proportion and alone.`,
  ]
}
