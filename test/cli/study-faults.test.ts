// Studies on machines that fail, whose operators are impatient: nothing is lost, nothing is told wrongly.
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeBusyQueue } from './busy.ts'
import { command, folder, savlanut } from './process.ts'

writeBusyQueue(30)

const sweep = (store: string, ...args: string[]) => [
  ...['sweep', 'busy.yaml', '--vary', 'groups.desk.staffing=10:15', '--store', store, '--quiet', ...args],
]
const at = (name: string) => join(folder, name)

async function exported(store: string): Promise<Record<string, string>> {
  const out = `${store}-out`
  expect(await savlanut(['export', store, '--format', 'csv', '--out', out])).toMatchObject({ code: 0, err: '' })
  return Object.fromEntries(readdirSync(at(out)).map(file => [file, readFileSync(join(at(out), file), 'utf8')]))
}

let whole: Record<string, string>
beforeAll(async () => {
  await savlanut(sweep('whole.duckdb'))
  whole = await exported('whole.duckdb')
}, 60_000)

/** Starts the program, and `act`s on it once it runs a study. */
async function during(args: readonly string[], store: string, act: (kill: (signal: NodeJS.Signals) => void) => void) {
  const child = spawn(...command(args))
  let said = ''
  child.stdout.on('data', text => {
    said += text
  })
  const ended = new Promise<number | NodeJS.Signals | null>(resolve =>
    child.on('close', (code, signal) => resolve(code ?? signal)),
  )
  while (child.exitCode === null && !existsSync(at(`${store}.running.json`)))
    await new Promise(resolve => setTimeout(resolve, 5))
  act(signal => child.kill(signal))
  return { code: await ended, said }
}

describe('a study that is told to end', () => {
  test.each([
    ['SIGINT', '1'],
    ['SIGINT', '2'],
    ['SIGTERM', '2'],
  ] as const)('by %s, which a shell and npx both pass on, ends in order on %s threads', async (signal, threads) => {
    const store = `${signal}-${threads}.duckdb`
    const { code, said } = await during(sweep(store, '--workers', threads), store, kill => {
      kill(signal)
      setTimeout(() => kill(signal), 5)
    })
    expect([code, said]).toEqual([5, expect.stringMatching(/Not complete, interrupted: \d+ of 180 .* savlanut resume/)])
    expect(readdirSync(folder).filter(name => name.startsWith(store))).toEqual([store])
    expect((await savlanut(['resume', store, '--quiet'])).code).toBe(0)
    expect(await exported(store)).toEqual(whole)
  })
})

describe('the status of a study', () => {
  test('is not that of a process that was killed, whose number another one has by now', async () => {
    const bytes = readFileSync(at('whole.duckdb'))
    bytes[4200] ^= 255
    writeFileSync(at('old.duckdb'), bytes)
    const points = { done: 0, planned: 6 }
    const told = { process: process.pid, done: 1, planned: 180, points, failures: 0, perSecond: 0, secondsLeft: null }
    writeFileSync(at('old.duckdb.running.json'), JSON.stringify(told))
    expect(await savlanut(['status', 'old.duckdb'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/is damaged/),
    })
  })
})

describe('a study that was edited by hand', () => {
  test.each([
    ['UPDATE estimates SET value = 2 * value WHERE point = 1', /point 1: its estimates are not those that were stored/],
    ['UPDATE replications SET abandonment = 0.5 WHERE point = 1', /point 1, .*: its values are not those that were/],
  ])('is neither exported nor gone on with: %s', async (statement, says) => {
    copyFileSync(at('whole.duckdb'), at('edited.duckdb'))
    const instance = await DuckDBInstance.create(at('edited.duckdb'))
    const connection = await instance.connect()
    await connection.run(statement)
    connection.closeSync()
    instance.closeSync()
    for (const args of [
      ['export', 'edited.duckdb', '--out', 'edited-out'],
      ['resume', 'edited.duckdb'],
    ])
      expect(await savlanut(args)).toMatchObject({ code: 2, err: expect.stringMatching(says), out: '' })
    expect(existsSync(at('edited-out'))).toBe(false)
  })
})

describe('parts of a study', () => {
  test('that are missing are told, and a merge that was killed is merged again', async () => {
    for (const part of ['1', '2', '3']) await savlanut(sweep(`part-${part}.duckdb`, '--shard', `${part}/3`))
    const first = await savlanut(['merge', 'merged.duckdb', 'part-2.duckdb', '--quiet'])
    expect(first).toMatchObject({ code: 5, out: expect.stringContaining('60 of 180 replications are there') })
    expect(first.out).toMatch(/Missing: part 1 of 3 \(60 replications\)\nMissing: part 3 of 3 \(60 replications\)\n$/)
    const all = ['merge', 'merged.duckdb', ...['1', '2', '3'].map(part => `part-${part}.duckdb`)]
    const child = spawn(...command(all))
    setTimeout(() => child.kill('SIGKILL'), 700)
    await new Promise(resolve => child.on('close', resolve))
    expect((await savlanut(all)).code).toBe(0)
    expect(await exported('merged.duckdb')).toEqual(whole)
  })
})
