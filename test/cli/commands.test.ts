import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { folder, savlanut, write } from './process.ts'

const MET = 'abandonment <= 50%'
const MISSED = 'abandonment <= 0.01%'
const UNCERTAIN = 'serviceLevel(20 s) >= 88%'
const file = (name: string, targets: string[]) =>
  write(name, `extends: day.yaml\ntargets: ${JSON.stringify(targets)}\n`)

describe.concurrent('validate', () => {
  test('says in a line what a scenario holds', async ({ expect }) => {
    expect((await savlanut(['validate', 'day.yaml'])).out).toMatchInlineSnapshot(`
      "day.yaml: ok — 1 call type, 1 group, 1 day, about 870 calls expected
      "
    `)
  })

  test('checks changes too', async ({ expect }) => {
    expect((await savlanut(['validate', 'day.yaml', '--set', 'days=20'])).out).toContain('20 days, about 17,400 calls')
    expect((await savlanut(['validate', 'day.yaml', '--set', 'days=0'])).code).toBe(2)
  })
})

describe.concurrent('schema', () => {
  test('is JSON Schema', async ({ expect }) => {
    const { code, out } = await savlanut(['schema'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ $schema: expect.stringContaining('json-schema.org'), type: 'object' })
  })
})

describe.concurrent('init', () => {
  test('writes a scenario that is valid and runs, and does not overwrite it', async ({ expect }) => {
    expect((await savlanut(['init', 'first.yaml'])).out).toBe('Wrote first.yaml. Next: savlanut run first.yaml\n')
    const written = readFileSync(join(folder, 'first.yaml'), 'utf8')
    expect(written).toMatch(/^# yaml-language-server: \$schema=/)
    expect(await savlanut(['validate', 'first.yaml'])).toMatchObject({ code: 0, err: '' })
    expect(await savlanut(['run', 'first.yaml', '--quiet'])).toMatchObject({ code: 0, err: '' })
    const again = await savlanut(['init', 'first.yaml'])
    expect(again).toMatchObject({ code: 2, out: '' })
    expect(again.err).toMatchInlineSnapshot(`
      ""first.yaml" exists already and is not overwritten; name another file
      "
    `)
    expect(readFileSync(join(folder, 'first.yaml'), 'utf8')).toBe(written)
  })

  test('writes to standard output', async ({ expect }) => {
    expect((await savlanut(['init', '-'])).out).toContain('savlanut run FILE')
  })
})

describe.concurrent('explain', () => {
  test('says what a measure is', async ({ expect }) => {
    expect((await savlanut(['explain', 'serviceLevel(30 s)'])).out).toMatchInlineSnapshot(`
      "serviceLevel: service level
        formula      calls answered in time, by the definition (1 to 5) that the
                     scenario chooses; see serviceLevel1 to serviceLevel5
        unit         share, shown in %
        known        for everything together, by type, by segment, by interval, by
                     type and interval, by day, by type and day, by day and interval,
                     by type, day and interval
        estimator    ratio of sums over all replications, so that every call weighs
                     the same, with a delta-method interval
        family       Operations: how the center works
        better       when higher
        threshold    the acceptable wait of the scenario, or another: serviceLevel(30
                     s)
        claims       A1, D1
        as a target  serviceLevel(20 s) >= 80%
      "
    `)
  })

  test('lists all, operations apart from what becomes of customers', async ({ expect }) => {
    const { out } = await savlanut(['explain'])
    expect(out.indexOf('Operations')).toBe(0)
    expect(out.indexOf('abandonment ')).toBeLessThan(out.indexOf('Customer outcomes'))
    expect(out.indexOf('redials')).toBeGreaterThan(out.indexOf('Customer outcomes'))
  })

  test('knows what was meant', async ({ expect }) => {
    const { code, err } = await savlanut(['explain', 'ocupancy'])
    expect(code).toBe(2)
    expect(err).toContain('did you mean "occupancy"?')
  })
})

describe.concurrent('run', () => {
  test('ends with the exit code of its targets', async ({ expect }) => {
    expect(await savlanut(['run', file('met.yaml', [MET]), '--quiet'])).toMatchObject({ code: 0 })
    expect(await savlanut(['run', file('missed.yaml', [MET, MISSED, UNCERTAIN]), '--quiet'])).toMatchObject({ code: 3 })
    expect(await savlanut(['run', file('uncertain.yaml', [MET, UNCERTAIN]), '--quiet'])).toMatchObject({ code: 4 })
  })

  test('answers for every file; a target missed in one outweighs an uncertain one', async ({ expect }) => {
    const files = [file('one.yaml', [UNCERTAIN]), file('two.yaml', [MISSED])]
    const { code, out } = await savlanut(['run', ...files, '--quiet'])
    expect(out).toMatch(/^one\.yaml: Abandonment .*\.\ntwo\.yaml: Abandonment .*\.\n$/)
    expect(code).toBe(3)
  })

  test('answers in the first line, and says in the last what to try next; no colours, no bar', async ({ expect }) => {
    const { out, err } = await savlanut(['run', 'day.yaml', '--set', 'title=A busier day'])
    const lines = out.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^Abandonment \d.* % \(.*\), .* within 20 s; .*targets.*\.$/)
    expect(lines[2]).toBe('A busier day')
    expect(lines.at(-1)).toMatch(/^ {2}savlanut (run|replay) day\.yaml --/)
    expect(out).not.toContain('\u001b')
    expect(err).toBe('')
  })

  test('gives the same for a seed, another for another, the same for more threads', async ({ expect }) => {
    const json = async (...args: string[]) =>
      (await savlanut(['run', 'day.yaml', '--json', '--replications', '3', ...args])).out
    const [one, same, other, threads] = await Promise.all([
      json(),
      json('--seed', '1'),
      json('--seed', '2'),
      json('--workers', '2'),
    ])
    expect(same).toBe(one)
    expect(other).not.toBe(one)
    expect(threads).toBe(one)
  })

  test('--json holds every estimate', async ({ expect }) => {
    const { out } = await savlanut(['run', 'day.yaml', '--json', '--replications', '4'])
    const [run] = JSON.parse(out).runs
    expect(run).toMatchObject({ file: 'day.yaml', replications: 4, seed: '1', targets: [{}, {}] })
    const all = run.estimates.filter((row: { interval?: string }) => row.interval === undefined)
    for (const definition of [1, 2, 3, 4, 5])
      expect(all).toContainEqual(expect.objectContaining({ measure: `serviceLevel${definition}`, threshold: 20, n: 4 }))
    expect(run.estimates).toContainEqual(expect.objectContaining({ measure: 'offered', interval: '09:00' }))
  })

  test('--csv is one row an estimate', async ({ expect }) => {
    const { out } = await savlanut(['run', 'day.yaml', '--csv', '--replications', '2'])
    const [head, first, ...rows] = out.trimEnd().split('\r\n')
    expect(head).toBe('file,measure,unit,threshold,type,segment,group,interval,day,value,low,high,standard_error,n')
    expect(first).toMatch(/^day\.yaml,offered,calls,,,,,,,\d/)
    for (const row of rows) expect(row.split(',')).toHaveLength(14)
  })

  test('replicates until a measure is known precisely enough', async ({ expect }) => {
    const args = ['run', 'day.yaml', '--precision', '8%', '--measure', 'wait', '--json']
    const [run] = JSON.parse((await savlanut(args)).out).runs
    expect(run.precision).toMatchObject({ asked: 0.08 })
    expect(run.precision.reached).toBeLessThanOrEqual(0.08)
    expect(run.replications).toBeGreaterThan(10)
  })

  test('logs JSON lines on stderr when asked', async ({ expect }) => {
    const { err } = await savlanut(['run', 'day.yaml', '--quiet', '--log-level', 'info', '--replications', '1'])
    expect(JSON.parse(err)).toMatchObject({ level: 30, msg: 'simulated', file: 'day.yaml', replications: 1 })
  })
})

