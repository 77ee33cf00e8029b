import { describe, expect, test, vi } from 'vitest'
import { measureIds } from '../../src/measures/definitions.ts'
import { estimateSum } from '../../src/measures/estimate.ts'
import { plus, type Terms } from '../../src/measures/terms.ts'
import { answer } from '../../src/report/answer.ts'
import { explanationOf } from '../../src/report/definitions.ts'
import { LEDGER, type LedgerRow } from '../../src/report/ledger-rows.ts'
import { PLAIN } from '../../src/report/style.ts'
import { textReport } from '../../src/report/text.ts'
import { clockwork, reportedRun, tidyRows } from './centers.ts'
import { endless, everything, onlyIvr, twoCallsEach } from './journeys.ts'

vi.setConfig({ testTimeout: 60_000 })

const busy = await reportedRun(everything, 3)
const total = (terms: Terms = {}) => estimateSum(busy.plan, busy.observations, { terms }).value
const row = (name: string): LedgerRow => LEDGER.find(each => each.name === name)!
const number = (name: string) => total(row(name).count)

describe('a journey that can be checked by hand', () => {
  test('is told from the first call to the last shekel', async () => {
    const text = textReport(await reportedRun(twoCallsEach))
    expect(text.slice(0, text.indexOf('\nWaiting, '))).toMatchInlineSnapshot(`
      "Abandonment 14.3 %, 71.4 % answered in 20 s, FCR 33.3 %, satisfaction 93.0 %.

      Two calls each
      1 day from Sun 2026-01-04, 2 replications, seed 1, 95 % intervals

      Operations                       Customer outcomes
      offered                     7    callers                      5
      answered               71.4 %    redials                      0
      abandonment            14.3 %    calls per caller          1.40
      service level          71.4 %    lost                         1
      speed of answer (ASA)   0.0 s    abandonment per caller  20.0 %
      queue length              0.0    to a competitor              0
      handle time           300.0 s    deliberate abandonment  14.3 %
      occupancy              20.8 %    incidental abandonment   0.0 %
      agents scheduled            1    self-service            14.3 %
      through IVR           100.0 %    FCR (86 % expected)     33.3 %
      time in IVR            42.9 s    solved contacts         20.0 %
                                       repeat calls            28.6 %
                                       calls per case            1.40
                                       time to resolution     180.0 s
                                       cases given up          40.0 %
                                       first response          40.0 s
                                       backlog                    0.8
                                       cases open at the end        0
                                       satisfaction            93.0 %
                                       satisfaction, answers   94.0 %
                                       churn                   60.0 %
                                       customers lost               3
                                       sales                        1
                                       cost per solved case   82.10 €

      Counts are per day. Service level (1): answered within 20 s ÷ offered.

      Journey, per day             number   share satisfied       €
      callers                           5
      + repeats after an answer         2  28.6 %
      calls                             7                     −3.20
        served by IVR or bot            1  14.3 %
        for an agent                    6  85.7 %
          abandoned                     1  16.7 %
          answered                      5  83.3 %
      answers                           5            94.0 %  −60.00
        solved                          1  20.0 %
        not solved                      4  80.0 %
      cases, one a caller               5            93.0 %
        solved                          2  40.0 %
        given up after an answer        2  40.0 %
        lost, last call unanswered      1  20.0 %
      customers lost                    3  60.0 %           −480.00
      sales                             1 100.0 %             50.00
      errors in the data                                      −1.00
      policies                                              −100.00
      net value                                             −594.20
      cost per solved case                                    82.10

      Satisfaction after call 1: 99.0 %  2: 85.0 %
      "
    `)
  })
})

