// Patience as it is, as waits imply it, and how it goes with the length of the queue.
import type { Run } from '../../experiment/run.ts'
import { definitionOf, type MeasureId } from '../../measures/definitions.ts'
import type { Slice } from '../../measures/slices.ts'
import type { Block, Cell, Chart, Point } from '../document.ts'
import { formatInterval, type Valued } from '../numbers.ts'
import { COMMON } from '../words/common.ts'
import { measureWords } from '../words/measures.ts'
import { RUN } from '../words/run.ts'
import { measured, type Part, type Told, told } from './common.ts'
import { charted, pointOf } from './common-charts.ts'

const SHOWN: readonly MeasureId[] = ['patience', 'patienceImplied', 'patienceNaive']

/** Nothing where callers wait for ever. */
export function patiencePart(said: Told): Part {
  const { run, lang } = said
  if (run.center.segments.every(({ budget }) => budget === undefined)) return undefined
  const words = RUN[lang].patience
  const { measure: head, value, interval } = COMMON[lang].heads
  const rows = SHOWN.map((measure): Cell[] => [
    measureWords(measure, lang).name,
    measured(run, { measure }),
    formatInterval(run.estimate({ measure }), definitionOf(measure).unit),
  ])
  const chart = patienceChart(said)
  const blocks: Block[] = [
    { kind: 'text', text: why(said) },
    ...(chart ? [{ kind: 'chart', chart } as const] : []),
    {
      kind: 'table',
      table: {
        caption: words.title,
        columns: [{ head }, { head: value, align: 'end' }, { head: interval, align: 'end' }],
        rows,
      },
    },
  ]
  return {
    section: { id: 'patience', title: words.title, blocks },
    measures: chart ? [...SHOWN, 'queueLength'] : SHOWN,
  }
}

/** Why the three differ, in this scenario. */
function why({ run, lang }: Told): string {
  const words = RUN[lang].patience
  if (!(run.estimate({ measure: 'abandonedDeliberate' }).value > 0)) return words.nobody
  const load = run.center.segments.some(segment => segment.clock > 0)
  return `${words.why} ${load ? words.load : words.exponential}`
}

// ── patience and load ──────────────────────────────────────────────────────────────────────────────────────────────

type Seen = { queue: Valued; implied: Valued; own: Valued }

/** A point an interval of the day; nothing where fewer than two say anything. */
function patienceChart(said: Told): Chart | undefined {
  const { run, lang } = said
  const seen = run.plan.slices.filter(({ axis }) => axis === 'interval').map(slice => seenIn(run, slice))
  const telling = seen.filter(({ implied }) => Number.isFinite(implied.value))
  if (telling.length < 2) return undefined
  const words = RUN[lang].patience
  const points = (seenOf: (each: Seen) => Valued): Point[] =>
    telling.map(each => pointOf(each.queue.value, seenOf(each))).filter(({ y }) => Number.isFinite(y))
  return charted(
    {
      id: 'patience-load',
      title: words.chart,
      description: describe(said, telling),
      x: { label: words.queue, scale: 'linear', unit: 'calls' },
      y: { label: words.mean, scale: 'linear', unit: 's', domain: domainOf(telling) },
      series: [
        { name: words.implied, mark: 'dot', points: points(({ implied }) => implied) },
        { name: words.true, mark: 'dot', points: points(({ own }) => own) },
      ],
    },
    { lang },
  )
}

/** Up to a little above the highest value: where few abandon, intervals reach far beyond, and would flatten all others. */
function domainOf(telling: readonly Seen[]): readonly [number, number] {
  const highest = Math.max(...telling.flatMap(({ implied, own }) => [implied.value, own.value]).filter(Number.isFinite))
  const power = 10 ** Math.floor(Math.log10(highest))
  return [0, Math.ceil((highest * 1.25) / power) * power]
}

const seenIn = ({ estimate }: Run, slice: Slice): Seen => ({
  queue: estimate({ measure: 'queueLength' }, slice),
  implied: estimate({ measure: 'patienceImplied' }, slice),
  own: estimate({ measure: 'patience' }, slice),
})

function describe({ run, lang }: Told, telling: readonly Seen[]): string {
  const byQueue = telling.toSorted((a, b) => a.queue.value - b.queue.value)
  const [calm, full] = [byQueue[0], byQueue[byQueue.length - 1]]
  return RUN[lang].patience.describe({
    calm: told(calm.implied, 's', lang),
    calmQueue: told(calm.queue, 'calls', lang),
    full: told(full.implied, 's', lang),
    fullQueue: told(full.queue, 'calls', lang),
    own: told(run.estimate({ measure: 'patience' }), 's', lang),
  })
}
