// A report as data: what is said, in which order, with the numbers behind it. Pages, sheets and whatever else is written are
// made of it; the builders are in `documents/`, one a kind of report.
import type { Unit } from '../measures/definitions.ts'
import type { Verdict } from '../measures/verdict.ts'
import type { Lang } from './words/lang.ts'

export type Report = {
  lang: Lang
  /** The title of the scenario, or what is compared. */
  title: string
  /** What was run: days, replications, seed, confidence. */
  subtitle: string
  /** The answer in a sentence. */
  answer: string
  sections: readonly Section[]
  /** What the report follows from, and the command that makes it again. */
  manifest: Manifest
}

export type Section = {
  /** Of the anchor: lower-case letters and hyphens. */
  id: string
  title: string
  blocks: readonly Block[]
  /** Name of the sheet that has its tables; default: the section has none. */
  sheet?: string
}

export type Block =
  | { kind: 'text'; text: string; tone?: 'plain' | 'note' }
  | { kind: 'facts'; columns: readonly { title: string; facts: readonly Fact[] }[] }
  | { kind: 'verdicts'; items: readonly VerdictItem[] }
  /** `folded`: long, and not needed by everybody; to be opened on a screen, open on paper. */
  | { kind: 'table'; table: Table; folded?: true }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'heatmap'; heatmap: Heatmap }
  | { kind: 'definitions'; items: readonly DefinitionItem[] }

/** A measure and what it came out as. */
export type Fact = { name: string; figure: Figure; interval: string }

/** A number, how it is shown, and its unit; `value` NaN where there is none (shown as –). */
export type Figure = { text: string; value: number; unit: Unit }

export type { Verdict }

export type VerdictItem = {
  verdict: Verdict
  /** The target as written in the scenario: always left to right. */
  target: string
  /** For whom, and which cell decided. */
  where: string
  figure: Figure
  interval: string
}

export type Cell = string | Figure | { verdict: Verdict } | { time: string }

export type Column = {
  head: string
  /** Of numbers: 'end'. Default 'start'. */
  align?: 'start' | 'end'
}

export type Table = {
  caption: string
  columns: readonly Column[]
  /** The first cell of a row is its header. */
  rows: readonly (readonly Cell[])[]
  note?: string
}

/** Numbers over time, of categories, or against one another. */
export type Chart = {
  /** Unique in its report: lower-case letters, digits and hyphens. */
  id: string
  title: string
  /** What is to be seen, for those who do not see it: one to three sentences with the figures that matter. */
  description: string
  x: ChartAxis
  y: ChartAxis
  series: readonly Series[]
  /** Lines across: a target, an acceptable wait. */
  rules?: readonly { axis: 'x' | 'y'; value: number; label: string }[]
  /** The same numbers. */
  table: Table
}

export type ChartAxis = {
  label: string
  /**
   * `clock`: seconds from the first midnight, shown as times of day (and days, where there are several); `category`: words, in the
   * order of the first series.
   */
  scale: 'linear' | 'log' | 'clock' | 'category'
  unit: Unit
  /** Default: what the points span, for linear y from 0. */
  domain?: readonly [number, number]
  /** Of a clock over several days: the date of the first, in days since 1970-01-01; default: days have numbers. */
  firstDay?: number
}

export type Series = {
  name: string
  /** `step`: a level that holds until the next point. `bar`: from 0. `band`: only low to high. */
  mark: 'line' | 'step' | 'bar' | 'area' | 'dot' | 'band'
  points: readonly Point[]
}

/** `low` and `high`: its interval. A y that is NaN leaves a gap. */
export type Point = { x: number | string; y: number; low?: number; high?: number }

/** A table whose cells are told apart at a glance, by number and pattern, never by colour alone. */
export type Heatmap = {
  id: string
  title: string
  description: string
  /** What the rows are, what the columns are. */
  corner: string
  columns: readonly string[]
  rows: readonly { head: string; cells: readonly (HeatCell | undefined)[] }[]
  /** What each level means, from level 0 on. */
  legend: readonly string[]
}

/** `level`: 0 (good, plain) to 4 (bad, darkest and most dense); undefined cells are closed hours. */
export type HeatCell = { figure: Figure; level: 0 | 1 | 2 | 3 | 4 }

export type DefinitionItem = { term: string; unit: string; text: string; id: string }

export type Manifest = {
  /** `savlanut run scenarios/day.yaml --html day.html` */
  command: string
  /** Version, files, seed, replications, hash of the scenario …: name and value, values left to right. */
  facts: readonly { name: string; value: string }[]
  /** The scenario file as it was read, with what was changed. */
  scenario: string
}
