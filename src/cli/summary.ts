// A scenario in half a line.
import type { Scenario } from '../scenario/schema.ts'
import { formatDuration } from '../scenario/units.ts'

/** `2 call types, 1 group, 5 days, about 12,300 calls expected` */
export function summaryOf(scenario: Scenario): string {
  const { types, groups, days, steady } = scenario
  const length = steady ? `${formatDuration(steady.length)} without a clock` : count(days, 'day')
  const calls = Math.round(expectedCalls(scenario))
  return `${count(Object.keys(types).length, 'call type')}, ${count(Object.keys(groups).length, 'group')}, ${length}, about ${count(calls, 'call')} expected`
}

/** Fresh calls that the rates, traces and bursts lead to expect; redials come on top. */
export function expectedCalls(scenario: Scenario): number {
  return Object.keys(scenario.types).reduce((sum, name) => sum + callsOfType(scenario, name), 0)
}

function callsOfType({ types, calendar, interval, steady }: Scenario, name: string): number {
  const { arrivals } = types[name]
  const bursts = arrivals.bursts.reduce((sum, burst) => sum + burst.calls, 0)
  const trace = calendar.traces[name]
  if (trace) return trace.length + bursts
  const seconds = steady ? steady.length : interval
  const perSecond = arrivals.perInterval === undefined ? 1 / 3600 : 1 / interval
  const rates = calendar.rates[name] ?? []
  return rates.flat().reduce((sum, rate) => sum + rate * perSecond * seconds, 0) + bursts
}

const count = (n: number, word: string) => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`
