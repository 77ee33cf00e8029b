// How long people wait: mean, percentiles, and how many wait how long.
import type { Run } from '../../experiment/run.ts'
import { definitionOf, type MeasureId } from '../../measures/definitions.ts'
import { countsBetween, histogram } from '../../measures/estimate.ts'
import type { Cell, Chart, Point } from '../document.ts'
import { formatInterval, formatSeconds, formatValue } from '../numbers.ts'
import { edgesUpTo } from '../waits.ts'
import { COMMON } from '../words/common.ts'
import { measureWords } from '../words/measures.ts'
import { RUN } from '../words/run.ts'
import { inSentence } from '../words/units.ts'
import { measured, type Part, type Told, told } from './common.ts'
import { charted } from './common-charts.ts'

const SHOWN: readonly MeasureId[] = ['wait', 'waitP50', 'waitP80', 'waitP90', 'waitP95', 'waitP99']

/** Nothing where nobody called. */
export function waitsPart(said: Told): Part {
  const { run, lang } = said
  const counts = countsOf(run)
  if (counts.total === 0) return undefined
  const words = RUN[lang].waits
  const rows = SHOWN.map(id => measureRow(said, id))
  const { measure, value, interval } = COMMON[lang].heads
  const columns = [{ head: measure }, { head: value, align: 'end' as const }, { head: interval, align: 'end' as const }]
  return {
    section: {
      id: 'waits',
      title: words.title,
      blocks: [
        { kind: 'chart', chart: waitsChart(said, counts) },
        { kind: 'table', table: { caption: words.table, columns, rows } },
      ],
      sheet: words.title,
    },
    measures: [...SHOWN, 'answered', 'abandoned'],
  }
}

const measureRow = ({ run, lang }: Told, measure: MeasureId): Cell[] => [
  measureWords(measure, lang).name,
  measured(run, { measure }),
  formatInterval(run.estimate({ measure }), definitionOf(measure).unit),
]

type Counts = { edges: number[]; answered: number[]; abandoned: number[]; total: number }

function countsOf({ plan, observations, estimate }: Run): Counts {
  const counts = histogram(plan, observations)
  const edges = edgesUpTo(estimate({ measure: 'waitP99' }).value)
  const [answered, abandoned] = [countsBetween(counts.answered, edges), countsBetween(counts.abandoned, edges)]
  return { edges, answered, abandoned, total: [...answered, ...abandoned].reduce((sum, count) => sum + count, 0) }
}

function waitsChart(said: Told, { edges, answered, abandoned, total }: Counts): Chart {
  const { lang } = said
  const words = RUN[lang].waits
  const names = [...edges.map(edge => rangeName(said, edge)), words.longer]
  const points = (counts: readonly number[]): Point[] => names.map((x, i) => ({ x, y: counts[i] / total }))
  return charted(
    {
      id: 'waits',
      title: words.chart,
      description: describe(said, { names, answered, abandoned, total }),
      x: { label: words.range, scale: 'category', unit: 's' },
      y: { label: words.share, scale: 'linear', unit: 'share' },
      series: [
        { name: measureWords('answered', lang).name, mark: 'bar', points: points(answered) },
        { name: measureWords('abandoned', lang).name, mark: 'bar', points: points(abandoned) },
      ],
    },
    { lang },
  )
}

function rangeName({ lang }: Told, edge: number): string {
  const words = RUN[lang].waits
  return edge === 0 ? words.atOnce : words.upTo(inSentence(formatSeconds(edge), lang))
}

type Ranges = Omit<Counts, 'edges'> & { names: readonly string[] }

function describe({ run, lang }: Told, { names, answered, abandoned, total }: Ranges): string {
  const share = (count: number) =>
    inSentence(formatValue({ value: count / total, low: Number.NaN, high: Number.NaN }, 'share'), lang)
  const most = abandoned.indexOf(Math.max(...abandoned))
  return RUN[lang].waits.describe({
    atOnce: share(answered[0] + abandoned[0]),
    most: share(abandoned[most]),
    mostIn: names[most],
    half: told(run.estimate({ measure: 'waitP50' }), 's', lang),
    nine: told(run.estimate({ measure: 'waitP90' }), 's', lang),
  })
}
