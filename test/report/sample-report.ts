// A report with every kind of block, in both languages, and with names that try to break out of the page.
import type { definitionOf } from '../../src/measures/definitions.ts'
import type { Block, Chart, Fact, Figure, HeatCell, Report, Series, Table } from '../../src/report/document.ts'
import type { Lang } from '../../src/report/words/lang.ts'
import { measureWords } from '../../src/report/words/measures.ts'
import { SAMPLE_WORDS } from './sample-words.ts'

/** Names as an enemy, or an unlucky planner, would give them. */
export const HOSTILE = {
  script: '</title></style><script>document.title = "broken"</script>',
  attribute: `"onfocus="document.title='broken'" 'autofocus`,
  bidi: 'refund \u202egnp.exe\u2069\u2069\u2067',
  control: 'bell\u0007 null\u0000 lone\ud800',
  long: `${'queue'.repeat(40)}`,
  hebrew: 'שירות לקוחות & מכירות',
} as const

const share = (value: number): Figure => ({ text: `${(100 * value).toFixed(1)} %`, value, unit: 'share' })
const seconds = (value: number, lang: Lang): Figure => ({
  text: `${value} ${SAMPLE_WORDS[lang].seconds}`,
  value,
  unit: 's',
})
const none: Figure = { text: '', value: Number.NaN, unit: 's' }
const clock = (slot: number) => `${String(8 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`

/** 20 half hours, and a day with its noon and its afternoon. */
const SLOTS = Array.from({ length: 20 }, (_, i) => i)
const loadOf = (slot: number) => 60 + 45 * Math.sin((slot / 19) * Math.PI) + 12 * Math.sin(slot)

export function sampleReport(lang: Lang): Report {
  const words = SAMPLE_WORDS[lang]
  return {
    lang,
    title: words.title,
    subtitle: words.subtitle,
    answer: words.answer,
    sections: [
      {
        id: 'overview',
        title: words.overview,
        blocks: [facts(lang), { kind: 'text', text: words.note, tone: 'note' }],
      },
      { id: 'targets', title: words.targets, blocks: [verdicts(lang)] },
      {
        id: 'day',
        title: words.day,
        blocks: [text(words.dayText), ...charts(lang).map(chart => ({ kind: 'chart', chart }) as const)],
      },
      { id: 'week', title: words.week, blocks: [heatmap(lang), { kind: 'table', table: wideTable(lang) }] },
      { id: 'names', title: words.names, blocks: [{ kind: 'table', table: namesTable(lang) }] },
      { id: 'definitions', title: words.definitions, blocks: [definitions(lang)] },
    ],
    manifest: {
      command: 'savlanut run "scenarios/bank day.yaml" --set groups.front.staffing=11 --seed 1 --html report.html',
      facts: words.madeOf.map(([name, value]) => ({ name, value })),
      scenario: `# ${HOSTILE.bidi}\ntitle: ${HOSTILE.script}\nopen: { sun-thu: "08:00-18:00" }\ntypes:\n  ${HOSTILE.hebrew}:\n    arrivals: { perHour: 100 }\n`,
    },
  }
}

const text = (words: string): Block => ({ kind: 'text', text: words })

// ── facts, verdicts, definitions ───────────────────────────────────────────────────────────────────────────────────

function facts(lang: Lang): Block {
  const { operations, outcomes } = SAMPLE_WORDS[lang]
  const fact = (id: Parameters<typeof definitionOf>[0], figure: Figure, interval = ''): Fact => ({
    name: measureWords(id, lang).name,
    figure,
    interval,
  })
  const calls = (value: number, unit: Figure['unit'] = 'calls'): Figure => ({
    text: value.toLocaleString('en-US'),
    value,
    unit,
  })
  return {
    kind: 'facts',
    columns: [
      {
        title: operations,
        facts: [
          fact('offered', calls(1425), '±52'),
          fact('answeredShare', share(0.886), '±1.4'),
          fact('abandonment', share(0.114), '±1.4'),
          fact('serviceLevel', share(0.58), '±3.0'),
          fact('speedOfAnswer', seconds(39, lang), '±5'),
          fact('occupancy', share(0.871), '±0.8'),
        ],
      },
      {
        title: outcomes,
        facts: [
          fact('fresh', calls(1351, 'callers'), '±40'),
          fact('redials', calls(74), '±12'),
          fact('lost', calls(85, 'callers'), '±12'),
          fact('fcr', share(0.712), '±0.9'),
          fact('surveyGap', { text: '−3.1 %', value: -0.031, unit: 'points' }, '(−3.9 to −2.3)'),
          fact('timeToResolution', none),
        ],
      },
    ],
  }
}

function verdicts(lang: Lang): Block {
  const [first, second, third] = SAMPLE_WORDS[lang].wheres
  return {
    kind: 'verdicts',
    items: [
      { verdict: 'met', target: 'abandonment <= 12%', where: first, figure: share(0.114), interval: '(10.0–12.8)' },
      {
        verdict: 'missed',
        target: 'serviceLevel(20 s) >= 80%',
        where: second,
        figure: share(0.58),
        interval: '(55–61)',
      },
      { verdict: 'uncertain', target: 'wait <= 40 s', where: third, figure: seconds(39, lang), interval: '(34–44)' },
    ],
  }
}

