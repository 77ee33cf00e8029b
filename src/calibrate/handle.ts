// Handle times as reports write them: seconds, minutes, clocks of minutes and seconds, durations of a workbook.
import { type Cell, isInstant, textOf } from './cells.ts'
import type { HandleUnit } from './words.ts'

const FACTORS: Record<HandleUnit, number> = { s: 1, min: 60, h: 3600, day: 86400, 'mm:ss': 1, 'h:mm:ss': 1 }

/** Seconds of a cell, or undefined when it is no handle time. May be negative. `read` reads plain numbers. */
export function handleOf(cell: Cell, unit: HandleUnit, read: (cell: Cell) => number | undefined): number | undefined {
  // Minutes and seconds typed into a workbook become hours and minutes there.
  if (isInstant(cell)) return round(unit === 'mm:ss' ? (cell.serial * 86400) / 60 : cell.serial * 86400)
  const text = textOf(cell)
  if (text.includes(':')) return clockSeconds(text)
  const value = read(cell)
  return value === undefined ? undefined : value * FACTORS[unit]
}

const round = (seconds: number) => Math.round(seconds * 1000) / 1000

function clockSeconds(text: string): number | undefined {
  const match = /^(?:(\d+):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)$/.exec(text)
  if (!match) return undefined
  const [hours, minutes, seconds] = [Number(match[1] ?? 0), Number(match[2]), Number(match[3].replace(',', '.'))]
  return seconds < 60 && (match[1] === undefined || minutes < 60) ? hours * 3600 + minutes * 60 + seconds : undefined
}

type Answer = { unit: HandleUnit; why: string } | { unsure: string }

const SAY = 'say the unit with --handle-unit s, min, h, day, mm:ss or h:mm:ss'

/** The unit of a column of handle times; `given` by its header or by the user. */
export function handleUnitOf(
  cells: readonly Cell[],
  { given, read }: { given: HandleUnit | undefined; read: (cell: Cell) => number | undefined },
): Answer {
  const clocks = cells.filter(cell => typeof cell === 'string' && cell.includes(':'))
  const instants = cells.filter(isInstant)
  const numbers = cells.flatMap(cell => (isInstant(cell) ? [] : (read(cell) ?? []))).filter(value => value > 0)
  const middle = medianOf(numbers)
  if (instants.length > numbers.length + clocks.length) return ofInstants(instants, given)
  if (clocks.length > numbers.length) {
    const three = clocks.some(cell => textOf(cell).split(':').length === 3)
    return {
      unit: given ?? (three ? 'h:mm:ss' : 'mm:ss'),
      why: `are clocks: ${textOf(clocks[0])} is ${clockSeconds(textOf(clocks[0])) ?? '?'} s`,
    }
  }
  if ((given === 'mm:ss' || given === 'h:mm:ss') && numbers.length > 0) {
    if (middle < 1) return { unit: 'day', why: 'are fractions of a day' }
    return { unsure: `the handle times are to be ${given}, but ${middle} is a plain number: ${SAY}` }
  }
  if (given !== undefined) return { unit: given, why: `in ${given}` }
  if (numbers.length === 0) return { unsure: `no cell of the column of handle times can be read: ${SAY}` }
  if (middle >= 60) return { unit: 's', why: `in seconds: the header says no unit, and their median is ${middle}` }
  return { unsure: `the header says no unit, and handle times about ${middle} may be seconds or minutes: ${SAY}` }
}

function ofInstants(instants: readonly { serial: number }[], given: HandleUnit | undefined): Answer {
  const middle = medianOf(instants.map(({ serial }) => serial * 86400))
  if (given === 'mm:ss') return { unit: 'mm:ss', why: 'are minutes and seconds typed as hours and minutes' }
  if (given === undefined && middle >= 3600) {
    const hours = `${Math.floor(middle / 3600)} h ${Math.floor((middle % 3600) / 60)} min`
    return {
      unsure: `handle times are about ${hours}, or minutes and seconds that were typed as hours and minutes: say --handle-unit h:mm:ss or mm:ss`,
    }
  }
  return { unit: 'h:mm:ss', why: 'are durations of a workbook' }
}

function medianOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
