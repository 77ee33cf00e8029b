// LibreOffice for a test: what it makes of a workbook.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Papa from 'papaparse'

const PROGRAM = ['soffice', 'libreoffice'].find(name => spawnSync(name, ['--version']).status === 0)

/** Why tests with LibreOffice are skipped; undefined when they run. With CI=true they always do, and fail where it is missing. */
export const withoutOffice: string | undefined =
  PROGRAM !== undefined || process.env.CI === 'true'
    ? undefined
    : 'LibreOffice is not installed: apt-get install libreoffice-calc, brew install --cask libreoffice'

if (withoutOffice) process.stderr.write(`tests of sheets in LibreOffice are skipped: ${withoutOffice}\n`)

/** Comma, quote, UTF-8, from the first line on, cells as they are shown, no formulas, every sheet in a file of its own. */
const AS_SHOWN = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1'
/** The same with numbers as they are. */
const AS_STORED = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'

export type Cells = readonly (readonly string[])[]

/**
 * The sheets of workbooks by name, as LibreOffice reads them; one start of it for all.
 * @param how `shown`: as people see cells; `stored`: all digits of numbers
 */
export function sheetsInOffice(workbooks: readonly Uint8Array[], how: 'shown' | 'stored'): Map<string, Cells>[] {
  const folder = mkdtempSync(join(tmpdir(), 'savlanut-office-'))
  try {
    const out = join(folder, 'out')
    mkdirSync(out)
    const files = workbooks.map((_, i) => join(folder, `${i}.xlsx`))
    for (const [i, file] of files.entries()) writeFileSync(file, workbooks[i])
    convert(folder, ['--convert-to', how === 'shown' ? AS_SHOWN : AS_STORED, '--outdir', out, ...files])
    return workbooks.map((_, i) => sheetsIn(out, `${i}-`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Files are called `0-Sheet.csv`. */
function sheetsIn(folder: string, prefix: string): Map<string, Cells> {
  const files = readdirSync(folder).filter(file => file.startsWith(prefix))
  return new Map(
    files.map(file => [
      file.slice(prefix.length, -'.csv'.length),
      Papa.parse<string[]>(readFileSync(join(folder, file), 'utf8')).data,
    ]),
  )
}

/** With a profile of its own: it runs beside an office that is open. */
function convert(folder: string, options: readonly string[]): void {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const { status, stderr } = spawnSync(PROGRAM ?? 'soffice', [profile, '--headless', ...options], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`LibreOffice could not convert the workbook: ${stderr}`)
}
