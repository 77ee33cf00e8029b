// Studies whose process is killed at random moments, again and again: nothing lost, nothing doubled, the same bytes.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { draws } from '../stats/lcg.ts'
import { command, folder, savlanut, write } from './process.ts'

vi.setConfig({ testTimeout: 300_000 })

const KILLS = 20
/** A life is long enough to begin, too short to end. */
const LIFE_MS = [50, 1400]

write(
  'busy.yaml',
  `title: A busy queue
open: "08:00-18:00"
days: 5
types:
  calls: { arrivals: { perHour: 200 }, handle: { law: exponential, mean: 4 min }, patience: { law: exponential, mean: 3 min } }
groups: { desk: { serves: [calls], staffing: 14 } }
study: { replications: 40 }
`,
)

const sweep = (store: string) => [
  'sweep',
  'busy.yaml',
  '--vary',
  'groups.desk.staffing=10:21',
  '--store',
  store,
  '--quiet',
]

test('a study killed twenty times is the study that never was', async () => {
  const random = draws(20).uniform
  let killed = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const life = LIFE_MS[0] + random() * (LIFE_MS[1] - LIFE_MS[0])
    if (await runFor(sweep('killed.duckdb'), life)) killed++
  }
  // Were the study complete before its time, the last lives would show nothing.
  expect(killed).toBe(KILLS)
  expect((await savlanut(['resume', 'killed.duckdb', '--quiet'])).code).toBe(0)
  expect((await savlanut(sweep('whole.duckdb'))).code).toBe(0)
  const [once, often] = await Promise.all(['whole', 'killed'].map(exported))
  expect(often).toEqual(once)
})

/** Starts the program, kills it after so many milliseconds; whether it was still alive. */
function runFor(args: readonly string[], ms: number): Promise<boolean> {
  const child = spawn(...command(args))
  return new Promise(resolve => {
    const timer = setTimeout(() => child.kill('SIGKILL'), ms)
    child.on('exit', (_, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
    })
  })
}

async function exported(name: string): Promise<Record<string, string>> {
  await savlanut(['export', `${name}.duckdb`, '--format', 'csv', '--out', `${name}-out`])
  const out = join(folder, `${name}-out`)
  return Object.fromEntries(readdirSync(out).map(file => [file, readFileSync(join(out, file), 'utf8')]))
}