function definitions(lang: Lang): Block {
  const ids = [
    'offered',
    'abandonment',
    'serviceLevel',
    'speedOfAnswer',
    'occupancy',
    'fcr',
    'surveyGap',
    'patience',
  ] as const
  const item = (id: (typeof ids)[number]) => {
    const { name, unit, formula } = measureWords(id, lang)
    return { id, term: name, unit, text: formula }
  }
  return { kind: 'definitions', items: ids.map(item) }
}

// ── charts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function charts(lang: Lang): Chart[] {
  const words = SAMPLE_WORDS[lang]
  const series = (name: string, mark: Series['mark'], y: (slot: number) => number): Series => ({
    name,
    mark,
    points: SLOTS.map(slot => ({ x: 28_800 + 1800 * slot, y: y(slot), low: y(slot) * 0.94, high: y(slot) * 1.06 })),
  })
  const answered = (slot: number) => loadOf(slot) * (1 - 0.002 * loadOf(slot))
  return [
    {
      id: 'calls-by-time',
      title: words.callsByTime,
      description: words.callsByTimeText,
      x: { label: words.time, scale: 'clock', unit: 's' },
      y: { label: words.calls, scale: 'linear', unit: 'calls' },
      series: [series(words.offered, 'line', loadOf), series(words.answered, 'line', answered)],
      table: {
        caption: words.callsByTime,
        columns: [{ head: words.time }, { head: words.offered, align: 'end' }, { head: words.answered, align: 'end' }],
        rows: SLOTS.map(slot => [
          { time: clock(slot) },
          ...[loadOf(slot), answered(slot)].map(value => ({ text: value.toFixed(1), value, unit: 'calls' as const })),
        ]),
      },
    },
    {
      id: 'service-by-type',
      title: words.levelByType,
      description: words.levelByTypeText,
      x: { label: '', scale: 'category', unit: 'number' },
      y: { label: words.level, scale: 'linear', unit: 'share', domain: [0, 1] },
      series: [{ name: words.level, mark: 'bar', points: words.types.map((x, i) => ({ x, y: 0.9 - 0.16 * i })) }],
      rules: [{ axis: 'y', value: 0.8, label: words.target }],
      table: {
        caption: words.levelByType,
        columns: [{ head: words.type }, { head: words.level, align: 'end' }],
        rows: words.types.map((type, i) => [type, share(0.9 - 0.16 * i)]),
      },
    },
  ]
}

// ── heatmap, tables ────────────────────────────────────────────────────────────────────────────────────────────────

function heatmap(lang: Lang): Block {
  const words = SAMPLE_WORDS[lang]
  const cell = (slot: number, day: number): HeatCell | undefined => {
    if (day === 5 && slot > 9) return undefined
    const value = Math.min(0.99, 1.35 - loadOf(slot) / 130 - 0.06 * day)
    const level = [0.8, 0.7, 0.6, 0.4].filter(edge => value < edge).length as HeatCell['level']
    return { figure: { text: `${Math.round(100 * value)} %`, value, unit: 'share' }, level }
  }
  return {
    kind: 'heatmap',
    heatmap: {
      id: 'service-level',
      title: words.heat,
      description: words.heatText,
      corner: words.time,
      columns: words.weekdays,
      rows: SLOTS.map(slot => ({ head: clock(slot), cells: words.weekdays.map((_, day) => cell(slot, day)) })),
      legend: words.levels,
    },
  }
}

/** Wider than a telephone, and than A4 upright. */
function wideTable(lang: Lang): Table {
  const words = SAMPLE_WORDS[lang]
  const columns = SLOTS.slice(0, 16)
  return {
    caption: words.staff,
    columns: [{ head: words.type }, ...columns.map(slot => ({ head: clock(slot), align: 'end' as const }))],
    rows: words.types.map((type, i) => [
      type,
      ...columns.map(slot => {
        const value = Math.max(1, Math.round(loadOf(slot) / 9) - i)
        return { text: String(value), value, unit: 'agents' as const }
      }),
    ]),
    note: words.staffNote,
  }
}

function namesTable(lang: Lang): Table {
  const words = SAMPLE_WORDS[lang]
  return {
    caption: HOSTILE.attribute,
    columns: [
      { head: words.type },
      { head: HOSTILE.script },
      { head: words.wait, align: 'end' },
      { head: words.targets },
    ],
    rows: Object.values(HOSTILE).map((name, i) => [
      name,
      ['08:00–09:00', '', 'A & B <b>'][i % 3],
      i === 1 ? none : seconds(17 + i, lang),
      { verdict: (['met', 'missed', 'uncertain'] as const)[i % 3] },
    ]),
  }
}
