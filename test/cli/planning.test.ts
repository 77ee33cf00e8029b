// From a scenario to staff and shifts, with the real program.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { parse } from 'yaml'
import { command, folder, savlanut, write } from './process.ts'

write(
  'line.yaml',
  `title: A line
start: 2026-03-02
open: "08:00-16:00"
types:
  service:
    arrivals: { perInterval: [20, 30, 40, 50, 50, 45, 40, 35, 30, 30, 35, 40, 40, 35, 30, 20] }
    handle: { law: exponential, mean: 4 min }
    patience: { law: exponential, mean: 3 min }
groups:
  front: { serves: [service], staffing: 8, shrinkage: { breaks: 0.1, absence: 0.1 } }
targets: ["serviceLevel(20 s) >= 80%", "abandonment <= 6%"]
study: { replications: 20 }
`,
)
/** Enough to find about the right staff, in a second or two. */
const QUICK = ['--most', '64']

const json = async (...args: string[]) => JSON.parse((await savlanut([...args, ...QUICK, '--json'])).out)
const grossHours = (plan: { totals: { grossHours: number }[] }) => plan.totals.at(-1)!.grossHours

describe.concurrent('staff', () => {
  test('answers in the first line, then shows every interval, in 80 columns', async ({ expect }) => {
    const { out, code } = await savlanut(['staff', 'line.yaml', ...QUICK])
    const lines = out.split('\n')
    expect(lines[0]).toMatch(/^\d+ agents at the peak, [\d.]+ hours \([\d.]+ FTE\)/)
    expect(Math.max(...lines.map(line => [...line].length))).toBeLessThanOrEqual(80)
    expect(lines.filter(line => /^\d\d:\d\d /.test(line))).toHaveLength(16)
    expect([0, 3, 4]).toContain(code)
  })

  test('writes a scenario with the staff it found, which is then the same to run', async ({ expect }) => {
    const plan = await json('staff', 'line.yaml', '--out', 'staffed.yaml')
    const written = parse(readFileSync(join(folder, 'staffed.yaml'), 'utf8'))
    expect(written.extends).toBe('line.yaml')
    const gross = plan.needs.map((need: { gross: number }) => need.gross)
    expect(written.groups.front.staffing).toEqual({ '2026-03-02': gross })
    const again = JSON.parse((await savlanut(['run', 'staffed.yaml', '--json'])).out)
    const [run] = Array.isArray(again) ? again : (again.runs ?? [again])
    const abandonment = run.estimates.find(
      (row: Record<string, unknown>) => row.measure === 'abandonment' && !row.interval && !row.type && !row.day,
    )
    expect(abandonment.value).toBeGreaterThan(0)
    expect(abandonment.value).toBeLessThan(0.06)
  })

  test('compounds shrinkage, and rounds up', async ({ expect }) => {
    const { needs } = await json('staff', 'line.yaml')
    for (const { net, gross } of needs) expect(gross).toBe(Math.ceil(Number((net / 0.81).toFixed(9))))
  })

  test('asks what if, and puts the answer into the scenario it writes', async ({ expect }) => {
    const [today, more] = [
      await json('staff', 'line.yaml'),
      await json('staff', 'line.yaml', '--what-if', 'volume=+30%', '--what-if', 'shrinkage=35%', '--out', 'more.yaml'),
    ]
    expect(grossHours(more)).toBeGreaterThan(1.3 * grossHours(today))
    const { types, groups } = parse(readFileSync(join(folder, 'more.yaml'), 'utf8'))
    expect(types.service.arrivals.factor).toBe(1.3)
    expect(groups.front.shrinkage).toMatchObject({ shrinkage: 0.35, breaks: null, absence: null })
    const { out } = await savlanut(['run', 'more.yaml', '--quiet'])
    expect(out).toMatch(/^Abandonment [1-5]/)
  })

  test('gives the same bytes for any number of threads', async ({ expect }) => {
    const [one, two] = await Promise.all(
      ['1', '2'].map(workers => savlanut(['staff', 'line.yaml', ...QUICK, '--csv', '--workers', workers])),
    )
    expect(two.out).toBe(one.out)
    expect(one.out.split('\r\n')).toHaveLength(18)
  })

  test('keeps the best so far on Ctrl-C, and says that it is not complete', async ({ expect }) => {
    const [file, args, options] = command(['staff', 'line.yaml', '--most', '200000', '--target', 'occupancy <= 80%'])
    const child = spawn(file, args, options)
    let out = ''
    child.stdout.on('data', text => {
      out += text
    })
    setTimeout(() => child.kill('SIGINT'), 4000)
    const code = await new Promise(resolve => child.on('close', resolve))
    expect(code).toBe(5)
    expect(out).toMatch(/^\d+ agents at the peak/)
  })

  test('tells all mistakes at once, before anything is simulated', async ({ expect }) => {
    write('there.yaml', 'mine')
    const wrong = ['--per', 'week', '--target', 'abandonmnt <= 5%', '--at-least', 'two', '--lang', 'he']
    const { code, out, err } = await savlanut(['staff', 'line.yaml', ...wrong])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    for (const part of ['--per', 'did you mean "abandonment"', '--at-least', '--lang goes with'])
      expect(err).toContain(part)
    const over = await savlanut(['staff', 'line.yaml', '--out', 'there.yaml'])
    expect(over).toMatchObject({ code: 2, out: '' })
    expect(over.err).toContain('exists already')
    const none = await savlanut(['staff', 'line.yaml', '--set', 'targets=[]'])
    expect(none).toMatchObject({ code: 2, out: '' })
    expect(none.err).toContain('target')
  })
})

describe.concurrent('schedule', () => {
  test('covers the need with shifts, whose scenario meets the same targets', async ({ expect }) => {
    const { code, out } = await savlanut(['schedule', 'line.yaml', ...QUICK, '--out', 'shifts.yaml'])
    expect(out).toMatch(/^\d+ shifts of \d kinds?, [\d.]+ paid hours/)
    expect([0, 4]).toContain(code)
    const { groups } = parse(readFileSync(join(folder, 'shifts.yaml'), 'utf8'))
    expect(groups.front.staffing).toBeNull()
    expect(groups.front.shifts[0]).toMatchObject({ dates: ['2026-03-02'] })
    expect((await savlanut(['validate', 'shifts.yaml'])).code).toBe(0)
    expect((await savlanut(['run', 'shifts.yaml', '--quiet'])).out).toContain('both targets met')
  })
})
