// Colours and letters of workbooks. Colour never stands alone: there is a word or a number beside it.
import type { Fill, Font, Style } from 'exceljs'
import type { Verdict } from '../document.ts'
import type { Lang } from '../words/lang.ts'
import type { Look } from './sheets.ts'

/** Where a line begins and ends on paper: spreadsheets know only left and right. */
export type Sides = { start: 'left' | 'right'; end: 'left' | 'right'; prose: 'ltr' | 'rtl' }

export const SIDES: Readonly<Record<Lang, Sides>> = {
  en: { start: 'left', end: 'right', prose: 'ltr' },
  he: { start: 'right', end: 'left', prose: 'rtl' },
}

export const FONTS: Readonly<Record<Look, Partial<Font>>> = {
  title: { bold: true, size: 16 },
  heading: { bold: true, size: 12 },
  answer: { bold: true, size: 12 },
  plain: {},
  note: { color: { argb: 'FF595959' } },
  code: { name: 'Courier New', size: 10 },
}

const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })

export const HEAD: Partial<Style> = {
  font: { bold: true },
  fill: solid('FFE7EDF3'),
  border: { bottom: { style: 'thin', color: { argb: 'FF44546A' } } },
}

export const VERDICT_FONTS: Readonly<Record<Verdict, Partial<Font>>> = {
  met: { color: { argb: 'FF1B6E3C' } },
  missed: { bold: true, color: { argb: 'FFB3261E' } },
  uncertain: { color: { argb: 'FF8A5300' } },
}

const level = (background: string, letters: string): Partial<Style> => ({
  fill: solid(background),
  font: { color: { argb: letters } },
})

/** By level of a heat map: plain to dark. */
export const FILLS: readonly Partial<Style>[] = [
  {},
  level('FFFDF0DC', 'FF000000'),
  level('FFF9CE96', 'FF000000'),
  level('FFE58A4B', 'FF000000'),
  level('FF9C2F13', 'FFFFFFFF'),
]
