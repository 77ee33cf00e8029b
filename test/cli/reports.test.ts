// Reports in files, as the program writes them.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { folder, savlanut, write } from './process.ts'

const RUN = ['run', 'day.yaml', '--replications', '4', '--set', 'targets=null', '--quiet']
const COMPARE = ['compare', 'day.yaml', '--vary', 'groups.front.staffing=9:10', '--replications', '4', '--quiet']
const ASKED = { run: RUN, compare: COMPARE }

const bytes = (name: string) => readFileSync(join(folder, name))
const hash = (name: string) => createHash('sha256').update(bytes(name)).digest('hex')

// Two days of four intervals each: also every interval of every day.
write(
  'two-days.yaml',
  `extends: day.yaml\ndays: 2\nopen: "08:00-12:00"\ntypes: { service: { arrivals: { perHour: 100 } } }\ngroups: { front: { staffing: 12 } }\n`,
)

describe.concurrent('a report in a file', () => {
  test.for(['run', 'compare'] as const)(
    'of %s is a page and a workbook, and says on stderr where it went',
    async (name, { expect }) => {
      const files = ['--html', `${name}.html`, '--xlsx', `${name}.xlsx`]
      const { code, out, err } = await savlanut([...ASKED[name], ...files])
      expect(code).toBe(0)
      expect(err).toBe(`Wrote ${name}.html\nWrote ${name}.xlsx\n`)
      const [answer] = out.trimEnd().split('\n')
      const page = bytes(`${name}.html`).toString('utf8')
      expect(page).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/)
      expect(page).toContain(`savlanut ${ASKED[name].join(' ')}`)
      expect(answer).not.toBe('')
      // A zip begins with PK.
      expect(bytes(`${name}.xlsx`).subarray(0, 2).toString()).toBe('PK')
      expect(statSync(join(folder, `${name}.html`)).size).toBeLessThan(400_000)
      expect(statSync(join(folder, `${name}.xlsx`)).size).toBeLessThan(100_000)
    },
  )

  test('is in Hebrew where Hebrew is asked for', async ({ expect }) => {
    const { err } = await savlanut([...RUN, '--html', 'he.html', '--lang', 'he'])
    expect(err).toBe('Wrote he.html\n')
    const page = bytes('he.html').toString('utf8')
    expect(page).toMatch(/^<!doctype html>\n<html lang="he" dir="rtl">/)
    expect(page).toContain('שנ׳')
  })

  test('has the same bytes for the same command, on one thread or two', async ({ expect }) => {
    const asked = [...RUN, '--html', 'same.html', '--xlsx', 'same.xlsx', '--lang', 'he']
    await savlanut(asked)
    const first = [hash('same.html'), hash('same.xlsx')]
    await savlanut(asked)
    expect([hash('same.html'), hash('same.xlsx')]).toEqual(first)
    await savlanut([...RUN, '--html', 'same.html', '--workers', '1'])
    const lines = bytes('same.html').toString().split('\n')
    await savlanut([...RUN, '--html', 'same.html', '--workers', '2'])
    const others = bytes('same.html').toString().split('\n')
    expect(others.filter((line, i) => line !== lines[i]).map(line => /--workers 2/.test(line))).toEqual([true])
  })

  test('of several days has every interval of every day', async ({ expect }) => {
    await savlanut(['run', 'two-days.yaml', '--replications', '2', '--quiet', '--html', 'days.html'])
    const page = bytes('days.html').toString('utf8')
    expect(page).toContain('Service level, every interval')
    expect(page).toContain('Mon 2 Mar')
  })

  test('changes nothing of what is printed', async ({ expect }) => {
    const json = [...RUN.slice(0, -1), '--json']
    const { out } = await savlanut(json)
    expect((await savlanut([...json, '--html', 'beside.html'])).out).toBe(out)
  })
})

describe.concurrent('a report in a file is refused', () => {
  const refused: readonly (readonly [string, readonly string[], string])[] = [
    ['with a language that nothing is written in', ['--lang', 'he'], '--lang goes with --html or --xlsx'],
    ['in a language that there is not', ['--html', 'no.html', '--lang', 'fr'], '--lang: expected en or he, not fr'],
    [
      'as a page that is not called one',
      ['--html', 'no.pdf'],
      '--html: expected a file that ends in .html, not no.pdf',
    ],
    [
      'as a workbook that is not called one',
      ['--xlsx', 'no.xls'],
      '--xlsx: expected a file that ends in .xlsx, not no.xls',
    ],
    ['with a byte-order mark and no CSV', ['--csv-bom'], '--csv-bom goes with --csv'],
  ]
  test.for(refused)('%s', async ([, options, message], { expect }) => {
    for (const asked of Object.values(ASKED)) {
      const { code, out, err } = await savlanut([...asked, ...options])
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain(message)
    }
    expect(existsSync(join(folder, 'no.html'))).toBe(false)
  })
})

describe.concurrent('CSV for Excel', () => {
  test.for(['run', 'compare'] as const)(
    'of %s begins with a byte-order mark, and is the same behind it',
    async (name, { expect }) => {
      const asked = [...ASKED[name].slice(0, -1), '--csv']
      const plain = Buffer.from((await savlanut(asked)).out)
      const marked = Buffer.from((await savlanut([...asked, '--csv-bom'])).out)
      expect([...marked.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      expect(marked.subarray(3).equals(plain)).toBe(true)
    },
  )
})
