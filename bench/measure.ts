// Rates as ratios: machines are noisy, so what is compared runs in turns, and the ratio of a turn is what counts.
import { Bench } from 'tinybench'

/** A piece of work: so many units (calls, events) each time it runs, and a value that says it did the right thing. */
export type Work = { name: string; units: number; run: () => Promise<string> | string }

export type Rate = { name: string; perSecond: number; value: string }

const TURNS = 5

/** Runs every piece of work in turns and gives the median of its rates. */
export async function rates(works: readonly Work[]): Promise<Rate[]> {
  const seen = works.map(() => [] as number[])
  const values = works.map(() => '')
  for (let turn = 0; turn < TURNS; turn++) {
    const bench = new Bench({ time: 0, iterations: 1, warmup: turn === 0, warmupTime: 0, warmupIterations: 1 })
    works.forEach((work, i) => {
      bench.add(work.name, async () => {
        values[i] = await work.run()
      })
    })
    await bench.run()
    bench.tasks.forEach((task, i) => {
      if (task.result.state !== 'completed') throw new Error(`${task.name}: ${task.result.state}`)
      seen[i].push(works[i].units / (task.result.latency.mean / 1000))
    })
  }
  return works.map(({ name }, i) => ({ name, perSecond: median(seen[i]), value: values[i] }))
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** A line: name, rate, ratio to another rate with what is asked of it, value. */
export function line(rate: Rate, against?: { rate: Rate; asked: string }): void {
  const ratio = against ? `${(rate.perSecond / against.rate.perSecond).toFixed(2)} × (${against.asked})` : ''
  const million = `${(rate.perSecond / 1e6).toFixed(2)} M/s`
  process.stdout.write(`${rate.name.padEnd(38)} ${million.padStart(11)}  ${ratio.padEnd(20)} ${rate.value}\n`)
}

export function heading(text: string): void {
  process.stdout.write(`\n${text}\n`)
}
