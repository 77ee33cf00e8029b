// Reports in files: --html and --xlsx, in the language of --lang.
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Axis } from '../measures/slices.ts'
import type { Report } from '../report/document.ts'
import { LANGS, type Lang } from '../report/words/lang.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { OptionReader } from './options.ts'
import { writeOver } from './write.ts'

export type ReportFiles = { html: string | undefined; xlsx: string | undefined; lang: Lang }

export function reportFiles(read: OptionReader): ReportFiles {
  if (read.flag('csv-bom') && !read.flag('csv')) read.refuse('--csv-bom goes with --csv')
  const [html, xlsx, lang] = [read.text('html'), read.text('xlsx'), read.text('lang')]
  if (html !== undefined && !/\.html?$/i.test(html))
    read.refuse(`--html: expected a file that ends in .html, not ${html}`)
  if (xlsx !== undefined && !/\.xlsx$/i.test(xlsx))
    read.refuse(`--xlsx: expected a file that ends in .xlsx, not ${xlsx}`)
  if (lang !== undefined && !LANGS.includes(lang as Lang)) read.refuse(`--lang: expected en or he, not ${lang}`)
  if (lang !== undefined && html === undefined && xlsx === undefined) read.refuse('--lang goes with --html or --xlsx')
  refuseNoFolder(read, { html, xlsx })
  return { html, xlsx, lang: (lang as Lang | undefined) ?? 'en' }
}

/** A search of an hour must not end with a file that cannot be written. */
export function refuseNoFolder(read: OptionReader, paths: Readonly<Record<string, string | undefined>>): void {
  for (const [option, path] of Object.entries(paths))
    if (path !== undefined && !existsSync(dirname(path)))
      read.refuse(`--${option}: there is no folder ${JSON.stringify(dirname(path))}`)
}

export const wantsFiles = ({ html, xlsx }: ReportFiles): boolean => html !== undefined || xlsx !== undefined

/** Writes the files that are asked for, over older ones; says so on stderr. */
export async function writeReportFiles({ html, xlsx }: ReportFiles, report: () => Promise<Report>): Promise<void> {
  if (html === undefined && xlsx === undefined) return
  const document = await report()
  if (html !== undefined) {
    const { htmlPage } = await import('../report/html/page.ts')
    const { chartSvg } = await import('../report/charts/render.ts')
    say(html, htmlPage(document, { svg: chartSvg }))
  }
  if (xlsx !== undefined) {
    const { workbook } = await import('../report/xlsx/workbook.ts')
    say(xlsx, await workbook(document))
  }
}

function say(path: string, content: string | Uint8Array): void {
  writeOver(path, content)
  process.stderr.write(`Wrote ${path}\n`)
}

/** Numbers that a report by day and interval may take, of all replications. */
const MOST_NUMBERS = 40e6

/** Every interval of every day by itself, where there are several days and not too many. */
export function axesFor(scenario: Scenario, files: ReportFiles, replications = 100): Axis[] {
  const { days, interval, steady } = scenario
  if (!wantsFiles(files) || steady || days === 1) return []
  const cells = (days * 86400) / interval
  return cells * NUMBERS_A_CELL * replications <= MOST_NUMBERS ? ['dayInterval'] : []
}

/** About as many counters are kept. */
const NUMBERS_A_CELL = 110
