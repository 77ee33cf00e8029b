// What is said about a schedule of shifts, in every language.
import type { InEvery } from './lang.ts'

/** Numbers come as they are shown. */
export type ScheduleWords = {
  answer: {
    people(people: string, kinds: number): string
    hours(hours: string): string
    /** Undefined where there is no money: hours are the cost. */
    cost(cost: string): string
    least(least: string): string
    targets(met: number, missed: number, uncertain: number): string
    infeasible: string
  }
  sections: Record<'answer' | 'targets' | 'coverage' | 'pattern' | 'shifts' | 'cover' | 'cost' | 'definitions', string>
  sheets: Record<'shifts' | 'cover', string>
  heads: Record<
    | 'group'
    | 'day'
    | 'kind'
    | 'start'
    | 'end'
    | 'breaks'
    | 'people'
    | 'interval'
    | 'need'
    | 'scheduled'
    | 'difference'
    | 'cost'
    | 'least'
    | 'above'
    | 'gap'
    | 'paid'
    | 'over'
    | 'under'
    | 'time'
    | 'agents',
    string
  >
  shifts: string
  customers: string
  whole: string
  coverageOf(group: string): string
  differenceOf(group: string): string
  coverSeen(facts: { over: string; under: string }): string
  differenceSeen(facts: { most: string; at: string }): string
  differences: readonly [string, string, string, string, string]
  impossible(what: string): string
  incomplete: string
  repaired(times: number): string
  solver: Record<'optimal' | 'feasible' | 'infeasible', string>
  definitions: readonly { id: string; term: string; unit: string; text: string }[]
  solverName: string
}

