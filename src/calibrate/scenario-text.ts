// A forecast as a scenario: a YAML file that says what is assumed, and a CSV file with a row an interval.
import Papa from 'papaparse'
import { formatDate, formatDuration, formatTimeOfDay, WEEKDAYS, weekdayOf } from '../scenario/units.ts'
import { type Forecast, meansOf, perDay, type QueueForecast } from './forecast.ts'
import { agentsNeeded } from './need.ts'

export const HANDLE_LAWS = ['exponential', 'lognormal', 'constant'] as const
export type HandleLaw = (typeof HANDLE_LAWS)[number]

/** What a forecast does not say. `given` are those that the user said himself. */
export type Assumptions = {
  handleLaw: HandleLaw
  /** Mean, seconds. */
  patience: number
  targets: readonly string[]
  /** Share of the scheduled agents who are away; 0: none. */
  shrinkage: number
  /** One group a queue, or one for all. */
  groups: 'each' | 'pool'
  given: ReadonlySet<keyof Omit<Assumptions, 'given'>>
}

export const ASSUMED: Assumptions = {
  handleLaw: 'exponential',
  patience: 180,
  targets: ['serviceLevel(20 s) >= 80%', 'abandonment <= 5%'],
  shrinkage: 0,
  groups: 'each',
  given: new Set(),
}

/** `source` is the forecast file, `csv` the name of the table beside the scenario. */
export type Names = { title: string; source: string; csv: string }
export type Written = { yaml: string; csv: string }

/** Handle times vary when an interval differs from the mean by more than this share. */
const VARIES = 0.005
/** The aim of the staffing to start from. */
const AIM = { within: 20, level: 0.8, abandonment: 0.05 }

type Queue = QueueForecast & { calls: number; mean: number; factors: Float64Array | undefined }
type Group = { name: string; serves: readonly Queue[]; agents: Int32Array }

export function scenarioText(forecast: Forecast, names: Names, assumed: Assumptions): Written {
  const queues = forecast.queues.flatMap(queue => withMeans(queue) ?? [])
  const groups = groupsOf(queues, forecast, assumed)
  return { yaml: yamlText(forecast, { names, assumed, queues, groups }), csv: csvText(forecast, queues, groups) }
}

