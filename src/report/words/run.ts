// Words of the report of a run. Figures come in as text that runs from left to right.
import type { Verdict } from '../document.ts'
import { capital } from './capital.ts'
import type { InEvery } from './lang.ts'

/** The least and the greatest of something over the day, and when. */
type Extremes = { name: string; low: string; lowAt: string; high: string; highAt: string }

export type RunWords = {
  answer: {
    noCalls: string
    abandonment: (figure: string) => string
    inTime: (share: string, within: string) => string
    level: (share: string, definition: number, within: string) => string
    fcr: (share: string) => string
    satisfaction: (share: string) => string
    targets: (counts: Readonly<Record<Verdict, number>>) => string
  }
  targets: string
  facts: { title: string; operations: string; outcomes: string; note: (stretch: string) => string }
  day: {
    title: string
    mean: string
    interval: string
    time: string
    table: string
    meanNote: string
    extremes: (extremes: Extremes) => string
    band: string
    level: string
    target: (bound: string) => string
    queue: string
    queueDays: string
    waiting: string
    staff: string
    agents: string
    needC: string
    needA: string
    staffing: (scheduled: string, busy: string, at: string) => string
    needs: (most: string, at: string) => string
  }
  heat: {
    title: (measure: string) => string
    types: string
    all: string
    describe: (cells: number, below: number, bound: string) => string
    worst: (value: string, where: string) => string
    from: (bound: string) => string
    below: (bound: string) => string
  }
  waits: {
    title: string
    table: string
    chart: string
    share: string
    range: string
    atOnce: string
    upTo: (time: string) => string
    longer: string
    describe: (figures: { atOnce: string; most: string; mostIn: string; half: string; nine: string }) => string
  }
  patience: {
    title: string
    nobody: string
    why: string
    exponential: string
    load: string
    chart: string
    queue: string
    mean: string
    implied: string
    true: string
    describe: (ends: { calm: string; calmQueue: string; full: string; fullQueue: string; own: string }) => string
  }
  journey: {
    title: (stretch: string) => string
    step: string
    number: string
    axis: (stretch: string) => string
    share: string
    satisfied: string
    money: string
    chart: string
    describe: (callers: string, calls: string, answers: string) => string
    solved: (cases: string) => string
    decay: string
    contact: string
    decayed: (first: string, last: string, calls: number) => string
    rows: Readonly<Record<string, string>>
  }
  cuts: {
    type: string
    segment: (name: string) => string
    group: string
    day: string
    population: string
    whole: string
  }
  erlang: {
    title: string
    about: string
    chart: string
    calls: string
    agents: string
    measure: (name: string, by: string) => string
    by: string
    busiest: (where: string) => string
    hour: (type: string) => string
    there: (what: { calls: string; handleTime: string; agents: string; within: string }) => string
    why: (reasons: string) => string
    noReasons: string
    every: (type: string) => string
    reasons: string
    excluded: (types: string) => string
    describe: (apart: string, at: string, simulated: string, formula: string) => string
  }
}

/** Rows of the ledger in Hebrew, by their name in the table of rows. */
const LEDGER_HE: Readonly<Record<string, string>> = {
  callers: 'מתקשרים',
  '+ redials after no answer': '+ חיוגים חוזרים ללא מענה',
  '+ repeats after an answer': '+ שיחות חוזרות אחרי מענה',
  calls: 'שיחות',
  'while closed': 'מחוץ לשעות הפעילות',
  'served by IVR or bot': 'קיבלו שירות ב־IVR או בבוט',
  'wrongly thought served': 'שירות לכאורה',
  'hung up before an agent': 'ניתקו לפני נציג',
  'for an agent': 'אל נציג',
  'balked or blocked': 'ויתרו מראש או נחסמו',
  abandoned: 'ננטשו',
  'cut off at closing': 'נותקו בסגירה',
  'still inside': 'עדיין במערכת',
  'took a callback': 'בחרו בחזרה טלפונית',
  answered: 'נענו',
  '+ called back': '+ חזרו אליהם',
  answers: 'מענים',
  solved: 'נפתרו',
  'wrongly thought solved': 'נפתרו לכאורה',
  'not solved': 'לא נפתרו',
  'nothing to solve': 'לא היה מה לפתור',
  'cases, one a caller': 'פניות, אחת לכל מתקשר',
  'given up after an answer': 'הלקוח ויתר אחרי מענה',
  'lost, last call unanswered': 'אבדו, השיחה האחרונה לא נענתה',
  'open at the end': 'פתוחות בסוף',
  'customers lost': 'לקוחות שאבדו',
  sales: 'מכירות',
  'errors in the data': 'שגיאות בנתונים',
  policies: 'צעדי מדיניות',
}

