import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, savlanut, write } from './process.ts'

// Durations of about a millisecond a replication.
write(
  'queue.yaml',
  `title: Two agents
open: "09:00-10:00"
types:
  calls: { arrivals: { perHour: 60 }, handle: { law: exponential, mean: 2 min }, patience: { law: exponential, mean: 1 min } }
groups: { desk: { serves: [calls], staffing: 2 } }
study: { replications: 6 }
`,
)

const sweep = (...args: string[]) => savlanut(['sweep', 'queue.yaml', '--vary', 'groups.desk.staffing=2:4', ...args])

describe('sweep', () => {
  test('runs every point and shows it, with what comes next', async () => {
    const { code, out, err } = await sweep('--store', 'a.duckdb', '--workers', '2')
    expect([code, err]).toEqual([0, ''])
    const rows = out.split('\n').filter(line => /^\s*\d+\s+\d/.test(line))
    expect(rows.map(row => row.trim().split(/\s+/).slice(0, 2))).toEqual([
      ['0', '2'],
      ['1', '3'],
      ['2', '4'],
    ])
    expect(out).toContain('abandonment')
    expect(out).toContain('3 points, 6 replications each, seed 1')
    expect(out).toContain('Complete: a.duckdb holds it all. Next: savlanut export a.duckdb')
  })

  test('says the same as a run of one of its points', async () => {
    await sweep('--store', 'b.duckdb', '--quiet')
    const swept = JSON.parse((await sweep('--store', 'b.duckdb', '--json')).out)
    const ran = JSON.parse((await savlanut(['run', 'queue.yaml', '--set', 'groups.desk.staffing=3', '--json'])).out)
    const own = swept.points[1].estimates.find((each: { measure: string }) => each.measure === 'abandonment')
    const estimates: Record<string, unknown>[] = ran.runs[0].estimates
    const alone = estimates.find(each => each.measure === 'abandonment' && !each.type && !each.interval && !each.day)
    expect([own.value, own.low, own.high]).toEqual([alone?.value, alone?.low, alone?.high])
  })

  test('only says what it would do on a dry run', async () => {
    const { code, out } = await sweep('--dry-run', '--store', 'never.duckdb')
    expect(code).toBe(0)
    expect(out).toMatch(/points\s+3 \(grid\)/)
    expect(out).toMatch(/replications\s+6 each, 18 in all/)
    expect(out).toMatch(/time\s+about .* of one processor/)
    expect(out).toMatch(/disk\s+about \d+ MB/)
    expect(existsSync(join(folder, 'never.duckdb'))).toBe(false)
  })

  test('is done at once the second time', async () => {
    await sweep('--store', 'c.duckdb')
    const again = await sweep('--store', 'c.duckdb', '--quiet')
    expect(again).toMatchObject({ code: 0, out: 'Complete: c.duckdb holds it all. Next: savlanut export c.duckdb\n' })
  })

  test('refuses a file that holds another study, and says how they differ', async () => {
    await sweep('--store', 'd.duckdb', '--quiet')
    const { code, err } = await sweep('--store', 'd.duckdb', '--seed', '2')
    expect(code).toBe(2)
    expect(err).toContain('d.duckdb holds another study; give this one its own file with --store')
    expect(err).toContain('seed: "1" in the study, "2" now')
  })

  test('replicates each point until its precision is reached', async () => {
    const { code, out } = await sweep('--store', 'e.duckdb', '--precision', '20%', '--measure', 'abandonment', '--json')
    expect(code).toBe(0)
    for (const { estimates } of JSON.parse(out).points) {
      const { value, low, high, n } = estimates[0]
      expect(estimates[0].measure).toBe('abandonment')
      expect((high - low) / 2 / value).toBeLessThanOrEqual(0.2)
      expect(n).toBeGreaterThanOrEqual(10)
    }
  })

  test('takes its points from a sweep file, whose mistakes have places', async () => {
    write('plan.yaml', 'scenario: queue.yaml\nvary: { groups.desk.staffing: [2, 5] }\nreplications: 4\n')
    const { code, out } = await savlanut(['sweep', 'plan.yaml', '--store', 'f.duckdb', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out).points.map((point: { assignments: string[] }) => point.assignments)).toEqual([
      ['groups.desk.staffing=2'],
      ['groups.desk.staffing=5'],
    ])
    write('wrong.yaml', 'scenario: queue.yaml\nvari: {}\n')
    expect((await savlanut(['sweep', 'wrong.yaml'])).err).toContain('wrong.yaml:2:1 vari: unknown field "vari"')
  })

  test('samples ranges', async () => {
    const args = [
      '--vary',
      'types.calls.patience.mean=30..300',
      '--design',
      'latin-hypercube',
      '--points',
      '5',
      '--json',
    ]
    const { out } = await savlanut(['sweep', 'queue.yaml', ...args, '--store', 'g.duckdb'])
    const values = JSON.parse(out).points.map(({ assignments }: { assignments: string[] }) =>
      Number(assignments[0].split('=')[1]),
    )
    const strata = values.map((value: number) => Math.floor((5 * (value - 30)) / 270))
    expect(strata.sort()).toEqual([0, 1, 2, 3, 4])
  })

  test('names the points that are not as precise as asked after the most replications allowed', async () => {
    const args = ['--precision', '1%', '--most', '12', '--measure', 'abandonment', '--store', 'short.duckdb']
    const { out } = await sweep(...args)
    expect(out).toContain('Not as precise after 12 replications, the most allowed: points 0, 1, 2')
    expect(JSON.parse((await sweep(...args, '--json')).out).imprecise).toEqual([0, 1, 2])
  })

  test('shows each point at its own threshold, and estimates those that targets name', async () => {
    write('within.yaml', 'extends: queue.yaml\ntargets: ["serviceLevel(45 s) >= 80%"]\n')
    const args = ['--vary', 'types.calls.serviceLevel.within=20,60', '--store', 'within.duckdb']
    const { out } = await savlanut(['sweep', 'within.yaml', ...args])
    expect(out).toMatch(/service level\s/)
    expect(out.split('\n').filter(line => /^\s+\d+\s+\d+.*%.*%/.test(line))).toHaveLength(2)
    await savlanut(['export', 'within.duckdb', '--format', 'csv', '--out', 'within'])
    const estimates = readFileSync(join(folder, 'within/estimates.csv'), 'utf8')
    expect(estimates).toMatch(/^1,60.0,serviceLevel,share,45.0,/m)
    const { points } = JSON.parse((await savlanut(['sweep', 'within.yaml', ...args, '--json'])).out)
    type Told = { estimates: { measure: string; threshold: number }[] }
    const own = points.map(({ estimates }: Told) => estimates.find(each => each.measure === 'serviceLevel')?.threshold)
    expect(own).toEqual([20, 60])
  })

  test('tells once what is wrong everywhere', async () => {
    const { err } = await savlanut(['sweep', 'queue.yaml', '--vary', 'groups.desk.stafing=2:9'])
    expect(err.match(/stafing/g)?.length).toBeLessThan(4)
    expect(err).toContain('at all points')
  })

  test('is named where a scenario is expected', async () => {
    write('sweep.yaml', 'scenario: queue.yaml\nvary: { days: "1:2" }\n')
    expect(await savlanut(['run', 'sweep.yaml'])).toMatchObject({
      code: 2,
      err: 'sweep.yaml is a sweep, not a scenario: savlanut sweep sweep.yaml\n',
    })
    await sweep('--store', 'named.duckdb', '--quiet')
    expect((await savlanut(['sweep', 'named.duckdb'])).err).toContain(
      'named.duckdb is a study already: savlanut resume',
    )
    expect((await savlanut(['run', 'named.duckdb'])).err).toContain('is a study, not a scenario')
  })

  test.each([
    [['--vary', 'groups.desk.staffing=2,-1'], /point 1: groups.desk.staffing=-1/],
    [['--vary', 'groups.dsk.staffing=2'], /unknown group "dsk" — did you mean "desk"/],
    [[], /nothing varies/],
    [['--vary', 'days=1:2', '--shard', '4/3'], /--shard: expected a part of how many/],
    [['--vary', 'days=1:2', '--fail-fast', '--keep-going'], /exclude each other/],
    [['--vary', 'days=1:2', '--design', 'sobol'], /needs --points/],
    [['--vary', 'study.seed=1:3'], /study.seed cannot vary/],
    [['--vary', 'days=1:2', '--precision', '2%'], /--precision needs --measure/],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await savlanut(['sweep', 'queue.yaml', ...args, '--store', 'refused.duckdb'])
    expect(code).toBe(2)
    expect(err).toMatch(message)
    expect(existsSync(join(folder, 'refused.duckdb'))).toBe(false)
  })
})

