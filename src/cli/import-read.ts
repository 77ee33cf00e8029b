// Reads the forecast that `import` names.
import { basename } from 'node:path'
import type { Sheet } from '../calibrate/cells.ts'
import { csvSheet } from '../calibrate/csv-sheet.ts'
import { decode } from '../calibrate/decode.ts'
import { type Imported, importForecast } from '../calibrate/import.ts'
import { isZone, type Mapping, NO_MAPPING, parseMapping } from '../calibrate/mapping.ts'
import { UserError } from '../scenario/problems.ts'
import { readBytes } from './import-files.ts'
import type { ImportRequest } from './import-request.ts'

/** @throws UserError where the file cannot be read, or no row of it used */
export async function readForecast({ file, mappingFile, options }: ImportRequest): Promise<Imported> {
  const written =
    mappingFile === undefined ? NO_MAPPING : parseMapping(decode(readBytes(mappingFile)).text, mappingFile)
  const mapping: Mapping = { ...written, ...options }
  if (mapping.zone !== undefined && !isZone(mapping.zone))
    throw new UserError([
      { file: mappingFile, path: 'zone', message: `unknown time zone ${JSON.stringify(mapping.zone)}` },
    ])
  const { sheets, notes } = await sheetsOf(readBytes(file), file, mapping)
  try {
    const imported = importForecast(sheets, mapping)
    return { ...imported, notes: [...notes, ...imported.notes] }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.problems.map(problem => ({ file, ...problem })))
  }
}

const DELIMITER_NAMES = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }

async function sheetsOf(
  bytes: Uint8Array,
  file: string,
  mapping: Mapping,
): Promise<{ sheets: Sheet[]; notes: string[] }> {
  if (bytes.length === 0) throw new UserError([{ file, path: '', message: 'is empty' }])
  if (isOldWorkbook(bytes))
    throw new UserError([
      { file, path: '', message: 'is an old workbook (.xls) or has a password: save it as .xlsx without one' },
    ])
  if (isWorkbook(bytes)) {
    const { xlsxSheets } = await import('../calibrate/xlsx-sheet.ts')
    return { sheets: await xlsxSheets(bytes, file), notes: [] }
  }
  const { text, encoding } = decode(bytes)
  if (!isText(text))
    throw new UserError([
      { file, path: '', message: 'is neither a workbook (.xlsx) nor text: save it as .xlsx or .csv' },
    ])
  const { sheet, delimiter } = csvSheet(text, basename(file), mapping)
  return {
    sheets: sheet.rows.length === 0 ? [] : [sheet],
    notes: [`text in ${encoding}, cells separated by ${DELIMITER_NAMES[delimiter]}`],
  }
}

/** Text has no control characters but tabs and ends of lines; a PDF begins as text and goes on as none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const isText = (text: string) => !text.startsWith('%PDF-') && !/[\u0000-\u0008\u000e-\u0019]/.test(text)

// What a file is stands in its first bytes, whatever it is called.
const isWorkbook = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3
const isOldWorkbook = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11