const EN: RunWords = {
  answer: {
    noCalls: 'No calls in opening hours',
    abandonment: figure => `Abandonment ${figure}`,
    inTime: (share, within) => `${share} answered within ${within}`,
    level: (share, definition, within) => `service level ${share} (definition ${definition}, ${within})`,
    fcr: share => `FCR ${share}`,
    satisfaction: share => `satisfaction ${share}`,
    targets: ({ met, missed, uncertain }) =>
      [`${met} met`, `${missed} missed`, `${uncertain} uncertain`].filter(text => !text.startsWith('0')).join(', '),
  },
  targets: 'Targets',
  facts: {
    title: 'What came out',
    operations: 'Operations',
    outcomes: 'Customer outcomes',
    note: stretch => `Counts are per ${stretch}; in parentheses, the confidence interval.`,
  },
  day: {
    title: 'Through the day',
    mean: 'Through the mean day',
    interval: 'Interval',
    time: 'time of day',
    table: 'By interval of the day',
    meanNote: 'Each interval is the mean over the days on which it is open.',
    extremes: ({ name, low, lowAt, high, highAt }) =>
      low === high
        ? `${name}: ${low} throughout.`
        : `${name}: lowest ${low} at ${lowAt}, highest ${high} at ${highAt}.`,
    band: 'Bands are confidence intervals.',
    level: 'Service level through the day',
    target: bound => `target ${bound}`,
    queue: 'Queue length through the day',
    queueDays: 'Queue length, day by day',
    waiting: 'calls waiting, mean',
    staff: 'Staff against need',
    agents: 'agents',
    needC: 'needed by Erlang C',
    needA: 'needed by Erlang A',
    staffing: (scheduled, busy, at) => `At ${at}, the busiest, ${busy} of ${scheduled} scheduled agents are busy.`,
    needs: (most, at) => `Erlang's formulas ask for the most at ${at}: ${most}.`,
  },
  heat: {
    title: measure => capital(`${measure}, every interval`),
    types: 'Call type',
    all: 'all types',
    describe: (cells, below, bound) => `${below} of ${cells} intervals are below ${bound}.`,
    worst: (value, where) => `The lowest is ${value}, ${where}.`,
    from: bound => `${bound} or more`,
    below: bound => `below ${bound}`,
  },
  waits: {
    title: 'Waiting',
    table: 'Waiting time of answered and abandoned calls',
    chart: 'How long calls wait',
    share: 'share of calls',
    range: 'wait',
    atOnce: 'at once',
    upTo: time => `to ${time}`,
    longer: 'longer',
    describe: ({ atOnce, most, mostIn, half, nine }) =>
      `${atOnce} of the calls do not wait. Most of those who abandon (${most} of all calls) do so in the range “${mostIn}”. Half wait at most ${half}, nine in ten at most ${nine}.`,
  },
  patience: {
    title: 'Patience and load',
    nobody: 'Nobody ran out of patience, so waits say nothing about it.',
    why: 'The naive mean knows only those who gave up; the others were answered before their patience showed.',
    exponential: 'The implied mean counts their waiting too: right if patience is exponential.',
    load: 'The implied mean counts their waiting too, as stretched by load; the true figure is before that.',
    chart: 'Patience by queue length',
    queue: 'mean queue length of an interval (calls)',
    mean: 'mean patience',
    implied: 'implied by waits',
    true: 'true, before load',
    describe: ({ calm, calmQueue, full, fullQueue, own }) =>
      `Each interval of the day is a point. Where the queue is shortest (${calmQueue} calls), waits imply a mean patience of ${calm}; where it is longest (${fullQueue}), of ${full}. What callers bring along is ${own}.`,
  },
  journey: {
    title: stretch => `The journey, per ${stretch}`,
    step: 'Step',
    number: 'number',
    axis: stretch => `number per ${stretch}`,
    share: 'share',
    satisfied: 'satisfied',
    money: 'money',
    chart: 'Where calls and cases go',
    describe: (callers, calls, answers) => `${callers} callers make ${calls} calls and get ${answers} answers.`,
    solved: cases => `${cases} cases are solved.`,
    decay: 'Satisfaction after each call about the same case',
    contact: 'call about the case',
    decayed: (first, last, calls) =>
      `Mean satisfaction is ${first} after the first call and ${last} after call ${calls}.`,
    rows: {},
  },
  cuts: {
    type: 'By call type',
    segment: name => `– ${name}`,
    group: 'By group',
    day: 'By day',
    population: 'Customers, coming and going',
    whole: 'all days',
  },
  erlang: {
    title: "Beside Erlang's formulas",
    about:
      'What Erlang C (callers wait without end) and Erlang A (exponential patience) say of the same calls and agents, beside the simulation.',
    chart: 'Service level, simulated and by formula',
    calls: 'calls',
    agents: 'agents',
    measure: (name, by) => `${name}, ${by}`,
    by: 'By',
    busiest: where => `The busiest interval: ${where}`,
    hour: type => (type === '' ? 'An hour' : `An hour: ${type}`),
    there: ({ calls, handleTime, agents, within }) =>
      `${calls} calls of ${handleTime}, ${agents} agents; in time is within ${within}. “Least agents” are those that the formula asks for to meet the service-level target.`,
    why: reasons => `Why they differ here, the heaviest first: ${reasons}.`,
    noReasons: 'Nothing that the formulas leave out plays a part here.',
    every: type =>
      type === '' ? 'Every interval, with the first reasons' : `Every interval of ${type}, with the first reasons`,
    reasons: 'Why they differ',
    excluded: types => `Not beside a formula: ${types}.`,
    describe: (apart, at, simulated, formula) =>
      `Erlang C is furthest from the simulation at ${at}: ${apart} apart, ${simulated} simulated, ${formula} by formula.`,
  },
}