/** A queue without any calls is no call type. */
function withMeans(queue: QueueForecast): Queue | undefined {
  const { calls, handle } = meansOf(queue)
  if (calls === 0) return undefined
  const mean = rounded(handle, 2)
  const factors = queue.handle.map(seconds => (Number.isNaN(seconds) ? 1 : rounded(seconds / mean, 6)))
  return { ...queue, calls, mean, factors: factors.some(factor => Math.abs(factor - 1) > VARIES) ? factors : undefined }
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

// ── staffing to start from ─────────────────────────────────────────────────────────────────────────────────────────

function groupsOf(queues: readonly Queue[], forecast: Forecast, assumed: Assumptions): Group[] {
  const pools =
    assumed.groups === 'pool'
      ? [{ name: 'agents', serves: queues }]
      : queues.map(queue => ({ name: queue.name, serves: [queue] }))
  return pools.map(pool => ({ ...pool, agents: agentsOf(pool.serves, forecast, assumed) }))
}

function agentsOf(queues: readonly Queue[], forecast: Forecast, { patience, shrinkage }: Assumptions): Int32Array {
  const loads = new Float64Array(queues[0].volume.length)
  for (const { volume, handle } of queues)
    for (let i = 0; i < loads.length; i++) if (volume[i] > 0) loads[i] += (volume[i] * handle[i]) / forecast.interval
  const calls = queues.reduce((sum, queue) => sum + queue.calls, 0)
  const meanHandle = queues.reduce((sum, queue) => sum + queue.calls * queue.mean, 0) / calls
  const agents = agentsNeeded(loads, { ...AIM, meanHandle, meanPatience: patience })
  keepOneBetween(agents, perDay(forecast))
  return agents.map(present => Math.ceil(present / (1 - shrinkage) - 1e-9))
}

/** Somebody is there from the first call of a day to the last, in intervals without calls too. */
function keepOneBetween(agents: Int32Array, slots: number): void {
  for (let midnight = 0; midnight < agents.length; midnight += slots) {
    const day = agents.subarray(midnight, midnight + slots)
    const first = day.findIndex(count => count > 0)
    if (first < 0) continue
    const last = day.findLastIndex(count => count > 0)
    for (let i = first; i < last; i++) day[i] = Math.max(day[i], 1)
  }
}

// ── the table ──────────────────────────────────────────────────────────────────────────────────────────────────────

const header = (name: string, what: string) => `${name} ${what}`

function csvText(
  { start, days, interval, hours }: Forecast,
  queues: readonly Queue[],
  groups: readonly Group[],
): string {
  const slots = 86400 / interval
  const columns: [string, (i: number) => number | string][] = [
    ...queues.flatMap(({ name, volume, handle, factors }): typeof columns => [
      [header(name, 'calls'), i => rounded(volume[i], 6)],
      [header(name, 'handle time'), i => (Number.isNaN(handle[i]) ? '' : rounded(handle[i], 4))],
      ...(factors ? [[header(name, 'handle factor'), (i: number) => factors[i]] as (typeof columns)[number]] : []),
    ]),
    ...groups.map(({ name, agents }): (typeof columns)[number] => [header(name, 'agents'), i => agents[i]]),
  ]
  const rows: (string | number)[][] = [['day', 'time', ...columns.map(([name]) => name)]]
  for (let day = 0; day < days; day++) {
    const open = hours[weekdayOf(start + day)]
    if (!open) continue
    const date = formatDate(start + day)
    for (let slot = open[0] / interval; slot < open[1] / interval; slot++)
      rows.push([date, formatTimeOfDay(slot * interval), ...columns.map(([, value]) => value(day * slots + slot))])
  }
  return `${Papa.unparse(rows, { newline: '\n' })}\n`
}

// ── the scenario ───────────────────────────────────────────────────────────────────────────────────────────────────

type Parts = { names: Names; assumed: Assumptions; queues: readonly Queue[]; groups: readonly Group[] }

function yamlText(forecast: Forecast, { names, assumed, queues, groups }: Parts): string {
  const say = (field: keyof Omit<Assumptions, 'given'>) =>
    assumed.given.has(field) ? 'as asked for' : 'assumed, not read'
  const column = (name: string) => `{ file: ${scalar(names.csv)}, column: ${scalar(name)}, time: time, day: day }`
  const lines = [
    `# Made from ${names.source.replace(/\s+/g, ' ')}: days, hours, calls and handle times are read from it.`,
    '# Lines with "assumed" hold what it does not say: change them to what you know.',
    '',
    `title: ${JSON.stringify(names.title)}`,
    `start: ${formatDate(forecast.start)}`,
    `days: ${forecast.days}`,
    `open: ${hoursText(forecast)}  # from the first to the last interval with calls`,
    `interval: ${formatDuration(forecast.interval)}`,
    '',
    'types:',
    ...queues.flatMap(queue => typeLines(queue, { column, say, assumed })),
    '',
    'groups:',
    ...groups.flatMap(group => groupLines(group, { column, say, assumed })),
    '',
    `targets:  # ${say('targets')}`,
    ...assumed.targets.map(target => `  - ${JSON.stringify(target)}`),
  ]
  return `${lines.join('\n')}\n`
}

type Around = {
  column: (name: string) => string
  say: (field: keyof Omit<Assumptions, 'given'>) => string
  assumed: Assumptions
}

function typeLines({ name, mean, factors, calls }: Queue, { column, say, assumed }: Around): string[] {
  const law =
    assumed.handleLaw === 'constant' ? `law: constant, value: ${mean} s` : `law: ${assumed.handleLaw}, mean: ${mean} s`
  return [
    `  ${scalar(name)}:  # ${Math.round(calls)} calls`,
    `    arrivals: { perInterval: ${column(header(name, 'calls'))} }`,
    '    handle:',
    ...law
      .split(', ')
      .map((field, i) => `      ${field}  # ${i === 0 ? say('handleLaw') : 'the mean of all calls, read'}`),
    ...(factors
      ? [`      pattern: ${column(header(name, 'handle factor'))}  # handle time of the interval ÷ mean`]
      : []),
    `    patience: { law: exponential, mean: ${assumed.patience} s }  # ${say('patience')}`,
  ]
}

function groupLines({ name, serves }: Group, { column, say, assumed }: Around): string[] {
  return [
    `  ${scalar(name)}:`,
    `    serves: [${serves.map(queue => scalar(queue.name)).join(', ')}]`,
    '    # assumed, not read: the fewest by Erlang A for 80 % answered in 20 s and 5 % abandoning, to start from',
    `    staffing: ${column(header(name, 'agents'))}`,
    ...(assumed.shrinkage > 0 ? [`    shrinkage: { away: ${assumed.shrinkage} }  # ${say('shrinkage')}`] : []),
  ]
}

/** A name as it stands in YAML: in quotes unless it is a plain word. */
const scalar = (name: string) =>
  /^[A-Za-z][\w.-]*$/.test(name) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(name) ? name : JSON.stringify(name)

function hoursText({ hours, start, days }: Forecast): string {
  const range = ([from, to]: [number, number]) => `"${formatTimeOfDay(from)}-${formatTimeOfDay(to)}"`
  const simulated = new Set(Array.from({ length: Math.min(days, 7) }, (_, day) => weekdayOf(start + day)))
  const texts = hours.map(each => (each ? range(each) : undefined))
  const open = new Set(texts.filter((_, weekday) => simulated.has(weekday)))
  const [only] = open
  if (open.size === 1 && only !== undefined) return only
  const named = WEEKDAYS.flatMap((weekday, i) => (texts[i] === undefined ? [] : [`${weekday}: ${texts[i]}`]))
  return `{ ${named.join(', ')} }`
}
