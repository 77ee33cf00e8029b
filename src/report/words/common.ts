// Words that reports of every kind share.
import type { Unit } from '../../measures/definitions.ts'
import type { Verdict } from '../document.ts'
import type { InEvery } from './lang.ts'
import { ltr } from './ltr.ts'

type Common = {
  weekdays: readonly string[]
  /** A simulated day whose date is not known. */
  day: (number: number) => string
  /** Day of the month, and month from 0, short. */
  date: (day: number, month: number) => string
  /** Behind the label of an axis, in parentheses; empty where the label says it. */
  axisUnit: Readonly<Partial<Record<Unit, string>>>
  /** Of other sizes of the same unit, by the suffix that numbers have. */
  scaled: Readonly<Record<string, string>>
  definitions: string
  verdicts: Readonly<Record<Verdict, string>>
  inTime: (within: string) => string
  total: string
  manifest: {
    version: string
    files: string
    seed: string
    replications: string
    batches: string
    confidence: string
    days: string
    hash: string
  }
  halfWidth: (name: string) => string
  /** Heads of columns. */
  heads: { measure: string; value: string; interval: string; day: string; slot: string }
  each: (every: 'interval' | 'day', cells: number, worst: string) => string
  days: (count: number, first: string) => string
  hours: (count: string) => string
  replications: (count: string) => string
  batches: (count: number) => string
  seed: (seed: string) => string
  intervals: (confidence: string) => string
  noIntervals: string
  precision: (reached: string, asked: string) => string
  /** What counts are counted over. */
  stretch: { hour: string; day: string; days: (count: number) => string }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const COMMON: InEvery<Common> = {
  en: {
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    day: number => `day ${number}`,
    date: (day, month) => `${day} ${MONTHS[month]}`,
    axisUnit: { share: '%', points: 'percentage points', s: 's', h: 'h' },
    scaled: { min: 'min', h: 'h', d: 'days' },
    definitions: 'What the measures mean',
    verdicts: { met: 'met', missed: 'missed', uncertain: 'uncertain' },
    inTime: within => `In time: within ${within}.`,
    total: 'all',
    manifest: {
      version: 'savlanut',
      files: 'file',
      seed: 'seed',
      replications: 'replications',
      batches: 'batches',
      confidence: 'confidence of intervals',
      days: 'simulated',
      hash: 'hash of the scenario',
    },
    halfWidth: name => `± ${name}`,
    heads: { measure: 'measure', value: 'value', interval: 'interval', day: 'Day', slot: 'Interval' },
    each: (every, cells, worst) => `each of ${cells} ${every}s, worst ${worst}`,
    days: (count, first) => `${count === 1 ? '1 day' : `${count} days`} from ${first}`,
    hours: count => `${count} h`,
    replications: count => (count === '1' ? '1 replication' : `${count} replications`),
    batches: count => `1 replication in ${count} batches`,
    seed: seed => `seed ${seed}`,
    intervals: confidence => `${confidence} intervals`,
    noIntervals: 'no intervals',
    precision: (reached, asked) => `known to ±${reached} of the value, asked ±${asked}`,
    stretch: { hour: 'hour', day: 'day', days: count => `${count} days` },
  },
  he: {
    weekdays: ['יום א׳', 'יום ב׳', 'יום ג׳', 'יום ד׳', 'יום ה׳', 'יום ו׳', 'שבת'],
    day: number => `יום ${number}`,
    date: (day, month) => `${day}.${month + 1}`,
    axisUnit: { share: '%', points: 'נקודות אחוז', s: 'שניות', h: 'שעות' },
    scaled: { min: 'דקות', h: 'שעות', d: 'ימים' },
    definitions: 'מה אומרים המדדים',
    verdicts: { met: 'הושג', missed: 'לא הושג', uncertain: 'לא ודאי' },
    inTime: within => `בזמן: תוך ${within}.`,
    total: 'הכול',
    manifest: {
      version: 'savlanut',
      files: 'קובץ',
      seed: 'זרע',
      replications: 'חזרות',
      batches: 'אצוות',
      confidence: 'רמת הביטחון של הרווחים',
      days: 'סומלצו',
      hash: 'טביעת התרחיש',
    },
    halfWidth: name => `± ${name}`,
    heads: { measure: 'מדד', value: 'ערך', interval: 'רווח סמך', day: 'יום', slot: 'פרק זמן' },
    each: (every, cells, worst) =>
      every === 'day' ? `בכל אחד מ־${cells} הימים, הגרוע: ${worst}` : `בכל אחד מ־${cells} פרקי הזמן, הגרוע: ${worst}`,
    days: (count, first) => `${count === 1 ? 'יום אחד' : `${count} ימים`} החל מ${first}`,
    hours: count => `${count} שעות`,
    replications: count => (count === '1' ? 'חזרה אחת' : `${count} חזרות`),
    batches: count => `חזרה אחת ב־${count} אצוות`,
    seed: seed => `זרע ${ltr(seed)}`,
    intervals: confidence => `רווחי סמך של ${ltr(confidence)}`,
    noIntervals: 'ללא רווחי סמך',
    precision: (reached, asked) => `ידוע עד ${ltr(`±${reached}`)} מהערך, נדרש ${ltr(`±${asked}`)}`,
    stretch: { hour: 'לשעה', day: 'ליום', days: count => `ל־${count} ימים` },
  },
}
