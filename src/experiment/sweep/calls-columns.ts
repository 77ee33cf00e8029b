// The columns of a table of calls: what each is, and how it follows from the numbers that a simulation records.

import { FLAG } from '../../model/outcomes.ts'
import { FLAGS } from '../../model/rows.ts'

export type CallColumn = {
  name: string
  type: 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'VARCHAR'
  unit: string | undefined
  meaning: string
  /** Over the recorded numbers and the variables `kinds`, `types`, `segments` and `groups`, which are lists of names. */
  sql: string
}

/** Recorded of every row, in this order: whole numbers first, then those with a fraction. */
export const RECORDED = {
  whole: ['point', 'replication', 'row', 'kind', 'flags', 'segment', 'group'],
  times: ['arrived', 'left', 'ended', 'freed', 'patience'],
  journey: [
    'joined',
    'before',
    'inIvr',
    'loops',
    'satisfaction',
    'contact',
    'served',
    'transfers',
    'opened',
    'firstAnswer',
    'rating',
  ],
} as const

const number = (name: string, meaning: string): CallColumn => ({
  name,
  type: 'INTEGER',
  unit: undefined,
  meaning,
  sql: `"${name}"`,
})

const whole = (name: string, meaning: string): CallColumn => ({
  name,
  type: 'INTEGER',
  unit: undefined,
  meaning,
  sql: `CAST(${known(name)} AS INTEGER)`,
})

const seconds = (name: string, meaning: string, sql = known(name)): CallColumn => ({
  name,
  type: 'DOUBLE',
  unit: 's',
  meaning,
  sql,
})

const word = (name: string, meaning: string, sql: string): CallColumn => ({
  name,
  type: 'VARCHAR',
  unit: undefined,
  meaning,
  sql,
})

const flag = (name: string, bit: number, meaning: string): CallColumn => ({
  name,
  type: 'BOOLEAN',
  unit: undefined,
  meaning,
  sql: `(flags & ${bit}) > 0`,
})

/** Nothing where there is no number. */
function known(name: string): string {
  return `CASE WHEN NOT isnan("${name}") THEN "${name}" END`
}

const answered = (name: string) => `CASE WHEN "group" >= 0 THEN "${name}" END`

const CLOCK = 'in seconds from the first midnight'

/** Of every row. */
export const CALL_COLUMNS: readonly CallColumn[] = [
  number('point', 'number of the point, from 0'),
  number('replication', 'number of the replication, from 0'),
  number('row', 'number of the row within its replication, from 0, in order of completion'),
  word(
    'kind',
    'how the call ended; virtual: the wait that one who left would have had; transferred: a part of a call; case: a case that ended',
    "getvariable('kinds')[kind + 1]",
  ),
  word('type', 'call type', "getvariable('types')[segment + 1]"),
  word('segment', 'segment of the callers; empty where the type has none', "getvariable('segments')[segment + 1]"),
  word('group', 'the group that answered', `getvariable('groups')["group" + 1]`),
  seconds('arrived', `when the call arrived, ${CLOCK}`),
  seconds('left', `end of the wait, ${CLOCK}`),
  seconds('ended', `end of the talk, of answered calls, ${CLOCK}`, answered('ended')),
  seconds('freed', `end of after-call work, of answered calls, ${CLOCK}`, answered('freed')),
  seconds('patience', 'patience budget on joining, as drawn for those who did not have to wait; infinite: for ever'),
  flag('fresh', FLAG.fresh, 'first call of the caller'),
  flag('final', FLAG.final, 'the caller does not come back'),
  flag('competitor', FLAG.competitor, '… and goes to a competitor'),
]

const FLAG_MEANINGS: Readonly<Record<keyof typeof FLAGS, string>> = {
  misrouted: 'the call reached the wrong desk first',
  solved: 'the contact has solved the case; the case was solved',
  believed: 'unsolved, but the customer believes that all is well',
  first: 'first answered contact of the case',
  repeat: 'the customer had been answered before in this case',
  offered: 'a callback was offered',
  broken: 'a callback later than promised',
  hard: 'an intense call',
  outreach: 'signs of an unsolved contact were seen, and the customer is called',
  cold: 'the story had to be told again',
  gone: 'the customer has left',
  gaveUp: 'the customer gave up after an answer',
  open: 'the case was open at the end',
  wonBack: 'the customer was won back',
  premium: 'not for sale by price: would pay a competitor more',
  saidSolved: 'the customer answered the survey and said that it is solved',
  sale: 'a sale was made',
}

/** Of rows in a center that goes beyond the queue. */
export const JOURNEY_COLUMNS: readonly CallColumn[] = [
  seconds('joined', `when this queue, or this agent, was reached, ${CLOCK}`),
  seconds('before', 'time in earlier queues of the same call'),
  seconds('inIvr', 'time in the IVR or the bot'),
  whole('loops', 'returns to steps of the IVR'),
  { ...seconds('satisfaction', 'of the customer, at the end of the call or the case'), unit: undefined },
  whole('contact', "which of the customer's calls for this case, from 1; of a case, how many"),
  whole('served', 'answered contacts of the case so far'),
  whole('transfers', 'transfers of the case so far'),
  seconds('opened', `when the case began, ${CLOCK}`),
  seconds('firstAnswer', `when a person first answered, ${CLOCK}`),
  {
    ...whole('rating', 'of the survey, from 1 to 5'),
    sql: 'CAST(CASE WHEN rating > 0 AND NOT isnan(rating) THEN rating END AS INTEGER)',
  },
  ...Object.entries(FLAGS).map(([name, bit]) => flag(name, bit, FLAG_MEANINGS[name as keyof typeof FLAGS])),
]
