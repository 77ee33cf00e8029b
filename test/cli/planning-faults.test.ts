// What once went wrong on the way from a forecast to staff, with the real program.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { folder, savlanut, write } from './process.ts'

const HEADER = 'Date,Time,Queue,Calls,AHT (s)'
const forecastOf = (queue: string) =>
  `${HEADER}\n${['08:00', '08:30'].map(time => `2026-06-01,${time},${queue},10,180`).join('\n')}\n`

const LINE = `title: A line
open: "08:00-10:00"
types:
  service:
    arrivals: { perHour: 40 }
    handle: { law: exponential, mean: 4 min }
    patience: { law: exponential, mean: 3 min }
groups:
  front: { serves: [service], staffing: 5 }
targets: ["abandonment <= 20%"]
`

describe.concurrent('a forecast', () => {
  for (const queue of ['constructor', 'toString', 'hasOwnProperty'])
    test(`may have a queue called ${queue}`, async ({ expect }) => {
      write(`${queue}-forecast.csv`, forecastOf(queue))
      const { code, err } = await savlanut(['import', `${queue}-forecast.csv`, '--out', `${queue}.yaml`])
      expect(err).not.toContain('bug')
      expect(code).toBe(0)
      expect(readFileSync(join(folder, `${queue}.yaml`), 'utf8')).toContain(`serves: [${queue}]`)
      expect((await savlanut(['run', `${queue}.yaml`, '--replications', '2', '--quiet'])).code).not.toBe(2)
    })

  test('with a queue that no call type can be called after says which, and writes nothing', async ({ expect }) => {
    write('long-forecast.csv', forecastOf('x'.repeat(1100)))
    write('proto-forecast.csv', forecastOf('__proto__'))
    for (const name of ['long', 'proto']) {
      const { code, err } = await savlanut(['import', `${name}-forecast.csv`, '--out', `${name}.yaml`])
      expect(code).toBe(2)
      expect(err).toMatch(/queue "(x+…|__proto__)" cannot be the name of a call type/)
      expect(err).not.toContain('YAML')
      expect(existsSync(join(folder, `${name}.yaml`))).toBe(false)
    }
  })

  test('that is no text and no workbook is told to be neither, without showing it', async ({ expect }) => {
    write('report.xlsx', '%PDF-1.4\n1 0 obj\n')
    write('junk.csv', Array.from({ length: 500 }, (_, i) => String.fromCharCode((i * 7) % 128)).join(''))
    for (const file of ['report.xlsx', 'junk.csv'])
      expect(await savlanut(['import', file])).toEqual({
        code: 2,
        out: '',
        err: `${file} is neither a workbook (.xlsx) nor text: save it as .xlsx or .csv\n`,
      })
  })

  test('without any cell is empty, and nobody is asked to complete a mapping of it', async ({ expect }) => {
    write('blanks.csv', '\n\n  \n')
    const { code, err } = await savlanut(['import', 'blanks.csv'])
    expect(code).toBe(2)
    expect(err).toContain('blanks.csv the file is empty')
    expect(err).not.toContain('--mapping')
  })

  test('is not imported by half where one of the files cannot be written', async ({ expect }) => {
    write('half-forecast.csv', forecastOf('Sales'))
    const to = ['--out', 'half.yaml', '--problems', 'nowhere/problems.csv']
    const { code, err } = await savlanut(['import', 'half-forecast.csv', ...to])
    expect(code).toBe(2)
    expect(err).toContain('cannot write "nowhere/problems.csv": there is no such folder')
    expect(existsSync(join(folder, 'half.yaml'))).toBe(false)
  })

  test('with an interval at 24:00 says how a day begins', async ({ expect }) => {
    write('late-forecast.csv', `${forecastOf('Sales')}2026-06-01,24:00,Sales,3,180\n`)
    const { err } = await savlanut(['import', 'late-forecast.csv'])
    expect(err).toContain('"24:00" is not a time of day that can be read: a day begins with 00:00')
  })
})

describe.concurrent('staff and schedule', () => {
  test('never write over what the scenario is made from, whatever is forced', async ({ expect }) => {
    write('own.yaml', LINE)
    write('heir.yaml', 'extends: own.yaml\n')
    const before = readFileSync(join(folder, 'own.yaml'), 'utf8')
    for (const [name, file] of [
      ['staff', 'own.yaml'],
      ['schedule', 'heir.yaml'],
    ]) {
      const { code, err } = await savlanut([name, file, '--most', '16', '--out', 'own.yaml', '--force'])
      expect(code).toBe(2)
      expect(err).toContain('--out own.yaml would write over what the scenario is made from')
    }
    expect(readFileSync(join(folder, 'own.yaml'), 'utf8')).toBe(before)
  })

  test('say before the search that a folder to write into is not there', async ({ expect }) => {
    write('homeless.yaml', LINE)
    const files = ['--out', 'nowhere/a.yaml', '--html', 'nowhere/a.html', '--xlsx', 'nowhere/a.xlsx']
    const { code, out, err } = await savlanut(['staff', 'homeless.yaml', ...files])
    expect(code).toBe(2)
    expect(out).toBe('')
    for (const option of ['--out', '--html', '--xlsx']) expect(err).toContain(`${option}: there is no folder "nowhere"`)
  })
})

test('a what-if called after a method of all objects is unknown, and no bug', async ({ expect }) => {
  write('asked.yaml', LINE)
  for (const word of ['constructor', 'toString', '__proto__']) {
    const { code, err } = await savlanut(['run', 'asked.yaml', '--what-if', `${word}=1`])
    expect(code).toBe(2)
    expect(err).toContain(`unknown what-if "${word}" (known: volume, aht, shrinkage)`)
  }
})

describe.concurrent('erlang', () => {
  const asked = ['erlang', '--calls', '100', '--aht', '180']

  test('does not answer for abandonment by a formula that knows none', async ({ expect }) => {
    const { code, err } = await savlanut([...asked, '--abandonment', '5%'])
    expect(code).toBe(2)
    expect(err).toContain('--abandonment needs --patience')
  })

  test('drops no shrinkage that is given under a name already used', async ({ expect }) => {
    const { code, err } = await savlanut([...asked, '--shrinkage', 'breaks=10%', '--shrinkage', 'breaks=20%'])
    expect(code).toBe(2)
    expect(err).toContain('--shrinkage: breaks is given twice')
  })

  test('reads a number of calls as calculators write it', async ({ expect }) => {
    const short = await savlanut(['erlang', '--calls', '1e4', '--aht', '180', '--quiet'])
    const long = await savlanut(['erlang', '--calls', '10000', '--aht', '180', '--quiet'])
    expect(short).toEqual(long)
    expect(short.code).toBe(0)
  })
})
