// What is said about staffing, in every language.
import { capital } from './capital.ts'
import type { InEvery } from './lang.ts'
import { ltr } from './ltr.ts'

/** Numbers come as they are shown. */
export type StaffWords = {
  answer: {
    /** `31 agents at the peak` */
    peak(agents: number): string
    /** `212 hours (26.5 FTE)` */
    hours(hours: string, fte: string): string
    /** `6,360 € a day` */
    cost(cost: string, stretch: string): string
    /** `all targets met in 47 of 48 intervals, 1 uncertain` */
    targets(met: number, missed: number, uncertain: number): string
    /** `1 of 2 targets met, 1 uncertain`, of targets that are not of intervals. */
    wide(met: number, missed: number, uncertain: number): string
    noTargets: string
  }
  /** What costs are counted over: `a day`, `in 14 days`, `an hour`. */
  stretch(days: number, steady: boolean): string
  sections: Record<
    'answer' | 'targets' | 'need' | 'achieved' | 'pattern' | 'staffing' | 'binding' | 'totals' | 'definitions',
    string
  >
  sheets: Record<'targets' | 'staffing' | 'totals', string>
  heads: Record<
    | 'group'
    | 'day'
    | 'interval'
    | 'calls'
    | 'net'
    | 'gross'
    | 'binding'
    | 'value'
    | 'confidence'
    | 'chance'
    | 'verdict'
    | 'netHours'
    | 'grossHours'
    | 'fte'
    | 'cost'
    | 'peak'
    | 'busy'
    | 'bound'
    | 'intervals'
    | 'shown'
    | 'time'
    | 'agents',
    string
  >
  staff: string
  customers: string
  all: string
  /** Of a target: that it is not judged by interval, or which interval decided. */
  whole: string
  worst(when: string, isMet: boolean): string
  unsure(met: number, missed: number, uncertain: number): string
  callsNote: string
  charts: {
    need(group: string): string
    needSeen(facts: { peak: number; at: string; busy: string }): string
    achieved(target: string): string
    achievedSeen(facts: { worst: string; at: string; bound: string }): string
    gross(group: string): string
    grossSeen(peak: number, at: string): string
    chance: string
    chanceSeen(least: string, at: string): string
    upTo(least: number, most: number): string
    chances: readonly [string, string, string, string, string]
    firstDays(days: number): string
  }
  binds(target: string, intervals: number, shown: number): string
  whatIf(changes: string): string
  impossible(cell: string): string
  incomplete: string
  method: Record<'erlang-a' | 'cutting-planes', string>
  effort(method: string, staffings: string, replications: string): string
  definitions: readonly { id: string; term: string; unit: string; text: string }[]
  made: Record<'whatIf' | 'search', string>
}

const many = (count: number, one: string, more: string) => (count === 1 ? one : more)

