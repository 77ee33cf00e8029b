import { expect, test } from 'vitest'
import { compile } from '../../src/model/compile.ts'
import { simulate } from '../../src/model/simulate.ts'
import { tracer } from '../../src/model/trace.ts'
import { TRACE_HEAD, traceLine } from '../../src/report/trace.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'
import { clockwork, sprawling } from './centers.ts'

function traceOf(scenario: object, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = []
  simulate(compile(parseScenarioObject(scenario)), { tell: tracer(event => lines.push(traceLine(event))) })
  return lines.slice(0, most)
}

test('a trace tells who does what, and how busy it is', () => {
  expect([TRACE_HEAD, ...traceOf(clockwork())].join('\n')).toMatchInlineSnapshot(`
    "time        caller               event                           queue  busy
    08:00:00.0  calls #1             calls                               0     0
    08:00:00.0  calls #1             answered by desk                    0     1
    08:04:00.0  calls #2             calls                               0     1
    08:04:00.0  calls #2             waits                               1     1
    08:04:30.0  calls #3             calls                               1     1
    08:04:30.0  calls #3             waits                               2     1
    08:05:00.0  calls #1             is done                             2     1
    08:05:00.0  calls #2             answered by desk, 60 s              1     1
    08:06:30.0  calls #3             loses patience, 120 s               0     1
    08:10:00.0  calls #2             is done                             0     1
    08:35:00.0  calls #4             calls                               0     0
    08:35:00.0  calls #4             answered by desk                    0     1
    08:40:00.0  calls #4             is done                             0     1"
  `)
})

test('a trace stands in 80 columns, days and calls again included', () => {
  const lines = traceOf(sprawling)
  expect(lines.filter(line => [...line].length > 80)).toEqual([])
  expect(lines.some(line => /^3 \d\d:.*call 2/.test(line))).toBe(true)
})
