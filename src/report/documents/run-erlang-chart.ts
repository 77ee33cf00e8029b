// The service level of a queue over the day, simulated and by Erlang's formulas.
import type { ErlangRow } from '../../experiment/erlang.ts'
import type { Chart, Point, Series } from '../document.ts'
import { formatValue } from '../numbers.ts'
import { ERLANG_WORDS } from '../words/erlang.ts'
import { measureWords } from '../words/measures.ts'
import { RUN } from '../words/run.ts'
import { inSentence } from '../words/units.ts'
import { type Told, timeOf } from './common.ts'
import { charted, known } from './common-charts.ts'

/** Nothing of a single interval, or of a steady-state study. */
export function erlangChart(said: Told, type: number, rows: readonly ErlangRow[]): Chart | undefined {
  const { run, lang } = said
  const words = RUN[lang].erlang
  const names = ERLANG_WORDS[lang]
  if (rows.length < 2 || rows.some(({ slot }) => slot === undefined)) return undefined
  const level = measureWords('serviceLevel', lang).name
  const series: Series[] = known([
    {
      name: names.simulated,
      mark: 'step',
      points: overDay(said, rows, ({ simulation: { serviceLevel } }) => serviceLevel),
    },
    {
      name: names.erlangC,
      mark: 'step',
      points: overDay(said, rows, ({ erlangC }) => ({ value: erlangC.serviceLevel })),
    },
    {
      name: names.erlangA,
      mark: 'step',
      points: overDay(said, rows, ({ erlangA }) => ({ value: erlangA?.serviceLevel ?? Number.NaN })),
    },
  ])
  if (series.length === 0) return undefined
  return charted(
    {
      id: `erlang-${type + 1}`,
      title: run.center.types.length > 1 ? `${words.chart}: ${run.center.types[type].name}` : words.chart,
      description: describe(said, rows),
      x: { label: RUN[lang].day.time, scale: 'clock', unit: 's' },
      y: { label: level, scale: 'linear', unit: 'share', domain: [0, 1] },
      series,
    },
    { lang },
  )
}

type Shown = { value: number; low?: number; high?: number }

function overDay({ run }: Told, rows: readonly ErlangRow[], shownIn: (row: ErlangRow) => Shown): Point[] {
  const { interval } = run.center
  return rows.flatMap((row, i): Point[] => {
    const { value: y, low, high } = shownIn(row)
    const point = { x: row.slot! * interval, y, low, high }
    const end = { ...point, x: point.x + interval }
    const next = rows[i + 1]?.slot
    if (next === undefined) return [point, end]
    return next > row.slot! + 1 ? [point, end, { x: end.x, y: Number.NaN }] : [point]
  })
}

/** Where Erlang C and the simulation are furthest apart. */
function describe({ run, lang }: Told, rows: readonly ErlangRow[]): string {
  const apartIn = ({ erlangC, simulation }: ErlangRow) =>
    Math.abs(erlangC.serviceLevel - simulation.serviceLevel.value) || 0
  const row = rows.reduce((a, b) => (apartIn(b) > apartIn(a) ? b : a))
  const share = (value: number, unit: 'share' | 'points' = 'share') =>
    inSentence(formatValue({ value, low: Number.NaN, high: Number.NaN }, unit), lang)
  const [simulated, formula] = [row.simulation.serviceLevel.value, row.erlangC.serviceLevel]
  const at = inSentence(timeOf(run.center, row.slot!).time, lang)
  return RUN[lang].erlang.describe(share(apartIn(row), 'points'), at, share(simulated), share(formula))
}