const HE: RunWords = {
  answer: {
    noCalls: 'אין שיחות בשעות הפעילות',
    abandonment: figure => `נטישה ${figure}`,
    inTime: (share, within) => `${share} נענו תוך ${within}`,
    level: (share, definition, within) => `רמת שירות ${share} (הגדרה ${definition}, ${within})`,
    fcr: share => `פתרון בפנייה ראשונה ${share}`,
    satisfaction: share => `שביעות רצון ${share}`,
    targets: ({ met, missed, uncertain }) => {
      const all = met + missed + uncertain
      if (all === 1) return met ? 'היעד הושג' : missed ? 'היעד לא הושג' : 'לא ודאי שהיעד הושג'
      if (met === all) return `כל ${all} היעדים הושגו`
      const others = [
        ...(missed > 0 ? [`${missed} לא הושגו`] : []),
        ...(uncertain > 0 ? [`${uncertain} לא ודאיים`] : []),
      ]
      return `מתוך ${all} יעדים ${[...(met > 0 ? [`${met} הושגו`] : []), ...others].join(', ')}`
    },
  },
  targets: 'יעדים',
  facts: {
    title: 'מה יצא',
    operations: 'תפעול',
    outcomes: 'תוצאות ללקוח',
    note: stretch => `הכמויות הן ${stretch}; בסוגריים רווח הסמך.`,
  },
  day: {
    title: 'לאורך היום',
    mean: 'לאורך היום הממוצע',
    interval: 'פרק זמן',
    time: 'שעה ביום',
    table: 'לפי פרק זמן ביום',
    meanNote: 'כל פרק זמן הוא ממוצע על הימים שבהם הוא פתוח.',
    extremes: ({ name, low, lowAt, high, highAt }) =>
      low === high
        ? `${name}: ${low} לכל אורך היום.`
        : `${name}: הנמוך ביותר ${low} ב־${lowAt}, הגבוה ביותר ${high} ב־${highAt}.`,
    band: 'הרצועות הן רווחי סמך.',
    level: 'רמת השירות לאורך היום',
    target: bound => `יעד ${bound}`,
    queue: 'אורך התור לאורך היום',
    queueDays: 'אורך התור, יום אחר יום',
    waiting: 'שיחות ממתינות, ממוצע',
    staff: 'כוח אדם מול הצורך',
    agents: 'נציגים',
    needC: 'נדרש לפי ארלנג C',
    needA: 'נדרש לפי ארלנג A',
    staffing: (scheduled, busy, at) => `ב־${at}, בשיא העומס, ${busy} מתוך ${scheduled} הנציגים המשובצים עסוקים.`,
    needs: (most, at) => `נוסחאות ארלנג דורשות את המספר הגבוה ביותר ב־${at}: ${most}.`,
  },
  heat: {
    title: measure => `${measure}, כל פרק זמן`,
    types: 'סוג שיחה',
    all: 'כל הסוגים',
    describe: (cells, below, bound) => `${below} מתוך ${cells} פרקי זמן נמצאים מתחת ל־${bound}.`,
    worst: (value, where) => `הנמוך ביותר הוא ${value}, ${where}.`,
    from: bound => `${bound} או יותר`,
    below: bound => `מתחת ל־${bound}`,
  },
  waits: {
    title: 'המתנה',
    table: 'זמן ההמתנה של שיחות שנענו ושננטשו',
    chart: 'כמה זמן שיחות ממתינות',
    share: 'שיעור מהשיחות',
    range: 'המתנה',
    atOnce: 'מיד',
    upTo: time => `עד ${time}`,
    longer: 'יותר',
    describe: ({ atOnce, most, mostIn, half, nine }) =>
      `${atOnce} מהשיחות אינן ממתינות. רוב הנוטשים (${most} מכלל השיחות) נוטשים בטווח „${mostIn}”. מחצית ממתינות לכל היותר ${half}, תשע מעשר לכל היותר ${nine}.`,
  },
  patience: {
    title: 'סבלנות ועומס',
    nobody: 'לאיש לא נגמרה הסבלנות, ולכן זמני ההמתנה אינם אומרים עליה דבר.',
    why: 'הממוצע הנאיבי מכיר רק את מי שוויתרו; האחרים נענו לפני שסבלנותם התגלתה.',
    exponential: 'הממוצע המשתמע סופר גם את המתנתם: נכון אם הסבלנות מעריכית.',
    load: 'הממוצע המשתמע סופר גם את המתנתם, כפי שהעומס מתח אותה; הערך האמיתי הוא לפני כן.',
    chart: 'סבלנות לפי אורך התור',
    queue: 'אורך תור ממוצע בפרק זמן (שיחות)',
    mean: 'סבלנות ממוצעת',
    implied: 'משתמעת מההמתנות',
    true: 'אמיתית, לפני העומס',
    describe: ({ calm, calmQueue, full, fullQueue, own }) =>
      `כל פרק זמן ביום הוא נקודה. כשהתור קצר ביותר (${calmQueue} שיחות) משתמעת מההמתנות סבלנות ממוצעת של ${calm}; כשהוא ארוך ביותר (${fullQueue}), של ${full}. מה שהמתקשרים מביאים איתם הוא ${own}.`,
  },
  journey: {
    title: stretch => `מסע הלקוח, ${stretch}`,
    step: 'שלב',
    number: 'מספר',
    axis: stretch => `מספר ${stretch}`,
    share: 'שיעור',
    satisfied: 'שביעות רצון',
    money: 'כסף',
    chart: 'לאן הולכות שיחות ופניות',
    describe: (callers, calls, answers) => `${callers} מתקשרים מתקשרים ${calls} פעמים ומקבלים ${answers} מענים.`,
    solved: cases => `${cases} פניות נפתרות.`,
    decay: 'שביעות הרצון אחרי כל שיחה באותה פנייה',
    contact: 'מספר השיחה בפנייה',
    decayed: (first, last, calls) =>
      `שביעות הרצון הממוצעת היא ${first} אחרי השיחה הראשונה ו־${last} אחרי שיחה ${calls}.`,
    rows: LEDGER_HE,
  },
  cuts: {
    type: 'לפי סוג שיחה',
    segment: name => `– ${name}`,
    group: 'לפי קבוצה',
    day: 'לפי יום',
    population: 'לקוחות מצטרפים ועוזבים',
    whole: 'כל הימים',
  },
  erlang: {
    title: 'לצד נוסחאות ארלנג',
    about:
      'מה אומרות נוסחאות ארלנג C (המתקשרים ממתינים בלי סוף) וארלנג A (סבלנות מעריכית) על אותן שיחות ואותם נציגים, לצד הסימולציה.',
    chart: 'רמת שירות, בסימולציה ולפי הנוסחאות',
    calls: 'שיחות',
    agents: 'נציגים',
    measure: (name, by) => `${name}, ${by}`,
    by: 'לפי',
    busiest: where => `פרק הזמן העמוס ביותר: ${where}`,
    hour: type => (type === '' ? 'שעה אחת' : `שעה אחת: ${type}`),
    there: ({ calls, handleTime, agents, within }) =>
      `${calls} שיחות של ${handleTime}, ${agents} נציגים; „בזמן” פירושו תוך ${within}. „מינימום נציגים” הוא המספר שהנוסחה דורשת כדי לעמוד ביעד רמת השירות.`,
    why: reasons => `מדוע הם שונים כאן, מהסיבה הכבדה ביותר: ${reasons}.`,
    noReasons: 'שום דבר שהנוסחאות מתעלמות ממנו אינו משפיע כאן.',
    every: type => (type === '' ? 'כל פרקי הזמן, והסיבות הראשונות' : `כל פרקי הזמן של ${type}, והסיבות הראשונות`),
    reasons: 'מדוע הם שונים',
    excluded: types => `ללא השוואה לנוסחה: ${types}.`,
    describe: (apart, at, simulated, formula) =>
      `ארלנג C רחוקה ביותר מהסימולציה ב־${at}: הפרש של ${apart}, ${simulated} בסימולציה, ${formula} לפי הנוסחה.`,
  },
}

export const RUN: InEvery<RunWords> = { en: EN, he: HE }
