// How far a search for staff or shifts is, on stderr, where somebody looks at it.
import type { ScheduleProgress } from '../experiment/schedule/schedule.ts'
import type { SearchProgress } from '../experiment/staff/search.ts'

export type SearchBar<Progress> = { show(progress: Progress): void; stop(): void }

type Shown = { done: number; planned: number; words: Readonly<Record<string, string | number>> }

const SEARCH: Readonly<Record<SearchProgress['phase'], string>> = {
  start: 'formulas',
  search: 'searching',
  trim: 'trimming',
  verify: 'verifying',
}
const SCHEDULE: Readonly<Record<ScheduleProgress['phase'], string>> = {
  cover: 'covering the need',
  simulate: 'simulating',
  verify: 'verifying',
}

const whole = (value: number) => (Number.isFinite(value) ? Math.round(value).toLocaleString('en') : '–')

/** A bar with the best staff so far beside it. */
export const staffBar = (): Promise<SearchBar<SearchProgress>> =>
  barOf(
    '{phase} {bar} {value}/{total} replications; best: {hours} agent-hours, {missed} missed; Ctrl-C keeps it',
    ({ phase, done, planned, hours, missed }) => ({
      done,
      planned,
      words: { phase: SEARCH[phase], hours: whole(hours), missed },
    }),
  )

/** A bar with the last schedule beside it. */
export const scheduleBar = (): Promise<SearchBar<ScheduleProgress>> =>
  barOf(
    'shifts, round {round}: {phase} {bar} {value}/{total} replications; cost {cost}, {missed} missed; Ctrl-C keeps the best',
    ({ phase, round, done, planned, cost, missed }) => ({
      done,
      planned,
      words: { phase: SCHEDULE[phase], round, cost: whole(cost), missed: whole(missed) },
    }),
  )

/** A bar that leaves no trace; nothing where nobody looks. */
async function barOf<Progress>(format: string, shown: (progress: Progress) => Shown): Promise<SearchBar<Progress>> {
  if (!process.stderr.isTTY) return { show() {}, stop() {} }
  const { SingleBar } = (await import('cli-progress')).default
  const look = { barCompleteChar: '█', barIncompleteChar: '░', barsize: 12 }
  const bar = new SingleBar({ format, ...look, clearOnComplete: true, stream: process.stderr })
  let started = false
  const show = (progress: Progress) => {
    const { done, planned, words } = shown(progress)
    if (!started) bar.start(planned, done, words)
    started = true
    bar.setTotal(Math.max(planned, done))
    bar.update(done, words)
  }
  return { show, stop: () => bar.stop() }
}