export const STAFF_WORDS: InEvery<StaffWords> = {
  en: {
    answer: {
      peak: agents => `${agents.toLocaleString('en-US')} ${many(agents, 'agent', 'agents')} at the peak`,
      hours: (hours, fte) => `${hours} hours (${fte} FTE)`,
      cost: (cost, stretch) => `${cost} ${stretch}`,
      targets: (met, missed, uncertain) => {
        const total = met + missed + uncertain
        if (met === total) return `all targets met in ${many(total, 'the interval', `all ${total} intervals`)}`
        const others = [
          ...(missed > 0 ? [`${missed} missed`] : []),
          ...(uncertain > 0 ? [`${uncertain} uncertain`] : []),
        ]
        return `all targets met in ${met} of ${total} ${many(total, 'interval', 'intervals')}, ${others.join(', ')}`
      },
      wide: (met, missed, uncertain) => {
        const total = met + missed + uncertain
        const others = [
          ...(missed > 0 ? [`${missed} missed`] : []),
          ...(uncertain > 0 ? [`${uncertain} uncertain`] : []),
        ]
        return met === total ? 'all targets met' : [`${met} of ${total} targets met`, ...others].join(', ')
      },
      noTargets: 'no targets were asked for',
    },
    stretch: (days, steady) => (steady ? 'an hour' : days === 1 ? 'a day' : `in ${days} days`),
    sections: {
      answer: 'At a glance',
      targets: 'Targets',
      need: 'Need and work',
      achieved: 'What is achieved',
      pattern: 'Day by day',
      staffing: 'Staffing by interval',
      binding: 'What binds',
      totals: 'Totals',
      definitions: 'Definitions',
    },
    sheets: { targets: 'Targets', staffing: 'Staffing', totals: 'Totals' },
    heads: {
      group: 'Group',
      day: 'Day',
      interval: 'Interval',
      calls: 'Calls',
      net: 'Net',
      gross: 'Gross',
      binding: 'Binding target',
      value: 'Value',
      confidence: 'Confidence interval',
      chance: 'Chance',
      verdict: 'Verdict',
      netHours: 'Net hours',
      grossHours: 'Gross hours',
      fte: 'FTE',
      cost: 'Cost',
      peak: 'Peak',
      busy: 'Busy agents',
      bound: 'Target',
      intervals: 'Intervals',
      shown: 'Shown by simulation',
      time: 'Time of day',
      agents: 'Agents',
    },
    staff: 'Staff',
    customers: 'Customers',
    all: 'All together',
    whole: 'on the whole',
    worst: (when, isMet) => `${isMet ? 'nearest to the bound' : 'worst'} ${when}`,
    unsure: (met, missed, uncertain) =>
      [
        `${met} met`,
        ...(missed > 0 ? [`${missed} missed`] : []),
        ...(uncertain > 0 ? [`${uncertain} uncertain`] : []),
      ].join(', '),
    callsNote:
      'Calls: offered, of all types that the group serves. Chance: share of the replications that meet all targets in the interval.',
    charts: {
      need: group => `Agents of ${group}: scheduled, needed, busy`,
      needSeen: ({ peak, at, busy }) =>
        `Most are scheduled ${at}: ${peak} agents. Of those present at that time ${busy} are busy on average.`,
      achieved: target => capital(`${target}, as simulated`),
      achievedSeen: ({ worst, at, bound }) =>
        `The bound is ${bound}; nearest to it, or farthest beyond: ${worst}, ${at}.`,
      gross: group => `Scheduled agents of ${group}`,
      grossSeen: (peak, at) => `Most are scheduled ${at}: ${peak}.`,
      chance: 'Chance that an interval meets all its targets',
      chanceSeen: (least, at) => `Least: ${least}, ${at}.`,
      upTo: (least, most) => (least === most ? `${least}` : `${least} to ${most}`),
      chances: ['95 % or more', '90 to 95 %', '80 to 90 %', '50 to 80 %', 'below 50 %'],
      firstDays: days => `The first ${days} open days.`,
    },
    binds: (target, intervals, shown) =>
      `${target} binds ${intervals} ${many(intervals, 'interval', 'intervals')}${shown > 0 ? `; in ${shown} simulation shows that one agent fewer misses it` : ''}`,
    whatIf: changes => `What if: ${changes}`,
    impossible: cell => `Cannot be met with any number of agents: ${cell}`,
    incomplete:
      'The search was stopped before nothing more could be taken away: this staffing is usable, perhaps not the least.',
    method: { 'erlang-a': 'Erlang A', 'cutting-planes': 'simulation with cutting planes' },
    effort: (method, staffings, replications) =>
      `Found by ${method}: ${staffings} staffings simulated, ${replications} replications; figures come from replications that the search has not seen.`,
    definitions: [
      {
        id: 'net',
        term: 'Net',
        unit: 'agents',
        text: 'Agents present: at the telephone, on calls or waiting for them.',
      },
      {
        id: 'gross',
        term: 'Gross',
        unit: 'agents',
        text: 'Agents scheduled, so that the net number is present after shrinkage: net ÷ Π(1 − component), rounded up.',
      },
      {
        id: 'binding-target',
        term: 'Binding target',
        unit: '',
        text: 'The target that one agent fewer would miss in the interval, or that is nearest to its bound.',
      },
      {
        id: 'chance',
        term: 'Chance',
        unit: 'share',
        text: 'Share of the replications in which the figures of the interval itself meet all targets that concern its callers.',
      },
      {
        id: 'fte',
        term: 'FTE',
        unit: 'number',
        text: 'Full-time equivalents: gross hours a week ÷ hours of a full-time week.',
      },
    ],
    made: {
      whatIf: 'What if',
      search: 'Search',
    },
  },
  he: {
    answer: {
      peak: agents => (agents === 1 ? 'נציג אחד בשעת השיא' : `${agents.toLocaleString('en-US')} נציגים בשעת השיא`),
      hours: (hours, fte) => `${hours} שעות עבודה (${fte} משרות מלאות)`,
      cost: (cost, stretch) => `${cost} ${stretch}`,
      targets: (met, missed, uncertain) => {
        const total = met + missed + uncertain
        if (met === total) return total === 1 ? 'כל היעדים הושגו' : `כל היעדים הושגו בכל ${total} פרקי הזמן`
        const others = [
          ...(missed > 0 ? [`לא הושגו ב־${missed}`] : []),
          ...(uncertain > 0 ? [`לא ודאי ב־${uncertain}`] : []),
        ]
        return `כל היעדים הושגו ב־${met} מתוך ${total} פרקי זמן, ${others.join(', ')}`
      },
      wide: (met, missed, uncertain) => {
        const total = met + missed + uncertain
        const others = [
          ...(missed > 0 ? [`${missed} לא הושגו`] : []),
          ...(uncertain > 0 ? [`${uncertain} לא ודאיים`] : []),
        ]
        return met === total ? 'כל היעדים הושגו' : [`${met} מתוך ${total} יעדים הושגו`, ...others].join(', ')
      },
      noTargets: 'לא הוגדרו יעדים',
    },
    stretch: (days, steady) => (steady ? 'לשעה' : days === 1 ? 'ליום' : `ל־${days} ימים`),
    sections: {
      answer: 'במבט אחד',
      targets: 'יעדים',
      need: 'הצורך והעבודה',
      achieved: 'מה הושג',
      pattern: 'יום אחר יום',
      staffing: 'תקינה לפי פרקי זמן',
      binding: 'היעד הקובע',
      totals: 'סיכומים',
      definitions: 'הגדרות',
    },
    sheets: { targets: 'יעדים', staffing: 'תקינה', totals: 'סיכומים' },
    heads: {
      group: 'קבוצה',
      day: 'יום',
      interval: 'פרק זמן',
      calls: 'שיחות',
      net: 'נטו',
      gross: 'ברוטו',
      binding: 'היעד הקובע',
      value: 'ערך',
      confidence: 'רווח סמך',
      chance: 'סיכוי',
      verdict: 'תוצאה',
      netHours: 'שעות נטו',
      grossHours: 'שעות ברוטו',
      fte: 'משרות מלאות',
      cost: 'עלות',
      peak: 'שיא',
      busy: 'נציגים עסוקים',
      bound: 'יעד',
      intervals: 'פרקי זמן',
      shown: 'הוכח בסימולציה',
      time: 'שעה ביום',
      agents: 'נציגים',
    },
    staff: 'כוח אדם',
    customers: 'לקוחות',
    all: 'כולם יחד',
    whole: 'בסך הכול',
    worst: (when, isMet) => `${isMet ? 'הקרוב ביותר לסף' : 'הגרוע ביותר'}: ${when}`,
    unsure: (met, missed, uncertain) =>
      [
        `הושג ב־${met}`,
        ...(missed > 0 ? [`לא הושג ב־${missed}`] : []),
        ...(uncertain > 0 ? [`לא ודאי ב־${uncertain}`] : []),
      ].join(', '),
    callsNote: 'שיחות: כל השיחות הנכנסות מהסוגים שהקבוצה משרתת. סיכוי: חלק החזרות שבהן כל היעדים הושגו בפרק הזמן.',
    charts: {
      need: group => `נציגים בקבוצה ${group}: משובצים, נדרשים, עסוקים`,
      needSeen: ({ peak, at, busy }) =>
        `מספר המשובצים הגבוה ביותר: ${peak} נציגים, ${at}. מתוך הנוכחים אז עסוקים בממוצע ${busy}.`,
      achieved: target => `${target}, לפי הסימולציה`,
      achievedSeen: ({ worst, at, bound }) => `הקרוב ביותר לסף ${bound}, או הרחוק ביותר מעבר לו: ${worst}, ${at}.`,
      gross: group => `נציגים משובצים בקבוצה ${group}`,
      grossSeen: (peak, at) => `מספר המשובצים הגבוה ביותר: ${peak}, ${at}.`,
      chance: 'הסיכוי שכל היעדים יושגו בפרק הזמן',
      chanceSeen: (least, at) => `הנמוך ביותר: ${least}, ${at}.`,
      upTo: (least, most) => (least === most ? `${least}` : `${least} עד ${most}`),
      chances: ['95% ומעלה', '90% עד 95%', '80% עד 90%', '50% עד 80%', 'מתחת ל־50%'],
      firstDays: days => `${days} ימי הפעילות הראשונים.`,
    },
    binds: (target, intervals, shown) =>
      `${target} קובע ב־${intervals} פרקי זמן${shown > 0 ? `; ב־${shown} מהם הסימולציה מראה שעם נציג אחד פחות הוא לא יושג` : ''}`,
    whatIf: changes => `מה אם: ${changes}`,
    impossible: cell => `אי אפשר להשיג בשום מספר נציגים: ${cell}`,
    incomplete: 'החיפוש נעצר לפני שהתברר שאין עוד מה להפחית: התקינה שמישה, אך ייתכן שאינה הקטנה ביותר.',
    method: { 'erlang-a': `נוסחת ${ltr('Erlang A')}`, 'cutting-planes': 'סימולציה בשיטת המישורים החותכים' },
    effort: (method, staffings, replications) =>
      `נמצא באמצעות ${method}: ${staffings} חלופות תקינה נבחנו בסימולציה, ${replications} חזרות; הנתונים לקוחים מחזרות שהחיפוש לא ראה.`,
    definitions: [
      { id: 'net', term: 'נטו', unit: 'נציגים', text: 'נציגים נוכחים: מול הטלפון, בשיחה או ממתינים לשיחה.' },
      {
        id: 'gross',
        term: 'ברוטו',
        unit: 'נציגים',
        text: 'נציגים משובצים, כך שאחרי ההיעדרויות (shrinkage) יישאר מספר הנטו: נטו ÷ Π(1 − רכיב), מעוגל כלפי מעלה.',
      },
      {
        id: 'binding-target',
        term: 'היעד הקובע',
        unit: '',
        text: 'היעד שלא היה מושג בפרק הזמן עם נציג אחד פחות, או היעד הקרוב ביותר לסף שלו.',
      },
      {
        id: 'chance',
        term: 'סיכוי',
        unit: 'חלק',
        text: 'חלק החזרות שבהן נתוני פרק הזמן עצמו עומדים בכל היעדים שנוגעים לפונים בו.',
      },
      { id: 'fte', term: 'משרות מלאות', unit: 'מספר', text: 'FTE: שעות ברוטו בשבוע ÷ שעות בשבוע של משרה מלאה.' },
    ],
    made: {
      whatIf: 'מה אם',
      search: 'חיפוש',
    },
  },
}
