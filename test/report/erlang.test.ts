import { describe, expect, test, vi } from 'vitest'
import type { ReasonId } from '../../src/experiment/erlang.ts'
import { calculated } from '../../src/experiment/erlang-need.ts'
import { erlangBlock, reasonInWords } from '../../src/report/erlang.ts'
import { calculatorAnswer, calculatorCsv, calculatorJson, calculatorText } from '../../src/report/erlang-need.ts'
import { PLAIN } from '../../src/report/style.ts'
import { textReport } from '../../src/report/text.ts'
import { ERLANG_WORDS, REASON_UNITS } from '../../src/report/words/erlang.ts'
import { LANGS } from '../../src/report/words/lang.ts'
import { overloaded, reportedRun, silent, sprawling, steady } from './centers.ts'

vi.setConfig({ testTimeout: 60_000 })

const queue = {
  title: 'One queue',
  open: '08:00-11:00',
  types: {
    service: {
      arrivals: { perHour: [100, 100, 100, 100, 160, 100] },
      handle: { law: 'exponential', mean: '4 min' },
      patience: { law: 'exponential', mean: '3 min' },
      redial: { deliberate: 0.5, nextDay: 0 },
    },
  },
  groups: { agents: { serves: ['service'], staffing: 9 } },
  targets: ['serviceLevel(20 s) >= 80%'],
}

