// What the simulated plan says of every post and of every cell in which a target was asked.
import { placeOf } from '../../measures/estimate.ts'
import type { Slice } from '../../measures/slices.ts'
import type { Target } from '../../measures/targets.ts'
import { evaluate } from '../../measures/terms.ts'
import { keeps, type Verdict, verdict } from '../../measures/verdict.ts'
import type { Estimate } from '../../stats/interval.ts'
import type { Run } from '../run.ts'
import { type Constraint, shareEstimate } from './constraints.ts'
import type { Binding, CellVerdict, Need } from './plan.ts'
import type { Requirement } from './requirements.ts'
import type { Post } from './staffing.ts'

/** What was asked and found, post by post. */
export type Staffed = {
  run: Run
  posts: readonly Post[]
  requirements: readonly Requirement[]
  constraints: readonly Constraint[]
  net: ArrayLike<number>
  gross: ArrayLike<number>
  /** By post: the requirement that one fewer surely missed, and the one that it missed; -1 where none. */
  shown: ArrayLike<number>
  deciding: ArrayLike<number>
}

export function needsOf(staffed: Staffed, cells: readonly CellVerdict[]): Need[] {
  const { posts, constraints, net, gross } = staffed
  const concerning = posts.map((): number[] => [])
  for (const { posts: its, requirements, ofDays } of constraints)
    for (const post of its)
      concerning[post].push(
        ...requirements.filter(index => !ofDays || staffed.requirements[index].slice.day === posts[post].day),
      )
  return posts.map((post, index) => {
    const probability = probabilityOf(staffed, post, concerning[index])
    const called = concerning[index].filter(each => !Number.isNaN(cells[each].estimate.value))
    const busy = !Number.isNaN(probability)
    return {
      ...post,
      net: net[index],
      gross: gross[index],
      binding: busy ? bindingOf(staffed, index, { cells, called }) : undefined,
      verdict: busy ? worst(called.map(each => cells[each].verdict)) : 'met',
      probability,
    }
  })
}

function worst(verdicts: readonly Verdict[]): Verdict {
  return (['missed', 'uncertain'] as const).find(each => verdicts.includes(each)) ?? 'met'
}

type Around = { cells: readonly CellVerdict[]; called: readonly number[] }

function bindingOf({ shown, deciding }: Staffed, post: number, { cells, called }: Around): Binding | undefined {
  const nearest = [...called].sort((a, b) => marginOf(cells[a]) - marginOf(cells[b]))[0] ?? -1
  const index = [shown[post], deciding[post], nearest].find(each => each >= 0)
  if (index === undefined) return undefined
  const { target, estimate } = cells[index]
  return { target, estimate, shown: shown[post] >= 0 }
}

/** Standard errors between value and bound. */
function marginOf({ target, estimate: { value, standardError } }: CellVerdict): number {
  const distance = Math.abs(value - (target.share ?? target.bound))
  return distance / (standardError > 0 ? standardError : 1e-9)
}

/** Share of the replications in which this interval's own figures meet all targets that concern it. */
function probabilityOf({ run, requirements }: Staffed, { day, slot }: Post, indices: readonly number[]): number {
  const { plan, observations } = run
  const watched = indices.flatMap(index => {
    const { target, measure, threshold, slice } = requirements[index]
    const own = ownSlice(slice, plan.center.steady ? undefined : { day, interval: slot })
    return own && plan.slices.some(each => each.axis === own.axis)
      ? [{ target, place: placeOf(plan, { measure, threshold, slice: own }) }]
      : []
  })
  let seen = 0
  let kept = 0
  for (const { rows } of observations) {
    const values = watched.flatMap(({ target, place: { above, below, start } }) => {
      const b = evaluate(below, rows, start)
      return b === 0 ? [] : [keeps(evaluate(above, rows, start) / b, target)]
    })
    if (values.length === 0) continue
    seen++
    if (values.every(Boolean)) kept++
  }
  return seen === 0 ? Number.NaN : kept / seen
}

function ownSlice({ type, group }: Slice, when: { day: number; interval: number } | undefined): Slice {
  const who = type !== undefined ? 'type' : group !== undefined ? 'group' : undefined
  const scope = { ...(type !== undefined && { type }), ...(group !== undefined && { group }) }
  if (!when) return { axis: who ?? 'all', ...scope }
  return { axis: who ? `${who}DayInterval` : 'dayInterval', ...scope, ...when }
}

/** Every requirement, in their order. */
export function cellsOf({ run, requirements }: Pick<Staffed, 'run' | 'requirements'>): CellVerdict[] {
  return requirements.map(({ target, measure, threshold, slice }) => {
    const share = target.share === undefined ? undefined : { comparison: '>=' as const, bound: target.share }
    const estimate = share ? daysKept(run, target, slice) : run.estimate({ measure, threshold }, slice)
    return {
      target,
      type: slice.type,
      group: slice.group,
      day: slice.day,
      slot: slice.interval,
      estimate,
      verdict: Number.isNaN(estimate.value) ? 'met' : verdict(estimate, share ?? target),
    }
  })
}

function daysKept({ plan, observations, confidence }: Run, target: Target, slice: Slice): Estimate {
  const { above, below, start } = placeOf(plan, { measure: target.measure, threshold: target.threshold, slice })
  const days = observations.flatMap(({ rows }) => {
    const b = evaluate(below, rows, start)
    return b === 0 ? [] : [keeps(evaluate(above, rows, start) / b, target)]
  })
  return shareEstimate({ kept: days.filter(Boolean).length, seen: days.length, confidence })
}
