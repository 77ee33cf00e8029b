// Words of the report of a comparison. Figures come in as text that runs from left to right.
import type { InEvery } from './lang.ts'

export type CompareWords = {
  title: (names: readonly string[]) => string
  scenarios: (count: number) => string
  nothing: string
  against: (name: string, differences: string) => string
  more: (count: number) => string
  difference: (measure: string, amount: string, often: string) => string
  often: (share: string) => string
  differences: string
  table: (name: string, base: string) => string
  measure: string
  baseline: string
  this: string
  differenceHead: string
  better: string
  saves: string
  note: string
  chart: (unit: 'share' | 's' | 'number' | 'money') => string
  ofOne: (measure: string) => string
  axis: string
  zero: string
  describe: (measure: string, name: string, amount: string, interval: string) => string
  day: string
  level: string
  queue: string
  figures: string
  ranking: string
  rank: string
  scenario: string
  surely: (share: string) => string
  isBaseline: string
}

export const COMPARE: InEvery<CompareWords> = {
  en: {
    title: ([first, ...others]) =>
      others.length === 1 ? `${others[0]} against ${first}` : `${others.length} scenarios against ${first}`,
    scenarios: count => `${count} scenarios`,
    nothing: 'no difference that is sure',
    against: (name, differences) => `${name}: ${differences}`,
    more: count => `; ${count} more below`,
    difference: (measure, amount, often) => `${measure} ${amount}${often}`,
    often: share => ` (better in ${share})`,
    differences: 'Differences',
    table: (name, base) => `${name} against ${base}`,
    measure: 'measure',
    baseline: 'baseline',
    this: 'this',
    differenceHead: 'difference',
    better: 'better in',
    saves: 'saves',
    note: 'Differences are of pairs: the n-th replication of each scenario has the same callers. “Better in” is the share of the replications in which the scenario is better than the baseline; “saves” is how many times as many replications independent runs would need.',
    chart: unit =>
      `Differences from the baseline${{ share: '', s: ', times', number: ', numbers', money: ', money' }[unit]}`,
    ofOne: measure => `Difference of ${measure} from the baseline`,
    axis: 'difference from the baseline',
    zero: 'no difference',
    describe: (measure, name, amount, interval) => `${name}: ${measure} ${amount}${interval}.`,
    day: 'Through the day, side by side',
    level: 'Service level through the day',
    queue: 'Queue length through the day',
    figures: 'What came out',
    ranking: 'Ranking',
    rank: 'rank',
    scenario: 'scenario',
    surely: share => `The first is truly the best with a probability of at least ${share}.`,
    isBaseline: 'baseline',
  },
  he: {
    title: ([first, ...others]) =>
      others.length === 1 ? `${others[0]} מול ${first}` : `${others.length} תרחישים מול ${first}`,
    scenarios: count => `${count} תרחישים`,
    nothing: 'אין הבדל ודאי',
    against: (name, differences) => `${name}: ${differences}`,
    more: count => `; עוד ${count} בהמשך`,
    difference: (measure, amount, often) => `${measure} ${amount}${often}`,
    often: share => ` (טוב יותר ב־${share})`,
    differences: 'הבדלים',
    table: (name, base) => `${name} מול ${base}`,
    measure: 'מדד',
    baseline: 'בסיס',
    this: 'תרחיש זה',
    differenceHead: 'הבדל',
    better: 'טוב יותר ב־',
    saves: 'חיסכון',
    note: 'ההבדלים הם של זוגות: לחזרה ה־n של כל תרחיש אותם מתקשרים. „טוב יותר ב־” הוא שיעור החזרות שבהן התרחיש טוב מהבסיס; „חיסכון” הוא פי כמה חזרות היו דורשות הרצות בלתי תלויות.',
    chart: unit => `הבדלים מהבסיס${{ share: '', s: ', זמנים', number: ', מספרים', money: ', כסף' }[unit]}`,
    ofOne: measure => `ההבדל מהבסיס: ${measure}`,
    axis: 'הבדל מהבסיס',
    zero: 'אין הבדל',
    describe: (measure, name, amount, interval) => `${name}: ${measure} ${amount}${interval}.`,
    day: 'לאורך היום, זה לצד זה',
    level: 'רמת השירות לאורך היום',
    queue: 'אורך התור לאורך היום',
    figures: 'מה יצא',
    ranking: 'סדר התרחישים',
    rank: 'מקום',
    scenario: 'תרחיש',
    surely: share => `הראשון הוא באמת הטוב ביותר בהסתברות של ${share} לפחות.`,
    isBaseline: 'בסיס',
  },
}
