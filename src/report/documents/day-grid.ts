// Heatmaps of intervals of days: a week is seven columns of times of day, a month as many rows as it has days.
import type { Run } from '../../experiment/run.ts'
import { openDays, openIntervals } from '../../measures/slices.ts'
import type { HeatCell, Heatmap } from '../document.ts'
import { COMMON } from '../words/common.ts'
import type { Lang } from '../words/lang.ts'
import { shortDayIn, timeOf } from './common.ts'

export type Place = { day: number; slot: number }

/** More days than fit beside one another stand below one another. */
const MOST_BESIDE = 14

/** Cells at all places that are open on some day. */
export function dayGrid(
  center: Run['center'],
  lang: Lang,
  cellAt: (place: Place) => HeatCell | undefined,
): Pick<Heatmap, 'corner' | 'columns' | 'rows'> {
  const { day: dayHead, slot: slotHead } = COMMON[lang].heads
  const days = openDays(center).map(day => ({ day, head: shortDayIn(center, day, lang) }))
  const slots = openIntervals(center).map(slot => ({ slot, head: timeOf(center, slot).time }))
  if (days.length > 1 && days.length <= MOST_BESIDE)
    return {
      corner: slotHead,
      columns: days.map(({ head }) => head),
      rows: slots.map(({ slot, head }) => ({ head, cells: days.map(({ day }) => cellAt({ day, slot })) })),
    }
  return {
    corner: dayHead,
    columns: slots.map(({ head }) => head),
    rows: days.map(({ day, head }) => ({ head, cells: slots.map(({ slot }) => cellAt({ day, slot })) })),
  }
}
