import { describe, expect, test } from 'vitest'
import { parseFigure } from '../../src/scenario/csv.ts'
import { changed, read, refusal } from './files.ts'

const withTable = (text: string) => changed(['{ sun-thu: 20 }', text])
const perHour = (csv: string, column: string, more: [string, string][] = []) => {
  const text = more.reduce((yaml, [from, to]) => yaml.replace(from, to), withTable(column))
  return read({ 'a/day.yaml': text, 'a/sunday.csv': csv }).scenario.types.sales.arrivals.perHour
}
const wrong = (csv: string, column: string) => refusal({ 'a/day.yaml': withTable(column), 'a/sunday.csv': csv })

const IN_ORDER = '{ file: sunday.csv, column: calls }'
const BY_TIME = '{ file: sunday.csv, column: calls, time: from }'
const BY_DAY = '{ file: sunday.csv, column: calls, time: from, day: day }'

describe('a column of a CSV file', () => {
  test('in order from opening; any delimiter, byte order mark, blank lines, decimal commas', () => {
    expect(perHour('calls\n1\n2\n3\n4\n', IN_ORDER)).toEqual([1, 2, 3, 4])
    expect(perHour('\uFEFFfrom;calls\r\n8;1,5\r\n\r\n9;2\r\n9;3\r\n9;4\r\n', IN_ORDER)).toEqual([1.5, 2, 3, 4])
    expect(perHour('from\tcalls\nx\t1\ny\t2\nz\t3\nw\t4', IN_ORDER)).toEqual([1, 2, 3, 4])
    expect(perHour('"from","calls"\nx,"1,5"\n"y\nz",2\nz,3\nw,4', IN_ORDER)).toEqual([1.5, 2, 3, 4])
  })

  test('by time, whatever the order; closed hours may be in the file with 0', () => {
    const csv = 'from,calls\n09:30,4\n08:00,1\n08:30,2\n09:00,3\n10:00,0\n07:30,0\n'
    expect(perHour(csv, BY_TIME)).toEqual([1, 2, 3, 4])
  })

  test('by time, each weekday the part of its own opening hours', () => {
    const csv = 'from,calls\n08:00,1\n08:30,2\n09:00,3\n09:30,4\n'
    const hours: [string, string] = [
      'open: { sun-thu: "08:00-10:00" }',
      'days: 2\nopen: { sun: "08:00-10:00", mon: "09:00-10:00" }',
    ]
    const plain: [string, string][] = [hours, ['[60, 80, 90, 70]', '60'], ['[5, 6, 6, 5]', '5']]
    expect(perHour(csv, BY_TIME, plain)).toEqual({ sun: [1, 2, 3, 4], mon: [3, 4] })
  })

  test('by day: weekdays and dates; dates that are not simulated are left out', () => {
    const rows = (day: string, first: number) =>
      ['08:00', '08:30', '09:00', '09:30'].map((from, i) => `${day},${from},${first + i}`)
    const csv = ['day,from,calls', ...rows('sun-thu', 1), ...rows('2026-03-01', 5), ...rows('2027-03-01', 9)].join('\n')
    const table = perHour(csv, BY_DAY)
    expect(Object.keys(table ?? {})).toEqual(['sun', 'mon', 'tue', 'wed', 'thu', '2026-03-01'])
    expect(table).toMatchObject({ thu: [1, 2, 3, 4], '2026-03-01': [5, 6, 7, 8] })
  })

  test('of one weekday of a table', () => {
    expect(perHour('calls\n1\n2\n3\n4\n', '{ sun: { file: sunday.csv, column: calls }, mon-thu: 3 }')).toMatchObject({
      sun: [1, 2, 3, 4],
      thu: 3,
    })
  })

  test('of moments is a trace', () => {
    const yaml = changed(['perHour: [60, 80, 90, 70]', 'trace: { file: log.csv, column: at }'])
    const { scenario, inputs } = read({
      'day.yaml': yaml,
      'log.csv': 'at\n08:00:05\n2026-03-01 09:00\n2026-03-01T09:30\n',
    })
    expect(scenario.types.billing.arrivals.trace).toEqual([
      { day: undefined, time: 28805 },
      { day: 20513, time: 32400 },
      { day: 20513, time: 34200 },
    ])
    expect(inputs).toEqual(['day.yaml', 'log.csv'])
  })
})

