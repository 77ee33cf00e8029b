// Which sheet of a file holds the forecast, and which of its columns is what.
import { UserError } from '../scenario/problems.ts'
import { type Sheet, textOf } from './cells.ts'
import { type Header, headerOf } from './header.ts'
import type { Mapping } from './mapping.ts'
import type { Role } from './words.ts'

/** `about` is the field of the mapping that settles it. */
export type Question = { about: string; message: string }
/** What is known by now: said, asked, and as a mapping. */
export type Findings = { notes: string[]; questions: Question[]; mapping: Mapping }

export const ask = ({ questions }: Findings, about: string, message: string) => void questions.push({ about, message })

/** The sheet that is meant, with its headers; undefined where that is asked. */
export function sheetOf(
  sheets: readonly Sheet[],
  mapping: Mapping,
  found: Findings,
): { sheet: Sheet; header: Header } | undefined {
  const names = sheets.map(({ name }) => JSON.stringify(name)).join(', ')
  // A text file has one sheet, whatever the mapping of a workbook says.
  const any = mapping.sheet === undefined || sheets[0]?.form === 'text'
  const asked = any ? sheets : sheets.filter(({ name }) => name === mapping.sheet)
  if (sheets.length === 0) throw new UserError('the file is empty: no cell holds anything')
  if (asked.length === 0) {
    ask(found, 'sheet', `there is no sheet ${JSON.stringify(mapping.sheet)}; there are ${names}`)
    return undefined
  }
  const candidates = asked.flatMap(sheet => {
    const header = headerOf(sheet, mapping)
    return header ? [{ sheet, header }] : []
  })
  const full = candidates.filter(({ header }) => missingIn(header).length === 0)
  const best = full.length > 0 ? full : candidates
  if (best.length === 0) ask(found, 'columns.date', noHeader(asked, mapping))
  if (best.length > 1)
    ask(
      found,
      'sheet',
      `several sheets may be meant: ${best.map(({ sheet }) => JSON.stringify(sheet.name)).join(', ')}; name one with --sheet`,
    )
  if (best.length !== 1) return undefined
  if (best[0].sheet.form === 'workbook') {
    found.mapping.sheet = best[0].sheet.name
    found.notes.push(`sheet ${JSON.stringify(best[0].sheet.name)}${sheets.length > 1 ? ` (of ${names})` : ''}`)
  }
  return best[0]
}

function noHeader(sheets: readonly Sheet[], { columns, header }: Mapping): string {
  const named = Object.values(columns).filter(name => name !== undefined)
  const first = sheets[0].rows[0]?.cells
    .map(textOf)
    .filter(text => text !== '')
    .slice(0, 12)
    .join(' | ')
  if (named.length > 0)
    return `no row holds all the headers that the mapping names: ${named.join(', ')}; the first row is: ${first}`
  if (header !== undefined) return `row ${header} names no column that is known`
  return `no row of headers such as Date, Time, Calls, AHT was found; the first row is: ${first}`
}

type Need = { about: string; message: string }

function missingIn({ columns, contested, names }: Header): Need[] {
  const has = (role: Role) => columns[role] !== undefined || contested.has(role)
  const among = `among: ${names.filter(name => name !== '').join(', ')}`
  const needs: Need[] = []
  if (!has('moment') && !has('date') && !(has('month') && has('day')))
    needs.push({ about: 'columns.date', message: `no column of dates ${among}` })
  if (!has('moment') && !has('time')) needs.push({ about: 'columns.time', message: `no column of times ${among}` })
  if (!has('volume')) needs.push({ about: 'columns.volume', message: `no column with the number of calls ${among}` })
  if (!has('handle')) needs.push({ about: 'columns.handle', message: `no column with the mean handle time ${among}` })
  return needs
}

/** Says which column is what, and asks for those that are not clear. */
export function columnsOf(header: Header, found: Findings): void {
  const { columns, contested, names } = header
  for (const [role, headers] of contested)
    ask(
      found,
      `columns.${role}`,
      `which of ${headers.map(name => JSON.stringify(name)).join(', ')} is the ${WHAT[role]}?`,
    )
  for (const { about, message } of missingIn(header)) ask(found, about, message)
  const used = Object.entries(columns) as [Role, number][]
  for (const [role, index] of used) found.mapping.columns[role] = names[index]
  found.notes.push(
    `columns (row ${header.line}): ${used.map(([role, index]) => `${WHAT[role]} = ${names[index]}`).join(', ')}`,
  )
  if (header.unused.length > 0) found.notes.push(`not used: ${header.unused.join(', ')}`)
  if (columns.queue === undefined) found.notes.push('no column of queues: one queue')
}

const WHAT: Record<Role, string> = {
  ...{ date: 'date', moment: 'date and time', year: 'year', month: 'month', day: 'day', time: 'time' },
  ...{ queue: 'queue', volume: 'volume', handle: 'handle time' },
}
