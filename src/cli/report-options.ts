// Options of every command that can write a report into a file.
import type { Options } from 'yargs'

export const REPORT_OPTIONS: Readonly<Record<string, Options>> = {
  html: { type: 'string', requiresArg: true, describe: 'Also write a report into this HTML file: all in one' },
  xlsx: { type: 'string', requiresArg: true, describe: 'Also write its tables into this Excel file' },
  lang: { type: 'string', requiresArg: true, describe: 'Language of these files: en (default) or he' },
  'csv-bom': { type: 'boolean', describe: 'As CSV that Excel reads: with a byte-order mark' },
}
