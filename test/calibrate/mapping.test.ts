// The file that says how to read a forecast.
import { describe, expect, test } from 'vitest'
import { mappingText, NO_MAPPING, parseMapping } from '../../src/calibrate/mapping.ts'

const wrong = (text: string): string => {
  try {
    parseMapping(text, 'mapping.yaml')
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('a mapping file', () => {
  test('tells every mistake and where it stands', () => {
    expect(wrong('columns:\n  volum: Calls\ndates: dym\nyear: soon\n').split('\n')).toEqual([
      'mapping.yaml:2:3 columns.volum: unknown field "volum" — did you mean "volume"? (known: date, moment, year, month, day, time, queue, volume, handle)',
      'mapping.yaml:4:7 year: expected a number, not "soon"',
      'mapping.yaml:3:8 dates: unknown word "dym" — did you mean "dmy"? (known: dmy, mdy, ymd)',
    ])
    expect(wrong('queues: { a: Sales, b: Sales }')).toBe('mapping.yaml:1:24 queues.b: names "Sales" a second time')
    expect(wrong('columns: [')).toContain('mapping.yaml:1:')
  })

  test('may be empty, or hold fields that are still to be completed', () => {
    expect(parseMapping('', 'mapping.yaml')).toEqual(NO_MAPPING)
    expect(parseMapping('columns:\ndates:\n', 'mapping.yaml')).toEqual(NO_MAPPING)
  })

  test('that the program writes is read as it was meant', () => {
    const mapping = parseMapping(
      'sheet: "May: plan"\nheader: 3\ncolumns: { date: "תאריך", handle: "AHT \\"s\\"" }\nyear: 2026\ndates: dmy\ndecimal: ","\nhandleUnit: mm:ss\ninterval: 30 min\nzone: Asia/Jerusalem\nqueues: { "a b": c }\nleaveOut: [All]\nduplicates: sum\ngaps: zero\n',
      'mapping.yaml',
    )
    expect(parseMapping(mappingText(mapping), 'again.yaml')).toEqual(mapping)
  })

  test('with open questions is read, and read with the answers once they are completed', () => {
    const text = mappingText(
      { ...NO_MAPPING, handleUnit: 's' },
      new Map([
        ['dates', 'dmy or mdy?'],
        ['columns.volume', 'which?'],
      ]),
    )
    expect(parseMapping(text, 'mapping.yaml')).toEqual({ ...NO_MAPPING, handleUnit: 's' })
    const completed = text.replace('# dates:', 'dates: dmy').replace('# volume:', 'volume: Calls')
    expect(parseMapping(completed, 'mapping.yaml')).toEqual({
      columns: { volume: 'Calls' },
      queues: {},
      handleUnit: 's',
      dates: 'dmy',
    })
  })
})