export const SCHEDULE_WORDS: InEvery<ScheduleWords> = {
  en: {
    answer: {
      people: (people, kinds) =>
        `${people} ${people === '1' ? 'shift' : 'shifts'} of ${kinds} ${kinds === 1 ? 'kind' : 'kinds'}`,
      hours: hours => `${hours} paid hours`,
      cost: cost => cost,
      least: least => `least possible ${least}`,
      targets: (met, missed, uncertain) => {
        const total = met + missed + uncertain
        if (total === 0) return 'no targets were asked for'
        if (met === total) return total === 1 ? 'the target is met' : `all ${total} targets met`
        const others = [
          ...(missed > 0 ? [`${missed} missed`] : []),
          ...(uncertain > 0 ? [`${uncertain} uncertain`] : []),
        ]
        return `${met} of ${total} targets met, ${others.join(', ')}`
      },
      infeasible: 'No schedule of these shifts is possible',
    },
    sections: {
      answer: 'At a glance',
      targets: 'Targets, as simulated',
      coverage: 'Coverage',
      pattern: 'Too many, too few',
      shifts: 'Shifts',
      cover: 'Coverage by interval',
      cost: 'Cost',
      definitions: 'Definitions',
    },
    sheets: { shifts: 'Shifts', cover: 'Coverage' },
    heads: {
      group: 'Group',
      day: 'Day',
      kind: 'Shift',
      start: 'Start',
      end: 'End',
      breaks: 'Breaks',
      people: 'People',
      interval: 'Interval',
      need: 'Need',
      scheduled: 'Scheduled',
      difference: 'Difference',
      cost: 'Cost',
      least: 'Least possible',
      above: 'Above the least',
      gap: 'Gap of the solver',
      paid: 'Paid hours',
      over: 'Hours above need',
      under: 'Hours below need',
      time: 'Time of day',
      agents: 'Agents',
    },
    shifts: 'Shifts',
    customers: 'Customers',
    whole: 'on the whole',
    coverageOf: group => `Agents of ${group}: scheduled, breaks apart, and needed`,
    differenceOf: group => `Scheduled above or below need: ${group}`,
    coverSeen: ({ over, under }) => `${over} agent-hours above need, ${under} below it.`,
    differenceSeen: ({ most, at }) => `Fewest against need: ${most}, ${at}.`,
    differences: [
      'need met, at most 1 more',
      '2 or 3 more',
      '4 or more above need',
      '1 below need',
      '2 or more below need',
    ],
    impossible: what => `Cannot be covered: ${what}`,
    incomplete: 'The search was stopped early: the schedule is usable, perhaps not the cheapest.',
    repaired: times =>
      times === 0
        ? 'Simulated once: nothing had to be mended.'
        : `Simulated, and the need raised where targets were missed, ${times} ${times === 1 ? 'time' : 'times'}.`,
    solver: { optimal: 'optimal', feasible: 'feasible', infeasible: 'infeasible' },
    definitions: [
      {
        id: 'need',
        term: 'Need',
        unit: 'agents',
        text: 'Agents who must be scheduled in the interval, shrinkage included.',
      },
      {
        id: 'scheduled',
        term: 'Scheduled',
        unit: 'agents',
        text: 'Agents on a shift and not on a break in the interval.',
      },
      {
        id: 'least-possible',
        term: 'Least possible cost',
        unit: '',
        text: 'Bound of the relaxed problem, in which shifts may be worked by parts of people: no schedule of these shifts is cheaper.',
      },
      {
        id: 'solver-gap',
        term: 'Gap of the solver',
        unit: 'share',
        text: 'How much cheaper a schedule could still be, at most, when the solver stopped.',
      },
    ],
    solverName: 'Solver',
  },
  he: {
    answer: {
      people: (people, kinds) =>
        `${people === '1' ? 'משמרת אחת' : `${people} משמרות`} ${kinds === 1 ? 'מסוג אחד' : `מ־${kinds} סוגים`}`,
      hours: hours => `${hours} שעות בתשלום`,
      cost: cost => cost,
      least: least => `המינימום האפשרי ${least}`,
      targets: (met, missed, uncertain) => {
        const total = met + missed + uncertain
        if (total === 0) return 'לא הוגדרו יעדים'
        if (met === total) return total === 1 ? 'היעד הושג' : `כל ${total} היעדים הושגו`
        const others = [
          ...(missed > 0 ? [`${missed} לא הושגו`] : []),
          ...(uncertain > 0 ? [`${uncertain} לא ודאיים`] : []),
        ]
        return `הושגו ${met} מתוך ${total} יעדים, ${others.join(', ')}`
      },
      infeasible: 'אין שיבוץ אפשרי במשמרות האלה',
    },
    sections: {
      answer: 'במבט אחד',
      targets: 'יעדים, לפי הסימולציה',
      coverage: 'כיסוי',
      pattern: 'עודף וחוסר',
      shifts: 'משמרות',
      cover: 'כיסוי לפי פרקי זמן',
      cost: 'עלות',
      definitions: 'הגדרות',
    },
    sheets: { shifts: 'משמרות', cover: 'כיסוי' },
    heads: {
      group: 'קבוצה',
      day: 'יום',
      kind: 'משמרת',
      start: 'התחלה',
      end: 'סיום',
      breaks: 'הפסקות',
      people: 'אנשים',
      interval: 'פרק זמן',
      need: 'צורך',
      scheduled: 'משובצים',
      difference: 'הפרש',
      cost: 'עלות',
      least: 'המינימום האפשרי',
      above: 'מעל המינימום',
      gap: 'פער הפותר',
      paid: 'שעות בתשלום',
      over: 'שעות מעל הצורך',
      under: 'שעות מתחת לצורך',
      time: 'שעה ביום',
      agents: 'נציגים',
    },
    shifts: 'משמרות',
    customers: 'לקוחות',
    whole: 'בסך הכול',
    coverageOf: group => `נציגים בקבוצה ${group}: משובצים ללא הפסקות, ונדרשים`,
    differenceOf: group => `משובצים מעל הצורך או מתחתיו: ${group}`,
    coverSeen: ({ over, under }) => `${over} שעות נציג מעל הצורך, ${under} מתחתיו.`,
    differenceSeen: ({ most, at }) => `הכי מעט לעומת הצורך: ${most}, ${at}.`,
    differences: [
      'הצורך מכוסה, לכל היותר 1 מעליו',
      '2 או 3 מעל הצורך',
      '4 ומעלה מעל הצורך',
      '1 מתחת לצורך',
      '2 ומעלה מתחת לצורך',
    ],
    impossible: what => `אי אפשר לכסות: ${what}`,
    incomplete: 'החיפוש נעצר לפני סופו: השיבוץ שמיש, אך ייתכן שאינו הזול ביותר.',
    repaired: times =>
      times === 0
        ? 'נבדק בסימולציה פעם אחת: לא נדרש תיקון.'
        : `נבדק בסימולציה, והצורך הועלה ${times === 1 ? 'פעם אחת' : `${times} פעמים`} היכן שיעדים לא הושגו.`,
    solver: { optimal: 'אופטימלי', feasible: 'אפשרי', infeasible: 'בלתי אפשרי' },
    definitions: [
      {
        id: 'need',
        term: 'צורך',
        unit: 'נציגים',
        text: 'מספר הנציגים שצריך לשבץ בפרק הזמן, כולל היעדרויות (shrinkage).',
      },
      { id: 'scheduled', term: 'משובצים', unit: 'נציגים', text: 'נציגים שנמצאים במשמרת ואינם בהפסקה בפרק הזמן.' },
      {
        id: 'least-possible',
        term: 'העלות המינימלית האפשרית',
        unit: '',
        text: 'חסם מהבעיה המרוככת, שבה מותר לשבץ חלקי אנשים: שום שיבוץ במשמרות האלה אינו זול ממנו.',
      },
      {
        id: 'solver-gap',
        term: 'פער הפותר',
        unit: 'חלק',
        text: 'בכמה, לכל היותר, עוד היה אפשר להוזיל את השיבוץ כשהפותר נעצר.',
      },
    ],
    solverName: 'פותר',
  },
}
