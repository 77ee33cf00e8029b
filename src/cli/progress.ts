// The progress bar on stderr, where somebody looks at it.
import type { SingleBar } from 'cli-progress'
import type { Progress } from '../experiment/study.ts'
import { formatDuration } from '../scenario/units.ts'

export type Bar = { show(progress: Progress): void; stop(): void }

const NO_BAR: Bar = { show() {}, stop() {} }

/** Short runs end before there is anything to see. */
const QUIET_MS = 300

/** A bar that appears when a run takes its time, and leaves no trace. */
export async function progressBar(name: string): Promise<Bar> {
  if (!process.stderr.isTTY) return NO_BAR
  const { default: library } = await import('cli-progress')
  const since = performance.now()
  let bar: SingleBar | undefined
  /** Some may have been done before. */
  let first: number | undefined
  const stop = () => {
    process.removeListener('SIGINT', interrupted)
    bar?.stop()
    bar = undefined
  }
  // The bar is cleared, then the signal takes its usual course, so that shells know what happened.
  const interrupted = () => {
    stop()
    process.kill(process.pid, 'SIGINT')
  }
  const start = (planned: number) => {
    // Whoever takes care of the signal himself clears the bar too.
    if (process.listenerCount('SIGINT') === 0) process.on('SIGINT', interrupted)
    bar = newBar(library, name)
    bar.start(planned, 0, { rate: '–', left: '–' })
  }
  const show = ({ done, planned }: Progress) => {
    first ??= done
    if (!bar && performance.now() - since > QUIET_MS) start(planned)
    bar?.setTotal(planned)
    bar?.update(done, paceOf({ fresh: done - first, left: planned - done, ms: performance.now() - since }))
  }
  return { show, stop }
}

type Pace = { fresh: number; left: number; ms: number }

/** By what was done since the start alone: what was there before took no time. */
export function paceOf({ fresh, left, ms }: Pace): { rate: string; left: string } {
  if (fresh === 0) return { rate: '–', left: '–' }
  const perSecond = fresh / (ms / 1000)
  const rate = perSecond.toLocaleString('en-US', { maximumSignificantDigits: 3 })
  return { rate, left: formatDuration(Math.round(left / perSecond)) }
}

function newBar({ SingleBar }: typeof import('cli-progress'), name: string): SingleBar {
  return new SingleBar({
    format: `${name} {bar} {value}/{total} replications, {rate}/s, {left} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    clearOnComplete: true,
    stream: process.stderr,
  })
}