describe('Erlang beside the simulation', () => {
  test('stands in the report: one line a formula, why they differ, and where most', async () => {
    const run = await reportedRun(queue, 40)
    const block = erlangBlock(run, { style: PLAIN, full: false })
    expect(textReport(run)).toContain(`\n\n${block.join('\n')}\n`)
    expect(block.join('\n')).toMatchInlineSnapshot(`
      "Erlang, 10:00  in time     ASA  abandoned  occupancy  least agents
      Erlang C         0.0 %  no end      0.0 %    100.0 %            14
      Erlang A        40.2 %  37.5 s     22.1 %     92.4 %            13
      simulated       41.6 %  35.8 s     20.9 %     92.5 %
      The busiest interval: 80 calls of 4 min, 9 agents. In time: within 20 s. What
      the formulas leave out, by weight: callers hang up (patience 3 min; only Erlang
      A knows), redials (5.0 % more calls), what the interval starts with (1.0 calls
      waiting).
      Furthest apart at 10:30: 84.2 % in time, ASA 7.4 s by Erlang A; 67.5 %, 16.3 s
      simulated. First reason: redials (12.6 % more calls)."
    `)
  })

  test('has a line for every interval where everything is asked for', async () => {
    const run = await reportedRun(queue, 10)
    const timed = (full: boolean) => erlangBlock(run, { style: PLAIN, full }).filter(line => /^\d\d:\d\d /.test(line))
    expect([timed(false).length, timed(true).length]).toEqual([0, 6])
    expect(timed(true)[4]).toMatch(/^10:00 +80 +9 +0\.0 +40\.\d .* no end /)
  })

  test('stands in 80 columns, whatever is reported', async () => {
    for (const scenario of [queue, sprawling, overloaded, steady, silent])
      for (const replications of [1, 3]) {
        const run = await reportedRun(scenario, replications)
        for (const full of [false, true])
          for (const line of erlangBlock(run, { style: PLAIN, full })) expect([...line].length, line).toBeLessThan(81)
      }
  })

  test('says nothing where nobody calls, and why where no formula fits', async () => {
    expect(erlangBlock(await reportedRun(silent), { style: PLAIN, full: false })).toEqual([])
    expect(erlangBlock(await reportedRun(sprawling, 1), { style: PLAIN, full: false }).join(' ')).toBe(
      "Erlang's formulas do not fit private customers w…, b2b (groups with different skills).",
    )
  })

  test('has words for every reason in every language, with its size and unit', () => {
    const ids = Object.keys(REASON_UNITS) as ReasonId[]
    for (const lang of LANGS) {
      const said = ids.map(id => reasonInWords({ id, value: 0.25 }, lang))
      expect(new Set(said).size).toBe(ids.length)
      for (const [i, id] of ids.entries()) expect(said[i]).toContain(REASON_UNITS[id] === 'share' ? '25.0 %' : '0.')
    }
    expect(reasonInWords({ id: 'patience', value: 180 }, 'en')).toBe(
      'callers hang up (patience 3 min; only Erlang A knows)',
    )
    expect(Object.keys(ERLANG_WORDS.he)).toEqual(Object.keys(ERLANG_WORDS.en))
    expect(reasonInWords({ id: 'redials', value: 0.25 }, 'he')).toMatch(/^חיוגים חוזרים \(/)
  })
})

describe('the Erlang calculator', () => {
  const asked = { calls: 100, interval: 1800, handleTime: 180, serviceLevel: { target: 0.8, within: 20 } }
  const shrinkage = { breaks: 0.1, absence: 0.06 }

  test('shows the answer, what is around it, and what is left out', () => {
    const text = calculatorText(calculated({ ...asked, shrinkage, patience: 180 }), PLAIN)
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThan(81)
    expect(text).toMatchInlineSnapshot(`
      "14 agents, 17 with shrinkage: 88.8 % within 20 s, ASA 7.8 s, occupancy 71.4 %
      (Erlang C); 12 agents, 15 with shrinkage: 80.2 % within 20 s, ASA 8.5 s,
      occupancy 78.9 %, 5.3 % abandoned (Erlang A).

      100 calls in 30 min of 3 min each: 10 erlangs. Least agents for 80 % within
      20 s. Shrinkage breaks 10 % × absence 6 %. Patience 3 min.

                     Erlang C                    Erlang A
      agents  gross   in time      ASA     busy   in time     ASA    busy  abandoned
          10     12     0.0 %   no end  100.0 %    58.7 %  20.7 s  87.5 %     12.5 %
          11     14    39.0 %  122.8 s   90.9 %    70.5 %  13.5 s  83.3 %      8.3 %
          12     15    64.0 %   40.4 s   83.3 %  * 80.2 %   8.5 s  78.9 %      5.3 %
          13     16    79.6 %   17.1 s   76.9 %    87.5 %   5.2 s  74.4 %      3.2 %
          14     17  * 88.8 %    7.8 s   71.4 %    92.6 %   3.0 s  70.1 %      1.9 %
          15     18    94.1 %    3.7 s   66.7 %    95.8 %   1.7 s  66.0 %      1.0 %
          16     19    97.1 %    1.7 s   62.5 %    97.8 %   0.9 s  62.2 %      0.5 %
      * the agents of the answer

      Erlang C leaves out that callers hang up, redial and call again, and what one
      interval carries over into the next: a simulation of the day knows them. Erlang
      A knows that they hang up, and none of the rest.
      "
    `)
  })

  test('answers in one line', () => {
    expect(calculatorAnswer(calculated({ ...asked, shrinkage: { all: 0.3 } }))).toBe(
      '14 agents, 20 with shrinkage: 88.8 % within 20 s, ASA 7.8 s, occupancy 71.4 % (Erlang C).',
    )
    expect(calculatorAnswer(calculated({ ...asked, calls: 0 }))).toBe('Nobody calls: 0 agents (Erlang C).')
  })

  test('gives the same to programs', () => {
    const result = calculated({ ...asked, patience: 180 })
    const json = JSON.parse(calculatorJson(result, { version: '1.2.3' }))
    expect(json).toMatchObject({ savlanut: '1.2.3', asked, load: 10, given: false })
    expect(json.erlangC).toEqual(result.result.erlangC)
    const [head, ...rows] = calculatorCsv(result).trimEnd().split('\r\n')
    expect(head).toBe('formula,answer,net,gross,serviceLevel,speedOfAnswer,occupancy,abandonment,pWait')
    const answers = rows.map(row => row.split(',')).filter(([, answer]) => answer === '1')
    expect(answers.map(([formula, , net]) => [formula, Number(net)])).toEqual([
      ['erlangC', result.result.erlangC.net],
      ['erlangA', result.result.erlangA!.net],
    ])
    // What is endless is empty.
    const nine = calculatorCsv(calculated(asked, 9))
      .split('\r\n')
      .find(row => row.startsWith('erlangC,1,'))
    expect(nine).toBe('erlangC,1,9,9,0,,1,0,1')
  })
})
