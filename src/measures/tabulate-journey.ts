// The same as tabulate.ts where calls have a journey beyond the queue: from rows of calls, parts of calls and cases to
// counters. A wait is then the time in all queues of a call; IVR and earlier desks are counted apart.
import type { Center } from '../model/center.ts'
import { FLAG, KIND, type Outcomes, ROW_FACT, ROW_JOURNEY, ROW_TIME } from '../model/outcomes.ts'
import { CONTACTS, COUNT, JOURNEY, journeyOffset, PER_THRESHOLD, thresholdOffset } from './counters.ts'
import {
  ABANDONED,
  CAME_IN,
  COUNTER_OF,
  DELAYED,
  has,
  IN_QUEUE,
  JOINED,
  JOURNEY_OF,
  NO_ANSWER,
  WAIT_OF,
} from './kinds.ts'
import type { Tabulator } from './tabulate.ts'
import type { TimeTable } from './time-table.ts'

const DAY = 86400

/** A row with names, made once and filled anew for each. */
type Row = {
  kind: number
  flags: number
  segment: number
  group: number
  arrived: number
  left: number
  ended: number
  freed: number
  patience: number
  /** Where the counters of its lane and bin begin, those of the journey behind them; the bin. */
  at: number
  journey: number
  bin: number
  lane: number
  /** Wait in all queues; in this one. */
  wait: number
  here: number
  place: number
  /** Lines that the call holds: one, or none for an e-mail. */
  lines: number
}

/** Filled anew for each row: an object a row would cost more than all the counting. */
const row: Row = {
  kind: 0,
  flags: 0,
  segment: 0,
  group: 0,
  arrived: 0.5,
  left: 0.5,
  ended: 0.5,
  freed: 0.5,
  patience: 0.5,
  at: 0,
  journey: 0,
  bin: 0,
  lane: 0,
  wait: 0.5,
  here: 0.5,
  place: 0,
  lines: 1,
}

/** Adds the rows of a block to one division of time. */
export function countJourney(tabulator: Tabulator, table: TimeTable, block: Outcomes): void {
  const { lanes, plan } = tabulator
  const { types, segments } = plan.center
  const { times, facts, journeys, size } = block
  const offset = journeyOffset(plan.thresholds.length)
  const into = { tabulator, table, isFirst: table === tabulator.tables[0] }
  for (let index = 0; index < size; index++) {
    const time = index * ROW_TIME.size
    const fact = index * ROW_FACT.size
    row.place = index * ROW_JOURNEY.size
    row.kind = facts[fact + ROW_FACT.kind]
    row.flags = facts[fact + ROW_FACT.flags]
    row.segment = facts[fact + ROW_FACT.segment]
    row.group = facts[fact + ROW_FACT.group]
    row.arrived = times[time + ROW_TIME.arrived]
    row.left = times[time + ROW_TIME.left]
    row.ended = times[time + ROW_TIME.ended]
    row.freed = times[time + ROW_TIME.freed]
    row.patience = times[time + ROW_TIME.patience]
    row.lane = lanes.laneOf[row.segment * lanes.stride + row.group + 1]
    row.bin = table.bin(row.arrived)
    row.at = table.at(row.lane, row.bin)
    row.journey = row.at + offset
    row.here = row.left - journeys[row.place + ROW_JOURNEY.joined]
    row.wait = row.here + journeys[row.place + ROW_JOURNEY.before]
    row.lines = types[segments[row.segment].type].journey!.deferred ? 0 : 1
    if (row.kind === KIND.case) countCase({ table, center: plan.center }, row, journeys)
    else countRow(into, row, journeys)
  }
}

type Into = { tabulator: Tabulator; table: TimeTable; isFirst: boolean }

function countRow(into: Into, row: Row, journeys: Float64Array): void {
  const { table } = into
  const { kind } = row
  if (IN_QUEUE[kind] === 1 && row.here > 0)
    table.spread(row.lane, COUNT.queueTime, { from: row.left - row.here, to: row.left, times: 1 })
  if (row.group >= 0) {
    const to = Math.min(row.freed, table.until)
    table.spread(row.lane, COUNT.busyTime, { from: row.left, to, times: into.tabulator.lanes.share[row.group] })
  }
  if (row.bin < 0) return
  if (CAME_IN[kind] === 1) countCall(into, row, journeys)
  if (kind === KIND.answered || kind === KIND.calledBack) countAnswer(into, row, journeys)
  else if (kind === KIND.transferred) countTransfer(into, row)
  else if (kind === KIND.unreached) countUnreached(table.cells, row)
  else countNoAnswer(into, row)
}

