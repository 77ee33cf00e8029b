// Figures that are no estimates: people, hours, money of a plan.
import type { Figure } from '../document.ts'
import { amount, brief } from '../staff-answer.ts'
import { figureOf } from './common.ts'

/** A number as it is. */
export const exactly = (value: number, unit: Figure['unit']): Figure =>
  unit === 'number' ? { text: brief(value), value, unit } : figureOf({ value, low: Number.NaN, high: Number.NaN }, unit)

/** Money in the currency of the scenario. */
export const moneyOf = (value: number, currency: string): Figure => ({
  text: amount(value, currency),
  value,
  unit: 'money',
})