describe('a study', () => {
  test('says how far it is', async () => {
    await sweep('--store', 'h.duckdb', '--shard', '1/2', '--quiet')
    const { out } = await savlanut(['status', 'h.duckdb'])
    expect(out).toMatch(/part\s+1 of 2/)
    expect(out).toMatch(/replications\s+\d+ stored of 18/)
  })

  test('is replayed byte for byte, and says so', async () => {
    await sweep('--store', 'i.duckdb', '--quiet')
    const { code, out } = await savlanut(['replay', 'i.duckdb', '--point', '2', '--replication', '4'])
    expect(code).toBe(0)
    expect(out).toMatch(/The same, byte for byte, as in i.duckdb \([0-9a-f]{12}\)/)
    const trace = await savlanut(['replay', 'i.duckdb', '--point', '1', '--trace', '--limit', '3'])
    expect(trace.out).toContain('events more')
    expect((await savlanut(['replay', 'i.duckdb', '--point', '9'])).err).toContain('there is no point 9')
    expect((await savlanut(['replay', 'i.duckdb', '--seed', '9'])).err).toContain('--set and --seed are for scenarios')
  })

  test('is refused where it is none', async () => {
    writeFileSync(join(folder, 'none.duckdb'), readFileSync(join(folder, 'queue.yaml')))
    for (const command of ['status', 'resume', 'export'])
      expect(await savlanut([command, 'none.duckdb'])).toMatchObject({
        code: 2,
        err: expect.stringContaining('none.duckdb'),
      })
    expect((await savlanut(['status', 'absent.duckdb'])).code).toBe(2)
  })
})
