// Words of what Erlang's formulas say beside a simulation, and of why it says something else.
import type { ReasonId } from '../../experiment/erlang.ts'
import type { Unit } from '../../measures/definitions.ts'
import type { InEvery } from './lang.ts'

export type ErlangWords = {
  erlangC: string
  erlangA: string
  simulated: string
  inTime: string
  speedOfAnswer: string
  abandoned: string
  occupancy: string
  /** Least agents for the service-level target. */
  least: string
  /** A reason, as part of an enumeration, with its measured size. */
  reasons: Readonly<Record<ReasonId, (size: string) => string>>
  /** The same in a word or two. */
  short: Readonly<Record<ReasonId, string>>
  /** Of types that no formula fits. */
  excluded: Readonly<Record<'skills' | 'chat' | 'email', string>>
  /** Where a queue grows without end. */
  endless: string
}

/** In which unit the size of a reason is. */
export const REASON_UNITS: Readonly<Record<ReasonId, Unit>> = {
  patience: 's',
  redials: 'share',
  repeats: 'share',
  carryOver: 'calls',
  loadPatience: 's',
  handleLaw: 'number',
  patienceLaw: 'number',
  busyness: 'number',
  skills: 'share',
  handleTime: 's',
  turnedAway: 'share',
  presence: 'number',
  days: 'number',
  journey: 'share',
}

export const ERLANG_WORDS: InEvery<ErlangWords> = {
  en: {
    erlangC: 'Erlang C',
    erlangA: 'Erlang A',
    simulated: 'simulated',
    inTime: 'in time',
    speedOfAnswer: 'ASA',
    abandoned: 'abandoned',
    occupancy: 'occupancy',
    least: 'least agents',
    reasons: {
      patience: size => `callers hang up (patience ${size}; only Erlang A knows)`,
      redials: size => `redials (${size} more calls)`,
      repeats: size => `repeat calls (${size} more calls)`,
      carryOver: size => `what the interval starts with (${size} calls waiting)`,
      loadPatience: size => `load changes patience (to ${size})`,
      handleLaw: size => `handle times are not exponential (cv ${size})`,
      patienceLaw: size => `patience is not exponential (cv ${size})`,
      busyness: size => `days differ in volume (cv ${size})`,
      skills: size => `types share agents (${size} of the calls)`,
      handleTime: size => `handle times change (${size} as simulated)`,
      turnedAway: size => `callers turned away (${size})`,
      presence: size => `absence and breaks (cv of agents ${size})`,
      days: size => `staff changes within what is averaged (by ${size})`,
      journey: size => `IVR, wrong desks, callbacks (${size} of the calls)`,
    },
    short: {
      patience: 'patience',
      redials: 'redialing',
      repeats: 'repeats',
      carryOver: 'queue before',
      loadPatience: 'load',
      handleLaw: 'handle times vary',
      patienceLaw: 'patience varies',
      busyness: 'days differ',
      skills: 'skills',
      handleTime: 'handle times change',
      turnedAway: 'turned away',
      presence: 'absence',
      days: 'staff changes',
      journey: 'journey',
    },
    excluded: {
      skills: 'groups with different skills',
      chat: 'chats, several at a time',
      email: 'e-mail, waits over night',
    },
    endless: 'no end',
  },
  he: {
    erlangC: 'ארלנג C',
    erlangA: 'ארלנג A',
    simulated: 'סימולציה',
    inTime: 'נענו בזמן',
    speedOfAnswer: 'זמן מענה ממוצע',
    abandoned: 'נטישה',
    occupancy: 'תפוסת נציגים',
    least: 'מינימום נציגים',
    reasons: {
      patience: size => `מתקשרים נוטשים (סבלנות ${size}; רק ארלנג A מביא אותה בחשבון)`,
      redials: size => `חיוגים חוזרים (תוספת של ${size} לשיחות)`,
      repeats: size => `שיחות חוזרות (תוספת של ${size} לשיחות)`,
      carryOver: size => `מצב התור בתחילת פרק הזמן (${size} שיחות ממתינות)`,
      loadPatience: size => `העומס משנה את הסבלנות (ל־${size})`,
      handleLaw: size => `זמני הטיפול אינם מעריכיים (מקדם השונות ${size})`,
      patienceLaw: size => `הסבלנות אינה מעריכית (מקדם השונות ${size})`,
      busyness: size => `הימים נבדלים בנפח השיחות (מקדם השונות ${size})`,
      skills: size => `סוגי שיחות חולקים נציגים (${size} מהשיחות)`,
      handleTime: size => `זמני הטיפול משתנים (${size} בסימולציה)`,
      turnedAway: size => `מתקשרים שוויתרו מראש או נחסמו (${size})`,
      presence: size => `היעדרויות והפסקות (מקדם השונות של מספר הנציגים ${size})`,
      days: size => `האיוש משתנה בתוך מה שמחושב כממוצע (ב־${size})`,
      journey: size => `IVR, ניתוב שגוי, חזרה טלפונית (${size} מהשיחות)`,
    },
    short: {
      patience: 'סבלנות',
      redials: 'חיוג חוזר',
      repeats: 'פניות נוספות',
      carryOver: 'תור קודם',
      loadPatience: 'עומס',
      handleLaw: 'שונות זמני הטיפול',
      patienceLaw: 'שונות הסבלנות',
      busyness: 'הבדלים בין ימים',
      skills: 'מיומנויות',
      handleTime: 'שינוי בזמני הטיפול',
      turnedAway: 'ויתרו מראש',
      presence: 'היעדרות',
      days: 'שינוי באיוש',
      journey: 'מסע הלקוח',
    },
    excluded: {
      skills: 'קבוצות בעלות מיומנויות שונות',
      chat: 'צ׳אט, כמה פניות בו־זמנית',
      email: 'דואר אלקטרוני, ממתין גם בלילה',
    },
    endless: 'ללא סוף',
  },
}
