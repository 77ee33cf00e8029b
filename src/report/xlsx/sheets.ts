// Which sheets a report becomes: a summary, one of each section that names one, definitions, and how it was made.
import type { Block, Cell, Column, HeatCell, Heatmap, Report, Section } from '../document.ts'
import { SHEET_WORDS, type SheetWords } from '../words/sheets.ts'

export type Sheet = {
  name: string
  parts: readonly SheetPart[]
  /** Whether people will sort and filter in it. */
  use: 'read' | 'work'
}

export type SheetPart =
  | { kind: 'line'; text: string; look: Look }
  | {
      kind: 'table'
      caption: string
      columns: readonly Column[]
      rows: readonly (readonly SheetCell[])[]
      note?: string
    }
  /** What the colours of the table above mean. */
  | { kind: 'legend'; items: readonly string[] }

export type Look = 'title' | 'heading' | 'answer' | 'plain' | 'note' | 'code'

/** `code` is always written left to right; undefined is an empty cell. */
export type SheetCell = Cell | HeatCell | { code: string } | undefined

type Part<Kind extends SheetPart['kind']> = Extract<SheetPart, { kind: Kind }>

export function sheetsOf(report: Report): Sheet[] {
  const words = SHEET_WORDS[report.lang]
  const definitions = blocksOf(report, 'definitions').flatMap(({ items }) => items)
  return [
    { name: words.summary, parts: summary(report, words), use: 'read' },
    ...report.sections.flatMap((section): Sheet[] =>
      section.sheet === undefined ? [] : [{ name: section.sheet, parts: partsOf(section, words), use: 'work' }],
    ),
    ...(definitions.length === 0
      ? []
      : [{ name: words.definitions, parts: [definitionTable(definitions, words)], use: 'work' as const }]),
    { name: words.made, parts: howMade(report, words), use: 'read' },
  ]
}

function blocksOf<Kind extends Block['kind']>({ sections }: Report, kind: Kind): Extract<Block, { kind: Kind }>[] {
  return sections.flatMap(({ blocks }) =>
    blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind),
  )
}

const line = (look: Look, text: string): SheetPart => ({ kind: 'line', text, look })

// ── the summary ────────────────────────────────────────────────────────────────────────────────────────────────────

/** What was run, the answer, and of every section its targets and figures. */
function summary({ title, subtitle, answer, sections }: Report, words: SheetWords): SheetPart[] {
  const told = sections.filter(({ blocks }) => blocks.some(({ kind }) => kind === 'verdicts' || kind === 'facts'))
  return [
    line('title', title),
    line('note', subtitle),
    line('answer', answer),
    ...told.flatMap(section => [
      line('heading', section.title),
      ...section.blocks.flatMap(block => brief(block, words)),
    ]),
  ]
}

function brief(block: Block, words: SheetWords): SheetPart[] {
  if (block.kind === 'text') return [line(block.tone === 'note' ? 'note' : 'plain', block.text)]
  if (block.kind === 'verdicts') return [verdictTable(block.items, words)]
  return block.kind === 'facts' ? factTables(block, words) : []
}

function verdictTable(items: Extract<Block, { kind: 'verdicts' }>['items'], words: SheetWords): SheetPart {
  return {
    kind: 'table',
    caption: '',
    columns: headed([words.target, words.verdict, words.value, words.interval, words.where], [2]),
    rows: items.map(({ verdict, target, where, figure, interval }) => [
      { code: target },
      { verdict },
      figure,
      interval,
      where,
    ]),
  }
}

function factTables({ columns }: Extract<Block, { kind: 'facts' }>, words: SheetWords): SheetPart[] {
  return columns.map(({ title, facts }) => ({
    kind: 'table',
    caption: '',
    columns: headed([title, '', words.value, words.interval], [2]),
    rows: facts.map(({ name, figure, interval }) => [name, '', figure, interval]),
  }))
}

const headed = (heads: readonly string[], numbers: readonly number[] = []): Column[] =>
  heads.map((head, i) => ({ head, align: numbers.includes(i) ? 'end' : 'start' }))

// ── a section ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Its tables; the numbers of a chart only where there is nothing else, as they stand in the tables already. */
function partsOf({ blocks }: Section, words: SheetWords): SheetPart[] {
  const parts = blocks.flatMap((block): SheetPart[] => {
    if (block.kind === 'table') return [{ kind: 'table', ...block.table }]
    if (block.kind === 'heatmap') return heatParts(block.heatmap)
    if (block.kind === 'verdicts') return [verdictTable(block.items, words)]
    return block.kind === 'facts' ? factTables(block, words) : []
  })
  if (parts.length > 0) return parts
  return blocks.flatMap(block => (block.kind === 'chart' ? [{ kind: 'table', ...block.chart.table } as const] : []))
}

function heatParts({ title, corner, columns, rows, legend }: Heatmap): [Part<'table'>, Part<'legend'>] {
  const table: Part<'table'> = {
    kind: 'table',
    caption: title,
    columns: [{ head: corner }, ...columns.map((head): Column => ({ head, align: 'end' }))],
    rows: rows.map(({ head, cells }) => [head, ...cells]),
  }
  return [table, { kind: 'legend', items: legend }]
}

// ── the end ────────────────────────────────────────────────────────────────────────────────────────────────────────

function definitionTable(items: Extract<Block, { kind: 'definitions' }>['items'], words: SheetWords): SheetPart {
  return {
    kind: 'table',
    caption: '',
    columns: headed([words.measure, words.unit, words.meaning]),
    rows: items.map(({ term, unit, text }) => [term, unit, text]),
  }
}

function howMade({ manifest: { command, facts, scenario } }: Report, words: SheetWords): SheetPart[] {
  const named = [{ name: words.command, value: command }, ...facts]
  return [
    {
      kind: 'table',
      caption: '',
      columns: headed([words.made, words.value]),
      rows: named.map(({ name, value }) => [name, { code: value }]),
    },
    line('heading', words.scenario),
    ...scenario
      .replace(/\n$/, '')
      .split(/\r?\n/)
      .map(text => line('code', text)),
  ]
}
