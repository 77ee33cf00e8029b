// Words that a report takes from the scenario.
import type { Run } from '../experiment/run.ts'
import { short } from './layout.ts'

/** The sign of the money, short enough for a column; empty where money is not counted. */
export const currencyOf = ({ economics }: Run['scenario']): string => short(economics?.currency ?? '', 6)

/** What counts are counted over: `hour`, `day`, `14 days`. */
export const stretchOf = ({ steady, days }: Run['scenario']): string =>
  steady ? 'hour' : days === 1 ? 'day' : `${days} days`