/** A call that came in, whatever became of it. */
function countCall({ table: { cells } }: Into, row: Row, journeys: Float64Array): void {
  const { flags, journey, at, place, wait, lines } = row
  const inIvr = journeys[place + ROW_JOURNEY.inIvr]
  cells[at + COUNT.fresh] += flags & FLAG.fresh
  if (has(flags, FLAG.ivr) === 1) {
    cells[journey + JOURNEY.ivr]++
    cells[journey + JOURNEY.ivrTime] += inIvr
    cells[journey + JOURNEY.ivrLoops] += journeys[place + ROW_JOURNEY.loops]
  }
  cells[journey + JOURNEY.lineTime] += lines * (inIvr + wait)
  cells[journey + JOURNEY.misrouted] += has(flags, FLAG.misrouted)
  cells[journey + JOURNEY.callbackOffered] += has(flags, FLAG.offered)
  cells[journey + JOURNEY.repeats] += has(flags, FLAG.repeat)
  const contact = Math.min(CONTACTS, journeys[place + ROW_JOURNEY.contact]) - 1
  if (contact < 0) return
  cells[journey + JOURNEY.satisfactionBy + contact] += journeys[place + ROW_JOURNEY.satisfaction]
  cells[journey + JOURNEY.callsBy + contact]++
}

function countAnswer({ tabulator, table, isFirst }: Into, row: Row, journeys: Float64Array): void {
  const { cells } = table
  const { at, journey, flags, wait, here, place, lines } = row
  const talk = row.ended - row.left
  cells[at + COUNT.talk] += talk
  cells[at + COUNT.work] += row.freed - row.ended
  cells[journey + JOURNEY.lineTime] += lines * talk
  const { thresholds } = tabulator.plan
  if (row.kind === KIND.answered) {
    const misrouted = has(flags, FLAG.misrouted)
    if (isFirst) tabulator.countWait(row.segment, row.bin, 0, wait)
    cells[at + COUNT.answered]++
    cells[at + COUNT.waitAnswered] += wait
    if (wait > 0) cells[at + COUNT.delayed]++
    if (wait > 0 && row.patience < Number.POSITIVE_INFINITY) {
      cells[at + COUNT.patience] += row.patience
      cells[at + COUNT.patient]++
    }
    cells[journey + JOURNEY.waitBefore] += wait - here
    cells[journey + JOURNEY.answeredMisrouted] += misrouted
    cells[journey + JOURNEY.waitMisrouted] += misrouted * wait
    addInTime(cells, at, { thresholds, which: 'answeredIn', wait })
    addInTime(cells, at, { thresholds, which: 'visitIn', wait: here })
  } else {
    cells[journey + JOURNEY.calledBack]++
    cells[journey + JOURNEY.callbackDelay] += wait
    cells[journey + JOURNEY.lineTime] += here
    cells[journey + JOURNEY.callbackBroken] += has(flags, FLAG.broken)
    addInTime(cells, at, { thresholds, which: 'calledBackIn', wait })
  }
  const { types, segments } = tabulator.plan.center
  if (types[segments[row.segment].type].journey!.resolution) cells[journey + JOURNEY.contacts]++
  countOutcome(cells, row, journeys[place + ROW_JOURNEY.satisfaction], journeys[place + ROW_JOURNEY.rating])
}

/** What an answer was worth to the customer. */
function countOutcome(cells: Float64Array, { journey, flags }: Row, satisfaction: number, rating: number): void {
  const solved = has(flags, FLAG.solved)
  cells[journey + JOURNEY.answers]++
  cells[journey + JOURNEY.contactSatisfaction] += satisfaction
  cells[journey + JOURNEY.solved] += solved
  cells[journey + JOURNEY.believed] += has(flags, FLAG.believed)
  cells[journey + JOURNEY.first] += has(flags, FLAG.first)
  cells[journey + JOURNEY.firstSolved] += has(flags, FLAG.first) * solved
  cells[journey + JOURNEY.hard] += has(flags, FLAG.hard)
  cells[journey + JOURNEY.outreach] += has(flags, FLAG.outreach)
  cells[journey + JOURNEY.sales] += has(flags, FLAG.sale)
  if (rating === 0) return
  cells[journey + JOURNEY.surveyed]++
  cells[journey + JOURNEY.rating] += rating
  cells[journey + JOURNEY.ratedHigh] += rating >= 4 ? 1 : 0
  cells[journey + JOURNEY.saidSolved] += has(flags, FLAG.saidSolved)
  cells[journey + JOURNEY.surveyedSolved] += solved
}

