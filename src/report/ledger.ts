// The journey ledger: callers, calls, answers and cases on one screen, with what becomes of them and what it costs.
import type { Run } from '../experiment/run.ts'
import type { MeasureId } from '../measures/definitions.ts'
import { estimateSum } from '../measures/estimate.ts'
import type { Terms } from '../measures/terms.ts'
import { columns, WIDTH, widthOf } from './layout.ts'
import { LEDGER, type LedgerRow } from './ledger-rows.ts'
import { currencyOf, stretchOf } from './names.ts'
import { formatBare, formatHalfWidth, formatValue, type Valued } from './numbers.ts'
import { has } from './parts.ts'
import type { Style } from './style.ts'

/** Steps that exist in the scenario, and the decay of satisfaction; nothing for a center without a journey. */
export function ledger(run: Run, style: Style): string[] {
  if (!has(run, 'journey')) return []
  const happened = stepsOf(run)
  const digits = happened.some(({ money }) => Math.abs(money?.value ?? 0) >= 1000) ? 0 : 2
  const [head, ...lines] = fitting([
    headOf(run),
    ...happened.map(step => cellsOf(step, digits)),
    ...balance(run, digits),
  ])
  return [style.strong(head), ...lines, ...decay(run)]
}

// ── steps ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Step = { row: LedgerRow; number?: Valued; share?: number; satisfaction?: number; money?: Valued }

/** The steps that exist in the scenario and where something has happened. */
export function stepsOf(run: Run): Step[] {
  const steps = LEDGER.filter(row => has(run, row.needs)).map(row => stepOf(run, row))
  return steps.filter(({ number, money }) => [number, money].some(each => Math.abs(each?.value ?? 0) > 0))
}

function stepOf(run: Run, row: LedgerRow): Step {
  const { count, of, satisfaction, money } = row
  const number = count && sumOf(run, count)
  return {
    row,
    number,
    share: number && of && number.value / sumOf(run, of).value,
    satisfaction: satisfaction && has(run, 'satisfaction') ? run.estimate({ measure: satisfaction }).value : undefined,
    money: money && has(run, 'money') ? sumOf(run, money) : undefined,
  }
}

const sumOf = ({ plan, observations, confidence }: Run, terms: Terms): Valued =>
  estimateSum(plan, observations, { terms, confidence })

// ── cells ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function headOf({ scenario }: Run): string[] {
  const satisfied = scenario.satisfaction ? 'satisfied' : ''
  return [`Journey, per ${stretchOf(scenario)}`, 'number', '', 'share', satisfied, currencyOf(scenario), '']
}

function cellsOf({ row, number, share, satisfaction, money }: Step, digits: number): string[] {
  return [
    `${'  '.repeat(row.level)}${row.name}`,
    number ? formatValue(number, 'calls') : '',
    number ? formatHalfWidth(number, 'calls') : '',
    percent(share),
    percent(satisfaction),
    ...(money ? moneyCells(money, digits) : ['', '']),
  ]
}

/** One digit, so that the points of a column stand below each other. */
function percent(share: number | undefined): string {
  if (share === undefined || !Number.isFinite(share)) return ''
  return share > 0 && share < 0.0005 ? '< 0.1 %' : `${(share * 100).toFixed(1)} %`
}

function moneyCells(money: Valued, digits: number): string[] {
  const look = { digits, scale: { factor: 1, suffix: '' } }
  return [formatBare(money, look), formatHalfWidth(money, 'money', look)]
}

/** What all steps together have earned or cost, and what each solved case has. */
function balance(run: Run, digits: number): string[][] {
  if (!has(run, 'money')) return []
  const row = (name: string, measure: MeasureId, digits: number) => [
    ...[name, '', '', '', ''],
    ...moneyCells(run.estimate({ measure }), digits),
  ]
  return [row('net value', 'netValue', digits), row('cost per solved case', 'costPerSolvedCase', 2)]
}

/** Columns of half-widths, the least important first. */
const SPREADS = [6, 2]

/** As many half-widths as there is room for. */
function fitting(rows: readonly string[][]): string[] {
  const attempts = SPREADS.map((_, dropped) => without(rows, SPREADS.slice(0, dropped)))
  const fits = (lines: readonly string[]) => Math.max(...lines.map(widthOf)) <= WIDTH
  return attempts.find(fits) ?? without(rows, SPREADS)
}

function without(rows: readonly string[][], gone: readonly number[]): string[] {
  return columns(
    rows.map(cells => cells.map((cell, i) => (gone.includes(i) ? '' : cell))),
    { align: ['left', 'right', 'left', 'right', 'right', 'right', 'left'], gap: 1 },
  )
}

// ── decay ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `Satisfaction after call 1: 98.0 %  2: 84.1 %`: each further call about the same case costs satisfaction. */
function decay(run: Run): string[] {
  if (!has(run, 'satisfaction')) return []
  const figures = ([1, 2, 3, 4, 5] as const).map(call => run.estimate({ measure: `satisfactionAfter${call}` }).value)
  const known = figures.filter(Number.isFinite)
  if (known.length < 2) return []
  return ['', `Satisfaction after call ${known.map((share, i) => `${i + 1}: ${percent(share)}`).join('  ')}`]
}