describe('messages of CSV files', () => {
  test('a bad cell is shown where it stands', () => {
    expect(wrong('from,calls\n08:00,1\n08:30,x\n09:00,-3\n09:30,\n', IN_ORDER)).toMatchInlineSnapshot(`
      "a/sunday.csv:3:7 calls: expected a number of 0 or more, not "x"
      a/sunday.csv:4:7 calls: expected a number of 0 or more, not "-3"
      a/sunday.csv:5:7 calls: expected a number of 0 or more, not """
    `)
    expect(wrong('from;calls\n08:00;1,234\n08:30;2\n09:00;3\n09:30;4\n', IN_ORDER)).toMatchInlineSnapshot(
      `"a/sunday.csv:2:7 calls: "1,234" may be 1234 or 1.234: write one of these"`,
    )
    expect(wrong(`calls\n${'x\n'.repeat(50)}`, IN_ORDER)).toMatchInlineSnapshot(`
      "a/sunday.csv:2:1 calls: expected a number of 0 or more, not "x"
      a/sunday.csv:3:1 calls: expected a number of 0 or more, not "x"
      a/sunday.csv:4:1 calls: expected a number of 0 or more, not "x"
      a/sunday.csv:5:1 calls: expected a number of 0 or more, not "x"
      a/sunday.csv:6:1 calls: expected a number of 0 or more, not "x"
      a/sunday.csv:51:1 calls: and 45 more cells like these
      a/day.yaml:15:26 types.sales.arrivals.perHour: 50 figures, but 4 intervals of 30 min in 08:00-10:00"
    `)
  })

  test('a missing file, column, row or day', () => {
    expect(wrong('call,from\n1,2', IN_ORDER)).toMatchInlineSnapshot(
      `"a/day.yaml:15:54 types.sales.arrivals.perHour.column: in a/sunday.csv: unknown column "calls" — did you mean "call"? (known: call, from)"`,
    )
    expect(wrong('', IN_ORDER)).toMatchInlineSnapshot(
      `"a/day.yaml:15:26 types.sales.arrivals.perHour: a/sunday.csv has no rows below its header"`,
    )
    expect(wrong('calls\n1\n2\n', IN_ORDER)).toMatchInlineSnapshot(
      `"a/day.yaml:15:26 types.sales.arrivals.perHour: 2 figures, but 4 intervals of 30 min in 08:00-10:00"`,
    )
    expect(wrong('calls,calls\n1,2\n', IN_ORDER)).toMatchInlineSnapshot(
      `"a/day.yaml:15:54 types.sales.arrivals.perHour.column: a/sunday.csv has two columns "calls""`,
    )
    expect(wrong('', '{ file: monday.csv, column: calls }')).toMatchInlineSnapshot(
      `"a/day.yaml:15:34 types.sales.arrivals.perHour.file: there is no file "a/monday.csv""`,
    )
    expect(wrong('from,calls\n08:00,1\n08:30,2\n09:30,4\n', BY_TIME)).toMatchInlineSnapshot(
      `"a/day.yaml:15:26 types.sales.arrivals.perHour: no row of sunday.csv is for sun 09:00"`,
    )
    expect(wrong('from,calls,day\n08:00,1,sun\n', BY_DAY)).toMatchInlineSnapshot(
      `"a/day.yaml:15:26 types.sales.arrivals.perHour: no row of sunday.csv is for sun 08:30"`,
    )
  })

  test('times that do not fit the intervals or the opening hours', () => {
    const csv = 'from,calls\n07:30,9\n08:00,1\n08:30,2\n08:30,2\n09:00,3\n09:10,3\n09:30,4\nnoon,3\n'
    expect(wrong(csv, BY_TIME)).toMatchInlineSnapshot(`
      "a/sunday.csv:2:1 from: 07:30 is outside the opening hours, yet has 9
      a/sunday.csv:5:1 from: 08:30 stands a second time
      a/sunday.csv:7:1 from: 09:10 is not the start of an interval
      a/sunday.csv:9:1 from: expected a time of day, not "noon""
    `)
  })

  test('a day inside of a day, a file in a steady-state study', () => {
    expect(
      wrong('calls,day\n1,sun\n', '{ daily: { file: sunday.csv, column: calls, day: day } }'),
    ).toMatchInlineSnapshot(`
      "a/day.yaml:15:35 types.sales.arrivals.perHour.daily: 1 figure, but 4 intervals of 30 min in 08:00-10:00
      a/day.yaml:15:75 types.sales.arrivals.perHour.daily.day: the day is already given by the field around"
    `)
  })
})

test.each([
  ['12', 12],
  ['1 234', 1234],
  ['12.5', 12.5],
  ['12,5', 12.5],
  ['0,125', 0.125],
  ['1e3', 1000],
])('the cell %s is %d', (cell, figure) => {
  expect(parseFigure(cell)).toBe(figure)
})

test.each(['1,234', '1.234,5', '1,2,3', '-1', 'NaN', '', '0x10', '1e99', 'Infinity'])(
  'the cell %s is refused',
  cell => {
    expect(parseFigure(cell)).toBeInstanceOf(Error)
  },
)
