// Studies whose process is killed at random moments, again and again: nothing lost, nothing doubled, the same bytes.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { draws } from '../stats/lcg.ts'
import { writeBusyQueue } from './busy.ts'
import { command, folder, savlanut } from './process.ts'

vi.setConfig({ testTimeout: 300_000 })

const KILLS = 20
const LIFE_MS = [50, 1200]

writeBusyQueue(40)

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
  const stores = ['killed-0']
  for (let killed = 0; killed < KILLS; ) {
    const life = LIFE_MS[0] + random() * (LIFE_MS[1] - LIFE_MS[0])
    // On a fast machine a study may come to its end before its time: then another one is killed.
    if (await runFor(sweep(`${stores.at(-1)}.duckdb`), life)) killed++
    else stores.push(`killed-${stores.length}`)
  }
  for (const store of stores) expect((await savlanut(sweep(`${store}.duckdb`))).code).toBe(0)
  expect((await savlanut(sweep('whole.duckdb'))).code).toBe(0)
  const whole = await exported('whole')
  for (const store of stores) expect(await exported(store)).toEqual(whole)
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
