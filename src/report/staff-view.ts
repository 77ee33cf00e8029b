// What a staffing plan says when it is read along its intervals, days and targets.
import type { Run } from '../experiment/run.ts'
import type { CellVerdict, Need, StaffPlan } from '../experiment/staff/plan.ts'
import type { MeasureId } from '../measures/definitions.ts'
import type { Where } from '../measures/slices.ts'
import type { Target } from '../measures/targets.ts'
import type { Verdict } from '../measures/verdict.ts'

export type Counted = Record<Verdict, number>

/** An interval of a day; of a steady-state study there is one. */
export type Moment = { day: number; slot: number }

const WORST_FIRST: readonly Verdict[] = ['missed', 'uncertain', 'met']

// ── intervals ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** How the intervals come out, all groups together: an interval is met when it is for everybody. */
export function intervalsOf({ needs }: StaffPlan): Counted {
  const worst = new Map<string, Verdict>()
  for (const { day, slot, verdict } of needs) {
    const key = `${day} ${slot}`
    const before = worst.get(key) ?? 'met'
    worst.set(key, WORST_FIRST.indexOf(verdict) < WORST_FIRST.indexOf(before) ? verdict : before)
  }
  return countOf([...worst.values()])
}

export function countOf(verdicts: readonly Verdict[]): Counted {
  const count = (word: Verdict) => verdicts.filter(each => each === word).length
  return { met: count('met'), missed: count('missed'), uncertain: count('uncertain') }
}

/** Where a moment is found in a run; a steady-state study knows only one. */
export const whenOf = ({ center }: Run, { day, slot }: Moment): Where => (center.steady ? {} : { day, interval: slot })

/** Calls offered in an interval, of all types that a group serves. */
export function callsIn(run: Run, group: number, moment: Moment): number {
  const types = run.center.groups[group].serves.map(({ type }) => type)
  const calls = types.map(type => run.estimate({ measure: 'offered' }, { type, ...whenOf(run, moment) }).value)
  return calls.filter(Number.isFinite).reduce((sum, each) => sum + each, 0)
}

/** A measure of a group in an interval. */
export const ofGroup = (
  run: Run,
  measure: MeasureId,
  { group, ...moment }: Moment & { group: number },
): ReturnType<Run['estimate']> => run.estimate({ measure }, { group, ...whenOf(run, moment) })

/** Seconds from the first midnight. */
export const startOf = ({ center }: Run, { day, slot }: Moment): number =>
  center.steady ? 0 : day * 86_400 + slot * center.interval

// ── days ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Days on which a group is staffed alike. */
export type Pattern = {
  days: readonly number[] /** By interval, of every one of these days. */
  needs: readonly (readonly Need[])[]
}

/** Days with equal staff told once, in order of their first day. */
export function patternsOf({ needs }: StaffPlan, group: number): Pattern[] {
  const ofGroup = needs.filter(need => need.group === group)
  const days = [...groupedBy(ofGroup, ({ day }) => day).values()]
  const alike = groupedBy(days, own => own.map(({ slot, net, gross }) => [slot, net, gross]).join(';'))
  return [...alike.values()].map(same => ({
    days: same.map(([{ day }]) => day),
    needs: same[0].map((_, i) => same.map(own => own[i])),
  }))
}

/** Of an interval on days alike: the day on which it is least sure. */
export const leastSure = (needs: readonly Need[]): Need => needs.reduce((a, b) => (chanceOf(b) < chanceOf(a) ? b : a))

const chanceOf = ({ probability }: Need) => (Number.isNaN(probability) ? Number.POSITIVE_INFINITY : probability)

/** Groups by index, those that need anybody counted in any interval. */
export const groupsOf = ({ needs }: StaffPlan): number[] => [...new Set(needs.map(({ group }) => group))]

// ── targets ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type TargetSeen = {
  target: Target
  verdict: Verdict /** The cell that decided. */
  worst: CellVerdict
  cells: Counted
}

const keyOf = ({ text, scope }: Target) => JSON.stringify([text, scope.type, scope.group])

/** Every target with the cell that decides it: one missed cell does, else one uncertain, and of these the farthest beyond the bound. */
export function targetsSeen({ cells }: StaffPlan): TargetSeen[] {
  return [...groupedBy(cells, ({ target }) => keyOf(target)).values()].map(own => {
    const verdict = WORST_FIRST.find(word => own.some(cell => cell.verdict === word))!
    const worst = own.filter(cell => cell.verdict === verdict).reduce((a, b) => (margin(b) < margin(a) ? b : a))
    return { target: own[0].target, verdict, worst, cells: countOf(own.map(cell => cell.verdict)) }
  })
}

/** How far on the right side of the bound. */
function margin({ target: { comparison, bound }, estimate: { value } }: CellVerdict): number {
  if (Number.isNaN(value)) return Number.POSITIVE_INFINITY
  return comparison === '>=' || comparison === '>' ? value - bound : bound - value
}

export type BindingSeen = { target: Target; intervals: number; shown: number }

/** In how many intervals each target binds, the most first; shown: simulation shows that one agent fewer misses it. */
export function bindingsOf({ needs }: StaffPlan): BindingSeen[] {
  const bound = needs.flatMap(({ binding }) => (binding ? [binding] : []))
  return [...groupedBy(bound, ({ target }) => keyOf(target)).values()]
    .map(own => ({ target: own[0].target, intervals: own.length, shown: own.filter(({ shown }) => shown).length }))
    .sort((a, b) => b.intervals - a.intervals)
}

/** A target as it concerns one interval. */
export const briefOf = ({ text }: Target): string => text.replace(/\s+in\s+every\s.*$/, '')

/** What has one key, together, in order of the first. */
function groupedBy<Item>(items: readonly Item[], keyed: (item: Item) => string | number): Map<string | number, Item[]> {
  const groups = new Map<string | number, Item[]>()
  for (const item of items) {
    const key = keyed(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
