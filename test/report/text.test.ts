import { describe, expect, test, vi } from 'vitest'
import { textReport } from '../../src/report/text.ts'
import { clockwork, overloaded, reportedRun, silent, sprawling, steady } from './centers.ts'

// Many call centers are simulated, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const marked = {
  strong: (text: string) => `\u001b[1m${text}\u001b[22m`,
  faint: (text: string) => `\u001b[2m${text}\u001b[22m`,
  good: (text: string) => `\u001b[32m${text}\u001b[39m`,
  bad: (text: string) => `\u001b[31m${text}\u001b[39m`,
  unsure: (text: string) => `\u001b[33m${text}\u001b[39m`,
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: what is marked
const MARKS = /\u001b\[\d+m/g

describe('the report', () => {
  test('of a center whose figures can be checked by hand', async () => {
    const next = { what: 'with one agent more', command: 'savlanut run day.yaml --set groups.desk.staffing=2' }
    expect(textReport(await reportedRun(clockwork()), { next })).toMatchInlineSnapshot(`
      "Abandonment 25.0 %, 50.0 % answered within 20 s; 1 of 2 targets met, 1 missed.

      Clockwork
      1 day from Sun 2026-01-04, 2 replications, seed 1, 95 % intervals

      Targets
      MISSED  abandonment <= 5%      25.0 %
      met     speedOfAnswer <= 30 s  20.0 s

      Operations                       Customer outcomes
      offered                     4    callers                     4
      answered               75.0 %    redials                     0
      abandonment            25.0 %    calls per caller         1.00
      service level          50.0 %    lost                        1
      speed of answer (ASA)  20.0 s    abandonment per caller 25.0 %
      queue length              0.1    to a competitor             0
      handle time           300.0 s    deliberate abandonment 25.0 %
      occupancy              25.0 %    incidental abandonment  0.0 %
      agents scheduled            1

      Counts are per day. Service level (1): answered within 20 s ÷ offered.

      Waiting, answered and abandoned    Share of calls by wait
      mean          45.0 s               at once  50.0 % ██████████████████
      50 % at most   0.0 s               to 10 s   0.0 %
      80 % at most 120.4 s               to 20 s   0.0 %
      90 % at most 121.2 s               to 30 s   0.0 %
      95 % at most 121.6 s               to 60 s   0.0 %
      99 % at most 121.9 s               to 2 min 25.0 % █████████
                                         to 5 min 25.0 % ░░░░░░░░░
                                         longer    0.0 %
                                         █ answered  ░ abandoned

      Patience
      true     120.0 s  what they have; known to simulators only
      implied  180.0 s  all waiting ÷ deliberate abandonments
      naive    120.0 s  mean wait of deliberate abandoners
      The naive mean knows only those who gave up; the others were answered before
      their patience showed. The implied mean counts their waiting too: right if
      patience is exponential.

      Interval  offered  abandoned %  in time %  ASA s  agents  busy %  lost
      08:00           3         33.3       33.3   30.0       1    33.3     1
      08:30           1          0.0      100.0    0.0       1    16.7     0

      Erlang, 08:00  in time      ASA  abandoned  occupancy
      Erlang C        51.6 %  300.0 s      0.0 %     50.0 %
      Erlang A        65.3 %   12.1 s     26.8 %     36.6 %
      simulated       33.3 %   30.0 s     33.3 %     33.3 %
      The busiest interval: 3 calls of 5 min, 1 agent. In time: within 20 s. What the
      formulas leave out, by weight: callers hang up (patience 2 min; only Erlang A
      knows), patience is not exponential (cv 0.00), handle times are not exponential
      (cv 0.00), what the interval starts with (0 calls waiting).

      Next, with one agent more:
        savlanut run day.yaml --set groups.desk.staffing=2
      "
    `)
  })

  test('stands in 80 columns, whatever is reported', async () => {
    for (const scenario of [clockwork(), sprawling, overloaded, steady, silent])
      for (const replications of [1, 2]) {
        const run = await reportedRun(scenario, replications)
        for (const full of [false, true])
          for (const line of textReport(run, { full }).split('\n')) expect([...line].length, line).toBeLessThan(81)
      }
  })

  test('has the same words in colour', async () => {
    const run = await reportedRun(sprawling)
    expect(textReport(run, { style: marked }).replace(MARKS, '')).toBe(textReport(run))
  })

  test('shows operations never without customer outcomes', async () => {
    for (const scenario of [clockwork(), steady, silent])
      expect(textReport(await reportedRun(scenario))).toMatch(/^Operations +Customer outcomes$/m)
  })

  test('folds many days unless all are asked for', async () => {
    const run = await reportedRun(sprawling, 1)
    const daysIn = (text: string) => [...text.matchAll(/^(Sun|Mon|Tue|Wed|Thu|Fri) 2026-/gm)].length
    expect(daysIn(textReport(run))).toBe(7)
    expect(textReport(run)).toContain('… and 9 days more: --full shows them')
    expect(daysIn(textReport(run, { full: true }))).toBe(16)
  })

  test('has a dash where there is no figure', async () => {
    const text = textReport(await reportedRun(silent))
    expect(text).toMatch(/^No calls in opening hours; the target is uncertain\.\n/)
    expect(text).toMatch(/^abandonment +– /m)
    expect(text).toMatch(/^implied +–/m)
    expect(text).not.toContain('NaN')
  })

  test('shows segments below their type', async () => {
    const text = textReport(await reportedRun(sprawling, 1))
    expect(text).toMatch(/^private cus.*\n {2}hasty .*\n {2}calm and .*\nb2b /m)
  })

  test('of a steady-state study counts by the hour', async () => {
    const text = textReport(await reportedRun(steady, 1))
    expect(text).toContain('20 h, 1 replication in 30 batches, seed 1, 95 % intervals')
    expect(text).toContain('Counts are per hour.')
    expect(text).toContain('The implied mean counts their waiting too, as stretched')
  })

  test('shows all five definitions of service level when asked for everything', async () => {
    const text = textReport(await reportedRun(clockwork()), { full: true })
    for (const [definition, share] of [
      [1, '50.0 %'],
      [2, '66.7 %'],
      [3, '50.0 %'],
      [4, '50.0 %'],
    ])
      expect(text).toContain(`(${definition})  ${share}`)
  })
})
