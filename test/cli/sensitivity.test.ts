import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { folder, savlanut, write } from './process.ts'

write(
  'queue.yaml',
  `title: Two agents
open: "09:00-10:00"
types:
  calls:
    arrivals: { perHour: 60 }
    handle: { law: exponential, mean: 2 min }
    patience: { law: exponential, mean: 1 min }
groups: { desk: { serves: [calls], staffing: 2 } }
study: { replications: 6 }
`,
)

const VARY = ['--vary', 'types.calls.patience.mean=lognormal(1 min, 30 s)', '--vary', 'groups.desk.staffing=1:3']

describe('savlanut sensitivity', () => {
  test('answers which input matters most, keeps the study, and goes on from it', async ({ expect }) => {
    const first = await savlanut(['sensitivity', 'queue.yaml', ...VARY])
    expect(first.err).toBe('')
    expect(first.code).toBe(0)
    expect(first.out).toMatch(
      /^groups\.desk\.staffing matters most: abandonment moves by \d+ points between its\n5 % and 95 % values\.\n/,
    )
    expect(first.out).toContain('One input at a time: 5 points, 6 replications each, seed 1, 95 % intervals')
    expect(first.out).toContain('lognormal(60, 30)')
    expect(existsSync(join(folder, 'queue.sensitivity.duckdb'))).toBe(true)
    const again = await savlanut(['sensitivity', 'queue.yaml', ...VARY, '--workers', '2'])
    expect(again).toEqual(first)
    // Another measure of the same study, and none of the program's runs.
    const more = ['sensitivity', 'queue.sensitivity.duckdb', '--measure', 'occupancy', '--measure', 'abandonment']
    const { out } = await savlanut([...more, '--quiet'])
    expect(out.split('\n').map(line => line.split(': ')[1]?.split(' ')[0])).toEqual([
      'occupancy',
      'abandonment',
      undefined,
    ])
    const { analyses } = JSON.parse((await savlanut([...more, '--json'])).out)
    expect(analyses.map(({ measure }: { measure: string }) => measure)).toEqual(['occupancy', 'abandonment'])
    const rows = (await savlanut([...more, '--csv'])).out.trimEnd().split('\r\n')
    expect(rows.length).toBe(1 + 2 * (1 + 2 * 5))
  })

  test('gives the same bytes on one thread and on two', async ({ expect }) => {
    const asked = ['sensitivity', 'queue.yaml', ...VARY, '--method', 'morris', '--trajectories', '3', '--json']
    const one = await savlanut([...asked, '--store', 'one.duckdb', '--workers', '1'])
    const two = await savlanut([...asked, '--store', 'two.duckdb', '--workers', '2'])
    expect(one.code).toBe(0)
    expect(two).toEqual(one)
    expect(JSON.parse(one.out)).toMatchObject({ points: 9, replications: 20 })
  })

  test("tells shares of variance by Sobol' indices", async ({ expect }) => {
    const asked = [
      '--method',
      'sobol',
      '--samples',
      '8',
      '--replications',
      '3',
      '--store',
      'sobol.duckdb',
      '--seed',
      '7',
    ]
    const { code, out } = await savlanut(['sensitivity', 'queue.yaml', ...VARY, ...asked])
    expect(code).toBe(0)
    expect(out).toContain('32 points, 3 replications each, seed 7')
    expect(out).toMatch(/matters? most.*: it has a part in|simulation noise/s)
  })

  test('does not mix two studies in one file', async ({ expect }) => {
    const asked = ['sensitivity', 'queue.yaml', '--store', 'mixed.duckdb', '--replications', '2']
    expect((await savlanut([...asked, ...VARY])).code).toBe(0)
    const { code, out, err } = await savlanut([...asked, ...VARY, '--between', '10%-90%'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('mixed.duckdb holds another study')
    expect(err).toContain('--store')
    expect(err).toContain('point 1: ')
  })

  test('tells all mistakes in its options at once', async ({ expect }) => {
    const wrong = ['--vary', 'a=normall(1, 2)', '--method', 'tornad', '--measure', 'abandonmnt', '--samples', '4']
    const { code, out, err } = await savlanut(['sensitivity', 'queue.yaml', ...wrong, '--between', '90%-10%'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('did you mean "normal"')
    expect(err).toContain('--method: expected one of tornado, morris, sobol, not "tornad"')
    expect(err).toContain('did you mean "abandonment"')
    expect(err).toContain('--samples is of --method sobol, not of tornado')
    expect(err).toContain('--between: expected two probabilities such as 10%-90%')
  })

  test('says what is missing, and what a study that was run cannot take', async ({ expect }) => {
    const bare = await savlanut(['sensitivity', 'queue.yaml'])
    expect(bare.code).toBe(2)
    expect(bare.err).toContain('nothing is uncertain: give --vary path=low..high')
    await savlanut(['sensitivity', 'queue.yaml', ...VARY, '--replications', '2', '--store', 'done.duckdb'])
    const { code, err } = await savlanut(['sensitivity', 'done.duckdb', '--seed', '3', ...VARY])
    expect(code).toBe(2)
    expect(err).toContain('--vary, --seed: done.duckdb is a study that has been run; give its scenario to run another')
  })

  test('refuses a value that makes no scenario, with the point that has it', async ({ expect }) => {
    const asked = ['sensitivity', 'queue.yaml', '--vary', 'groups.desk.staffing=normal(1, 2)', '--store', 'no.duckdb']
    const { code, err } = await savlanut(asked)
    expect(code).toBe(2)
    expect(err).toMatch(/groups\.desk\.staffing.*\(point 0?1?: groups\.desk\.staffing=/)
    expect(existsSync(join(folder, 'no.duckdb'))).toBe(false)
  })
})