describe.concurrent('replay', () => {
  test('tells the figures of one replication', async ({ expect }) => {
    const { code, out } = await savlanut(['replay', 'day.yaml', '--replication', '7'])
    expect(code).toBe(0)
    expect(out).toContain('replication 7 alone, seed 1, no intervals')
  })

  test('tells what happened, event by event', async ({ expect }) => {
    const { out } = await savlanut(['replay', 'day.yaml', '--replication', '7', '--trace', '--limit', '12'])
    expect(out).toMatchInlineSnapshot(`
      "Abandonment 3.4 %, 85.8 % answered within 20 s.

      A service line on a Sunday
      1 day from Sun 2026-03-01, replication 7 alone, seed 1, no intervals

      time        caller               event                           queue  busy
      08:01:24.9  service #1           calls                               0     0
      08:01:24.9  service #1           answered by front                   0     1
      08:01:40.9  service #2           calls                               0     1
      08:01:40.9  service #2           answered by front                   0     2
      08:01:59.0  service #3           calls                               0     2
      08:01:59.0  service #3           answered by front                   0     3
      08:02:04.7  service #4           calls                               0     3
      08:02:04.7  service #4           answered by front                   0     4
      08:02:35.3  service #5           calls                               0     4
      08:02:35.3  service #5           answered by front                   0     5
      08:03:20.0  service #3           is done                             0     5
      08:03:39.3  service #6           calls                               0     4
      … and 3,091 events more: --limit 0 shows all
      "
    `)
  })
})
