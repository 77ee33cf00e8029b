// What a report says, wherever it says it.
import type { Block, Cell, Chart, Report, Table } from '../../../src/report/document.ts'

export const blocksOf = ({ sections }: Report): Block[] => sections.flatMap(({ blocks }) => blocks)

export const chartsOf = (report: Report): Chart[] =>
  blocksOf(report).flatMap(block => (block.kind === 'chart' ? [block.chart] : []))

export const tablesOf = (report: Report): Table[] =>
  blocksOf(report).flatMap(block =>
    block.kind === 'table' ? [block.table] : block.kind === 'chart' ? [block.chart.table] : [],
  )

export const definedIn = (report: Report) =>
  blocksOf(report).flatMap(block => (block.kind === 'definitions' ? block.items : []))

/** All text of a value but that under `scenario`, `id` and the like. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => (UNSEEN.includes(key) ? [] : textsOf(each)))
}

const UNSEEN = ['scenario', 'id', 'kind', 'mark', 'scale', 'unit', 'lang', 'align']

/** What is said outside the definitions. */
export const shownIn = (report: Report): string[] =>
  textsOf({ ...report, sections: report.sections.filter(({ id }) => id !== 'definitions') })

/** Every cell of a table is there. */
export const isFull = ({ columns, rows }: Table): boolean => rows.every(row => row.length === columns.length)

export const textOf = (cell: Cell): string =>
  typeof cell === 'string' ? cell : 'text' in cell ? cell.text : 'time' in cell ? cell.time : cell.verdict

/** A table as lines of cells. */
export const linesOf = ({ columns, rows }: Table): string[] =>
  [columns.map(({ head }) => head), ...rows.map(row => row.map(textOf))].map(cells => cells.join(' | '))