describe('the ledger', () => {
  test('has every step in the busy bank', () => {
    const never = ['balked or blocked', 'still inside', 'nothing to solve']
    const empty = LEDGER.filter(({ count, money }) => total(count ?? money) === 0).map(({ name }) => name)
    expect(empty).toEqual(never)
  })

  test('adds up: callers and what they call for, and what became of every call, answer and case', () => {
    const within = (name: string, level: number) => {
      const rest = LEDGER.slice(LEDGER.indexOf(row(name)) + 1)
      const end = rest.findIndex(each => each.level < level)
      return rest.slice(0, end < 0 ? rest.length : end).filter(each => each.level === level)
    }
    const sumOf = (rows: readonly LedgerRow[]) => total(rows.map(({ count }) => count ?? {}).reduce(plus))
    expect(sumOf(LEDGER.slice(0, 3))).toBeCloseTo(number('calls'), 6)
    expect(sumOf(within('calls', 1))).toBeCloseTo(number('calls'), 6)
    expect(sumOf(within('for an agent', 2))).toBeCloseTo(number('for an agent'), 6)
    expect(sumOf(within('answers', 1))).toBeCloseTo(number('answers'), 6)
    expect(sumOf(within('cases, one a caller', 1))).toBeCloseTo(number('callers'), 6)
    expect(number('answered') + number('+ called back')).toBeCloseTo(number('answers'), 6)
    for (const { name, count } of LEDGER) expect(total(count), name).toBeGreaterThanOrEqual(0)
  })

  test('adds up in money: net value', () => {
    const money = LEDGER.map(each => each.money ?? {}).reduce(plus)
    expect(total(money)).toBeCloseTo(busy.estimate('netValue').value, 3)
  })

  test('is not there without a journey, and has no money or solutions where they are not asked for', async () => {
    expect(textReport(await reportedRun(clockwork()))).not.toContain('Journey')
    const text = textReport(await reportedRun(onlyIvr))
    expect(text).toMatch(/^Journey, per day +number +share$/m)
    expect(text).toMatch(/^ {2}hung up before an agent /m)
    expect(text).not.toMatch(/solved|satisf|FCR|€/)
  })
})

describe('the report of a journey', () => {
  test('tells in its first line what the customers have of it', async () => {
    expect(answer(await reportedRun(twoCallsEach))).toBe(
      'Abandonment 14.3 %, 71.4 % answered in 20 s, FCR 33.3 %, satisfaction 93.0 %.',
    )
    expect(answer(busy)).toMatch(
      /^Abandonment [\d.]+ %, FCR [\d.]+ %, satisfaction [\d.]+ %; \d of 3 targets missed\.$/,
    )
  })

  test('stands in 80 columns, whatever is reported', async () => {
    for (const scenario of [everything, endless, onlyIvr, twoCallsEach])
      for (const replications of [1, 2]) {
        const run = await reportedRun(scenario, replications)
        for (const full of [false, true])
          for (const line of textReport(run, { full }).split('\n')) expect([...line].length, line).toBeLessThan(81)
      }
  })

  test('has population that adds up from day to day', () => {
    const days = busy.plan.slices.filter(({ axis }) => axis === 'day')
    const [before, joined, gone, after] = (
      ['customersBefore', 'newCustomers', 'customersGone', 'customersAfter'] as const
    ).map(measure => [...days, busy.plan.slices[0]].map(slice => busy.estimate({ measure }, slice).value))
    expect(before[0]).toBe(20_000)
    expect(before.at(-1)).toBe(20_000)
    for (const [i, start] of before.entries()) expect(start + joined[i] - gone[i]).toBeCloseTo(after[i], 6)
    expect(before[1]).toBe(after[0])
    expect(gone.every(each => each > 0)).toBe(true)
  })

  test('has rows for measures of the journey only where there is one', async () => {
    const ids = (rows: ReturnType<typeof tidyRows>) => new Set(rows.map(({ measure }) => measure))
    expect(ids(tidyRows(busy))).toContain('fcr')
    expect(ids(tidyRows(await reportedRun(clockwork())))).not.toContain('fcr')
  })
})

test('measures of the journey are explained like all others', () => {
  expect(explanationOf('fcr', PLAIN).join('\n')).toMatch(
    /^fcr: first-contact resolution \(FCR\)\n {2}formula +cases solved by their first answer[\s\S]+claims +B1, E7\n {2}as a target +fcr >= 80%$/,
  )
  expect(explanationOf('costPerSolvedCase', PLAIN).join('\n')).toContain('money, in the currency of the scenario')
  expect(explanationOf('fcr', PLAIN).join('\n')).toContain('go beyond the queue')
  for (const line of measureIds.flatMap(id => explanationOf(id, PLAIN))) expect(line.length, line).toBeLessThan(81)
})
