// The words by which columns are known, in English and Hebrew. A new synonym is a word in this table.

/** What a column can be. `moment` is date and time in one. */
export const ROLES = ['date', 'moment', 'year', 'month', 'day', 'time', 'queue', 'volume', 'handle'] as const
export type Role = (typeof ROLES)[number]

/** Synonyms by role, the surest first: of two columns the one in the earlier list is taken. */
const SYNONYMS: Record<Role, readonly (readonly string[])[]> = {
  date: [['date', 'calendar date', 'report date', 'interval date', 'תאריך', 'תאריך יום']],
  moment: [
    ['date time', 'datetime', 'timestamp', 'start datetime', 'date and time', 'תאריך ושעה', 'תאריך שעה', 'מועד'],
  ],
  year: [['year', 'שנה']],
  month: [['month', 'month name', 'חודש']],
  day: [['day', 'day of month', 'יום', 'יום בחודש']],
  time: [
    ['interval start', 'interval start time', 'start time', 'start', 'שעת התחלה', 'תחילת מרווח'],
    ['interval', 'time interval', 'time', 'time of day'],
    ['from', 'hour', 'period', 'half hour', 'quarter hour', 'slot', 'time slot', 'begin', 'begin time', 'hour of day'],
    ['שעה', 'התחלה', 'משעה', 'מרווח', 'מרווח זמן', 'אינטרוול', 'זמן', 'חצי שעה', 'רבע שעה'],
  ],
  queue: [
    ['queue', 'queue name', 'skill', 'skill name', 'split', 'split skill', 'call type', 'csq', 'csq name', 'vdn'],
    [
      'contact service queue',
      'workgroup',
      'line of business',
      'lob',
      'type',
      'service',
      'department',
      'campaign',
      'group',
    ],
    ['תור', 'שם תור', 'שם התור', 'מיומנות', 'סקיל', 'סוג שיחה', 'סוג פנייה', 'מחלקה', 'שירות', 'קבוצה', 'מוקד'],
  ],
  volume: [
    ['calls offered', 'offered', 'offered calls', 'contacts offered', 'offered contacts', 'שיחות נכנסות', 'נכנסות'],
    [
      ...[
        'call volume',
        'volume',
        'calls',
        'contacts',
        'incoming calls',
        'inbound calls',
        'number of calls',
        'call count',
      ],
      ...['forecast', 'forecast calls', 'forecasted calls', 'forecast volume', 'forecast contacts', 'calls forecast'],
      ...['arrivals', 'total calls', 'n calls', 'nco', 'demand', 'actual calls', 'actual volume'],
      ...[
        'שיחות',
        'נפח',
        'נפח שיחות',
        'כמות',
        'כמות שיחות',
        'מספר שיחות',
        'תחזית',
        'תחזית שיחות',
        'פניות',
        'כמות פניות',
      ],
    ],
  ],
  handle: [
    [
      ...['aht', 'cct', 'acht', 'average handle time', 'avg handle time', 'average handling time', 'avg handling time'],
      ...[
        'mean handle time',
        'handle time',
        'handling time',
        'call cycle time',
        'forecast aht',
        'aht forecast',
        'avg aht',
      ],
      ...[
        'actual aht',
        'handle time avg',
        'handle time average',
        'average call time',
        'avg call time',
        'זמן טיפול ממוצע',
      ],
      ...[
        'ממוצע זמן טיפול',
        'זמן טיפול',
        'משך טיפול ממוצע',
        'משך טיפול',
        'משך שיחה ממוצע',
        'זמן שיחה ממוצע',
        'זטמ',
        'aht ממוצע',
      ],
    ],
  ],
}

const KNOWN = new Map<string, { role: Role; rank: number }>()
for (const role of ROLES)
  for (const [rank, words] of SYNONYMS[role].entries()) for (const word of words) KNOWN.set(word, { role, rank })

/** How a handle time may be written: a number of a unit, or a clock. `day` is a fraction of a day, as workbooks count. */
export const HANDLE_UNITS = ['s', 'min', 'h', 'day', 'mm:ss', 'h:mm:ss'] as const
export type HandleUnit = (typeof HANDLE_UNITS)[number]

const UNIT_WORDS: Record<string, HandleUnit> = {
  ...{ s: 's', sec: 's', secs: 's', second: 's', seconds: 's', שניות: 's', שנ: 's', שנייה: 's', בשניות: 's' },
  ...{ min: 'min', mins: 'min', minute: 'min', minutes: 'min', דקות: 'min', דק: 'min', בדקות: 'min' },
  ...{ h: 'h', hours: 'h', שעות: 'h' },
}

const plain = (header: string) =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/["'`״׳]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The role a header names, its rank (0 is the surest) and the unit it gives; or undefined. */
export function roleOf(header: string): { role: Role; rank: number; unit?: HandleUnit } | undefined {
  const words = plain(header)
  const known = KNOWN.get(words)
  if (known) return known
  const unit = unitOf(header)
  if (unit === undefined) return undefined
  const bare = words.split(' ').filter(word => !Object.hasOwn(UNIT_WORDS, word) && !/^(h|hh|m|mm|ss)$/.test(word))
  const handle = KNOWN.get(bare.join(' '))
  return handle?.role === 'handle' ? { ...handle, unit } : undefined
}

/** The unit that a header gives: `cct_sec`, `AHT (min)`, `handle time mm:ss`, `זמן טיפול (שניות)`. */
export function unitOf(header: string): HandleUnit | undefined {
  const text = header.toLowerCase()
  if (/h{1,2}:mm:ss/.test(text)) return 'h:mm:ss'
  if (/m{1,2}:ss/.test(text)) return 'mm:ss'
  const word = plain(header)
    .split(' ')
    .find(each => Object.hasOwn(UNIT_WORDS, each))
  return word === undefined ? undefined : UNIT_WORDS[word]
}

const MONTHS = [
  ['january', 'jan', 'ינואר'],
  ['february', 'feb', 'פברואר'],
  ['march', 'mar', 'מרץ', 'מרס'],
  ['april', 'apr', 'אפריל'],
  ['may', 'מאי'],
  ['june', 'jun', 'יוני'],
  ['july', 'jul', 'יולי'],
  ['august', 'aug', 'אוגוסט'],
  ['september', 'sep', 'sept', 'ספטמבר'],
  ['october', 'oct', 'אוקטובר'],
  ['november', 'nov', 'נובמבר'],
  ['december', 'dec', 'דצמבר'],
]

/** 1 to 12 of a month's name, with or without a Hebrew "in" or a full stop; or undefined. */
export function monthNamed(word: string): number | undefined {
  const name = word.toLowerCase().replace(/\.$/, '')
  const index = MONTHS.findIndex(
    names => names.includes(name) || (name.startsWith('ב') && names.includes(name.slice(1))),
  )
  return index < 0 ? undefined : index + 1
}

const WEEKDAY =
  /^(sun|mon|tue|tues|wed|thu|thur|thurs|fri|sat)(day|sday|nesday|rsday|urday)?\.?$|^(יום|שבת|ראשון|שני|שלישי|רביעי|חמישי|שישי|[א-ו]['׳])$/i
export const isWeekday = (word: string): boolean => WEEKDAY.test(word)

const TOTALS =
  /^(grand |sub ?)?totals?\b|^sum\b|^all( queues| skills| calls)?$|^overall$|^סה["״]?כ|^סך הכל|^סהכ|^סיכום|^הכל$|^כל התורים$/i
/** Whether a cell says that its row, or its queue, is the sum of others. */
export const isTotals = (text: string): boolean => TOTALS.test(text.trim())
