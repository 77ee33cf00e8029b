// `savlanut import`, from a file to a scenario that is there and can be read.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { importForecast } from '../../src/cli/commands/import.ts'
import { readScenario } from '../../src/scenario/files.ts'
import { cellsOf, csvOf, HEADERS, quarter } from '../calibrate/files.ts'

const root = mkdtempSync(join(tmpdir(), 'import-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folder = root
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'))
})

const at = (name: string) => join(folder, name)
const save = (name: string, text: string) => {
  writeFileSync(at(name), text)
  return at(name)
}
const text = (name: string) => readFileSync(at(name), 'utf8')
const run = (values: Record<string, unknown>) => importForecast.handler(values)
const refusal = async (values: Record<string, unknown>): Promise<string> => {
  try {
    await run(values)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

const WEEK = csvOf([HEADERS, ...quarter({ days: 7 }).map(cellsOf)])
const AMBIGUOUS = 'Date,Time,Calls,AHT\n01/02/2026,08:00,4,180\n01/02/2026,08:30,4,180\n02/02/2026,08:00,4,180\n'

describe('an import', () => {
  test('writes a scenario and its table, which can be read', async () => {
    await run({ file: save('forecast.csv', WEEK), out: at('day.yaml') })
    const scenario = readScenario(at('day.yaml'))
    expect([Object.keys(scenario.types), scenario.days]).toEqual([['Sales', 'Service'], 7])
    expect(text('day.csv').split('\n')[0]).toContain('day,time,Sales calls,Sales handle time')
  })

  test('of its own table, queue by queue, gives the same figures', async () => {
    await run({ file: save('forecast.csv', WEEK), out: at('day.yaml') })
    const { data } = Papa.parse<Record<string, string>>(text('day.csv'), { header: true, skipEmptyLines: true })
    const rows = ['Sales', 'Service'].flatMap(queue =>
      data.map(row => [queue, row.day, row.time, row[`${queue} calls`], row[`${queue} handle time`]]),
    )
    await run({ file: save('again.csv', csvOf([HEADERS, ...rows])), out: at('second.yaml') })
    expect(text('second.csv')).toBe(text('day.csv'))
  })

  test('writes nothing where a question is open, but a mapping to complete, which then settles it', async () => {
    const file = save('forecast.csv', AMBIGUOUS)
    const message = await refusal({ file, out: at('day.yaml'), 'write-mapping': at('mapping.yaml') })
    expect(message).toContain('dates: "01/02/2026" may be 2026-02-01 (dmy) or 2026-01-02 (mdy)')
    expect(message).toContain('--dates dmy or --dates mdy')
    expect([existsSync(at('day.yaml')), existsSync(at('mapping.yaml'))]).toEqual([false, true])
    save('mapping.yaml', text('mapping.yaml').replace('# dates:', 'dates: dmy'))
    await run({ file, out: at('day.yaml'), mapping: at('mapping.yaml') })
    expect(text('day.yaml')).toContain('start: 2026-02-01')
    await run({ file, out: at('other.yaml'), dates: 'mdy' })
    expect(text('other.yaml')).toContain('start: 2026-01-02')
  })

  test('never overwrites without --force, and then writes nothing at all', async () => {
    const file = save('forecast.csv', WEEK)
    save('day.csv', 'mine')
    expect(await refusal({ file, out: at('day.yaml') })).toContain('exists already and is not overwritten')
    expect([existsSync(at('day.yaml')), text('day.csv')]).toEqual([false, 'mine'])
    await run({ file, out: at('day.yaml'), force: true })
    expect(text('day.csv')).not.toBe('mine')
  })

  test('writes every problem into a table, and with --strict no scenario', async () => {
    const rows = quarter({ days: 7 }).map(cellsOf)
    for (let i = 0; i < 30; i++) rows[i * 3][3] = ''
    const file = save('forecast.csv', csvOf([HEADERS, ...rows]))
    const message = await refusal({ file, out: at('day.yaml'), problems: at('problems.csv'), strict: true })
    expect(message).toContain('30 problems, and --strict')
    expect(existsSync(at('day.yaml'))).toBe(false)
    const { data } = Papa.parse<Record<string, string>>(text('problems.csv').slice(1), {
      header: true,
      skipEmptyLines: true,
    })
    expect(data.map(({ row, kind }) => `${row} ${kind}`)).toEqual(
      Array.from({ length: 30 }, (_, i) => `${2 + i * 3} blank volumes`),
    )
  })

  test('makes of what it is told what it would have assumed', async () => {
    const options = {
      patience: '5 min',
      target: ['abandonment <= 2%', 'occupancy <= 90%'],
      shrinkage: '30%',
      'handle-law': 'lognormal',
      pool: true,
    }
    await run({ file: save('forecast.csv', WEEK), out: at('day.yaml'), ...options })
    const { types, groups, targets } = readScenario(at('day.yaml'))
    expect(types.Sales.patience).toMatchObject({ law: 'exponential', mean: 300 })
    expect(types.Sales.handle.law).toBe('lognormal')
    expect([targets, Object.keys(groups), groups.agents.shrinkage?.away]).toEqual([options.target, ['agents'], 0.3])
  })

  test('writes a template that it reads', async () => {
    await run({ template: at('empty.csv'), lang: 'he' })
    save('filled.csv', `${text('empty.csv')}2026-03-01,08:00,מכירות,12,180\r\n2026-03-01,08:30,מכירות,14,190\r\n`)
    await run({ file: at('filled.csv'), out: at('day.yaml') })
    expect(Object.keys(readScenario(at('day.yaml')).types)).toEqual(['מכירות'])
    await run({ template: at('empty.xlsx') })
    expect(await refusal({ template: at('empty.xlsx') })).toContain('exists already')
    expect(await refusal({ file: at('empty.xlsx') })).toContain('no row below it has figures')
  })

  test('never writes over the forecast itself, and refuses targets that are none', async () => {
    const file = save('forecast.csv', WEEK)
    const message = await refusal({ file, out: join(folder, '.', 'forecast.yaml'), force: true, target: 'joy >= 80%' })
    expect(message).toContain('over the forecast')
    expect(message).toContain('--target: ')
    expect(text('forecast.csv')).toBe(WEEK)
  })

  test('tells all mistakes in its options at once', async () => {
    const message = await refusal({
      file: 'a.csv',
      out: 'a.yaml',
      dates: 'dym',
      decimal: ';',
      zone: 'Mars/Base',
      interval: 'long',
      lang: 'he',
    })
    expect(message.split('\n')).toEqual([
      '--out a.yaml would write its table over the forecast a.csv: name another',
      '--zone: unknown time zone "Mars/Base"; expected one such as Asia/Jerusalem',
      '--dates: expected dmy, mdy, ymd, not "dym"',
      '--decimal: expected ., ,, not ";"',
      '--interval: expected a duration such as "3 min", not "long"',
      '--lang is of --template',
    ])
  })

  test.each([
    ['empty.csv', '', 'is empty'],
    ['blank.csv', '\n\n', 'the file is empty'],
    ['prose.csv', 'to whom it may concern\n', 'no row of headers'],
    [
      'words.csv',
      'Date,Time,Calls,AHT (s)\nsoon,late,many,long\nsoon,late,many,long\n',
      'no cell of the column of times',
    ],
    [
      'far.csv',
      'Date,Time,Calls,AHT (s)\n1999-01-01,08:00,4,100\n1999-01-01,08:30,4,100\n2026-01-01,08:00,4,100\n',
      'more than 3660 days',
    ],
    [
      'zero.csv',
      'Date,Time,Calls,AHT (s)\n2026-01-01,08:00,0,\n2026-01-01,08:30,0,\n',
      'no row has both calls and a handle time',
    ],
  ])('of %s is refused with the reason', async (name, content, reason) => {
    const message = await refusal({ file: save(name, content), out: at('day.yaml') })
    expect(message).toContain(reason)
    expect(existsSync(at('day.yaml'))).toBe(false)
  })

  test('of an old workbook says what to do', async () => {
    writeFileSync(at('old.xls'), Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))
    expect(await refusal({ file: at('old.xls') })).toContain('save it as .xlsx')
  })
})
