// What the Erlang calculator says: as text in 80 columns, as JSON, as CSV.
import type { Calculated, ErlangNeed, Staffing } from '../experiment/erlang-need.ts'
import { cell } from './csv.ts'
import { sentences, shown } from './erlang.ts'
import { columns } from './layout.ts'
import { formatSeconds, grouped } from './numbers.ts'
import type { Style } from './style.ts'

/** `14 agents, 20 with shrinkage: 88.8 % within 20 s, ASA 7.8 s, occupancy 71.4 % (Erlang C).` */
export function calculatorAnswer({ asked, result: { erlangC, erlangA } }: Calculated): string {
  const told = (name: string, { net, gross, ...rest }: Staffing) => {
    const scheduled = gross === net ? '' : `, ${grouped(gross)} with shrinkage`
    if (asked.calls === 0) return `Nobody calls: ${grouped(net)} agents${scheduled} (${name})`
    const abandoned = name === 'Erlang A' ? `, ${shown(rest.abandonment, 'share')} abandoned` : ''
    const wait = `${shown(rest.serviceLevel, 'share')} within ${within(asked)}, ASA ${shown(rest.speedOfAnswer, 's')}`
    return `${grouped(net)} ${net === 1 ? 'agent' : 'agents'}${scheduled}: ${wait}, occupancy ${shown(rest.occupancy, 'share')}${abandoned} (${name})`
  }
  return [told('Erlang C', erlangC), ...(erlangA ? [told('Erlang A', erlangA)] : [])].join('; ').concat('.')
}

const within = ({ serviceLevel }: Calculated['asked']) => formatSeconds(serviceLevel?.within ?? 20)

/** The answer, a few numbers of agents side by side, and what the formulas leave out. */
export function calculatorText(calculated: Calculated, style: Style): string {
  const { around, result } = calculated
  const answer = sentences(calculatorAnswer(calculated))
  const lines = [
    ...answer.map(style.strong),
    '',
    ...sentences(question(calculated)),
    ...(around.length === 0 ? [] : ['', ...table(around, result, style)]),
    '',
    ...sentences(result.erlangA ? `${LEFT_OUT_C} ${LEFT_OUT_A}` : LEFT_OUT_C),
  ]
  return `${lines.join('\n')}\n`
}

const LEFT_OUT_C =
  'Erlang C leaves out that callers hang up, redial and call again, and what one interval carries over into the next: a simulation of the day knows them.'
const LEFT_OUT_A = 'Erlang A knows that they hang up, and none of the rest.'

function question({ asked, result: { load }, given }: Calculated): string {
  const { calls, interval, handleTime, serviceLevel, shrinkage = {}, patience, occupancy, abandonment, asa } = asked
  const away = Object.entries(shrinkage).map(
    ([name, share]) => `${/^shrinkage \d+$/.test(name) ? '' : `${name} `}${percent(share)}`,
  )
  const bounds = [
    serviceLevel?.target === undefined ? [] : [`${percent(serviceLevel.target)} within ${within(asked)}`],
    occupancy === undefined ? [] : [`occupancy up to ${percent(occupancy)}`],
    abandonment === undefined ? [] : [`abandonment up to ${percent(abandonment)}`],
    asa === undefined ? [] : [`ASA up to ${formatSeconds(asa)}`],
  ].flat()
  return [
    `${plain(calls)} calls in ${formatSeconds(interval)} of ${formatSeconds(handleTime)} each: ${plain(load)} erlangs.`,
    ...(bounds.length === 0 ? [] : [`${given ? 'Asked' : 'Least agents'} for ${bounds.join(', ')}.`]),
    ...(away.length === 0 ? [] : [`Shrinkage ${away.join(' × ')}.`]),
    ...(patience === undefined ? [] : [`Patience ${formatSeconds(patience)}.`]),
  ].join(' ')
}

const percent = (share: number) => `${Number((100 * share).toPrecision(6))} %`
const plain = (value: number) => Number(value.toFixed(2)).toLocaleString('en-US')

/** The least numbers, or the given one, are marked. */
function table(around: readonly ErlangNeed[], { erlangC, erlangA }: ErlangNeed, style: Style): string[] {
  const hasA = erlangA !== undefined
  const over = hasA ? [['', '', 'Erlang C', '', '', 'Erlang A', '', '', '']] : []
  const head = ['agents', 'gross', 'in time', 'ASA', 'busy', ...(hasA ? ['in time', 'ASA', 'busy', 'abandoned'] : [])]
  const rows = around.map(each => [
    grouped(each.erlangC.net),
    grouped(each.erlangC.gross),
    ...three(each.erlangC, each.erlangC.net === erlangC.net),
    ...(each.erlangA
      ? [...three(each.erlangA, each.erlangA.net === erlangA?.net), shown(each.erlangA.abandonment, 'share')]
      : []),
  ])
  const lines = columns([...over, head, ...rows], { align: ['right'] })
  const heads = over.length + 1
  return [...lines.slice(0, heads).map(style.strong), ...lines.slice(heads), style.faint('* the agents of the answer')]
}

const three = ({ serviceLevel, speedOfAnswer, occupancy }: Staffing, isAnswer: boolean) => [
  `${isAnswer ? '* ' : ''}${shown(serviceLevel, 'share')}`,
  shown(speedOfAnswer, 's'),
  shown(occupancy, 'share'),
]

// ── for programs ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Times in seconds, shares of 1; what is endless or not known is null. */
export function calculatorJson({ asked, result, given, around }: Calculated, { version }: { version: string }): string {
  return `${JSON.stringify({ savlanut: version, asked, given, load: result.load, erlangC: result.erlangC, erlangA: result.erlangA ?? null, around }, null, 2)}\n`
}

const FIELDS = ['net', 'gross', 'serviceLevel', 'speedOfAnswer', 'occupancy', 'abandonment', 'pWait'] as const

/** A row a formula and number of agents; `answer` is 1 for the least, or the given one. */
export function calculatorCsv({ result, around }: Calculated): string {
  const rows = [result, ...around].length === 1 ? [result] : around
  const lines = (['erlangC', 'erlangA'] as const).flatMap(formula =>
    rows.flatMap(each => {
      const staffing = each[formula]
      if (!staffing) return []
      const answer = staffing.net === result[formula]?.net ? 1 : 0
      return [[formula, answer, ...FIELDS.map(field => staffing[field])].map(cell).join(',')]
    }),
  )
  return `${[['formula', 'answer', ...FIELDS].join(','), ...lines].join('\r\n')}\r\n`
}
