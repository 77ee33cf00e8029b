// A forecast whose every interval has a figure: what a scenario is made of.
import { weekdayOf } from '../scenario/units.ts'

/** Figures of a queue, one per interval of every day from its midnight. */
export type QueueForecast = {
  /** Name of the call type, and of the queue in the file. */
  name: string
  source: string
  volume: Float64Array
  /** Seconds; NaN where there are no calls. */
  handle: Float64Array
}

export type Forecast = {
  /** Days since 1970-01-01, and how many. */
  start: number
  days: number
  /** Seconds. */
  interval: number
  /** Opening hours by weekday (0 = Sunday), seconds after midnight: from the first to the last interval with calls. */
  hours: readonly ([from: number, to: number] | undefined)[]
  queues: readonly QueueForecast[]
}

const WEEKDAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** `Sunday` of a day since 1970-01-01. */
export const weekdayName = (day: number): string => WEEKDAY_NAMES[weekdayOf(day)]

/** `1 call`, `2 calls`, `12.5 calls`. */
export const callsText = (calls: number): string => `${calls} ${calls === 1 ? 'call' : 'calls'}`

export const perDay = ({ interval }: Pick<Forecast, 'interval'>): number => 86400 / interval

/** All calls of a queue, and their mean handle time in seconds: every call weighs the same. */
export function meansOf({ volume, handle }: QueueForecast): { calls: number; handle: number } {
  let calls = 0
  let seconds = 0
  for (let i = 0; i < volume.length; i++) {
    if (!(volume[i] > 0)) continue
    calls += volume[i]
    seconds += volume[i] * handle[i]
  }
  return { calls, handle: calls > 0 ? seconds / calls : Number.NaN }
}