/** A desk has passed the call on: its queue and its time, but no answer yet. */
function countTransfer({ tabulator, table: { cells } }: Into, row: Row): void {
  const { at, journey, flags, here, left, freed, lines } = row
  cells[journey + JOURNEY.transferred]++
  cells[journey + JOURNEY.transferredCold] += has(flags, FLAG.cold)
  cells[journey + JOURNEY.transferTime] += freed - left
  cells[journey + JOURNEY.lineTime] += lines * (freed - left)
  cells[journey + JOURNEY.waitTransferred] += here
  addInTime(cells, at, { thresholds: tabulator.plan.thresholds, which: 'visitIn', wait: here })
}

function countUnreached(cells: Float64Array, { journey, flags, left, freed, here }: Row): void {
  cells[journey + JOURNEY.unreached]++
  cells[journey + JOURNEY.callbackFailed] += has(flags, FLAG.final)
  cells[journey + JOURNEY.lineTime] += here + freed - left
}

/** A call without an answer, one still inside, or a virtual wait. */
function countNoAnswer({ tabulator, table: { cells }, isFirst }: Into, row: Row): void {
  const { kind, at, journey, flags, wait } = row
  const counter = COUNTER_OF[kind]
  if (counter >= 0) cells[at + counter]++
  else cells[journey + JOURNEY_OF[kind]!(flags)]++
  if (WAIT_OF[kind] >= 0) cells[at + WAIT_OF[kind]] += wait
  const { thresholds } = tabulator.plan
  if (ABANDONED[kind] === 1) {
    if (isFirst) tabulator.countWait(row.segment, row.bin, 1, wait)
    addInTime(cells, at, { thresholds, which: 'abandonedIn', wait })
  }
  if (kind === KIND.virtual) return addInTime(cells, at, { thresholds, which: 'virtualIn', wait })
  if (JOINED[kind] === 1 && row.group < 0 && row.patience < Number.POSITIVE_INFINITY) {
    cells[at + COUNT.patience] += row.patience
    cells[at + COUNT.patient]++
  }
  cells[at + COUNT.delayed] += DELAYED[kind]
  cells[at + COUNT.lost] += NO_ANSWER[kind] * has(flags, FLAG.final)
  cells[at + COUNT.competitor] += has(flags, FLAG.competitor)
}

/** A case that has ended, or was open at the end. */
function countCase(
  { table, center }: { table: TimeTable; center: Center },
  { lane, at, journey, bin, flags, place, arrived, left }: Row,
  journeys: Float64Array,
) {
  const { cells } = table
  countOpen({ table, center }, { lane, counter: journey - at + JOURNEY.openTime, from: arrived, to: left })
  if (bin < 0) return
  const firstAnswer = journeys[place + ROW_JOURNEY.firstAnswer]
  if (!Number.isNaN(firstAnswer)) {
    cells[journey + JOURNEY.firstResponses]++
    cells[journey + JOURNEY.firstResponseTime] += firstAnswer - arrived
  }
  if (has(flags, FLAG.open) === 1) {
    cells[journey + JOURNEY.casesOpen]++
    return
  }
  cells[journey + JOURNEY.cases]++
  cells[journey + JOURNEY.casesSolved] += has(flags, FLAG.solved)
  cells[journey + JOURNEY.casesGivenUp] += has(flags, FLAG.gaveUp)
  cells[journey + JOURNEY.caseCalls] += journeys[place + ROW_JOURNEY.contact]
  cells[journey + JOURNEY.caseTransfers] += journeys[place + ROW_JOURNEY.transfers]
  cells[journey + JOURNEY.resolutionTime] += has(flags, FLAG.solved) * (left - arrived)
  cells[journey + JOURNEY.satisfaction] += journeys[place + ROW_JOURNEY.satisfaction]
  cells[journey + JOURNEY.left] += has(flags, FLAG.left)
  cells[journey + JOURNEY.wonBack] += has(flags, FLAG.wonBack)
  cells[journey + JOURNEY.premium] += has(flags, FLAG.premium)
}

type Open = { lane: number; counter: number; from: number; to: number }

/** The opening hours for which a case is open. */
function countOpen({ table, center }: { table: TimeTable; center: Center }, { lane, counter, from, to }: Open): void {
  if (center.steady) return table.spread(lane, counter, { from, to, times: 1 })
  const last = Math.min(center.days.length - 1, Math.floor(to / DAY))
  for (let day = Math.floor(from / DAY); day <= last; day++) {
    const { open, close } = center.days[day]
    table.spread(lane, counter, { from: Math.max(from, open), to: Math.min(to, close), times: 1 })
  }
}

type InTime = { thresholds: readonly number[]; which: (typeof PER_THRESHOLD)[number]; wait: number }

function addInTime(cells: Float64Array, at: number, { thresholds, which, wait }: InTime): void {
  const place = PER_THRESHOLD.indexOf(which)
  for (let k = 0; k < thresholds.length; k++) if (wait <= thresholds[k]) cells[at + thresholdOffset(k) + place]++
}
