// A staffing plan for programs: JSON with everything, CSV with a row an interval. What does not exist is null, or empty.
import type { Run } from '../experiment/run.ts'
import type { Binding, CellVerdict, Need, StaffPlan, Total } from '../experiment/staff/plan.ts'
import { namesOf } from '../measures/names.ts'
import type { Slice } from '../measures/slices.ts'
import type { Target } from '../measures/targets.ts'
import { cell } from './csv.ts'
import { staffAnswer } from './staff-answer.ts'
import { callsIn, targetsSeen } from './staff-view.ts'

type Where = { file: string; version: string }

/** One document: the answer, need by interval, totals, targets in every cell, and how it was found. */
export function staffJson(plan: StaffPlan, { file, version }: Where): string {
  return `${JSON.stringify({ savlanut: version, file, ...staffFields(plan) }, null, 2)}\n`
}

export function staffFields(plan: StaffPlan) {
  const { asked, run, needs, totals, cells, search, whatIf } = plan
  const { center, seed, confidence, replications } = run
  return {
    title: asked.title,
    answer: staffAnswer(plan, 'en'),
    whatIf,
    replications,
    seed,
    confidence,
    totals: totals.map(total => totalFields(center, total)),
    targets: targetsSeen(plan).map(({ target, verdict, worst, cells }) => ({
      ...targetFields(target),
      verdict,
      cells,
      worst: cellFields(center, worst),
    })),
    needs: needs.map(need => needFields(plan, need)),
    cells: cells.map(each => cellFields(center, each)),
    search,
  }
}

const totalFields = (center: Run['center'], { group, ...total }: Total) => ({ group: nameOf(center, group), ...total })

const targetFields = ({ text, measure, threshold, comparison, bound, every, scope }: Target) => ({
  target: text,
  measure,
  threshold,
  comparison,
  bound,
  every,
  ...scope,
})

function needFields({ run }: StaffPlan, { binding, ...need }: Need) {
  const { group, net, gross, verdict, probability } = need
  return {
    ...placeOf(run.center, need),
    calls: callsIn(run, group, need),
    net,
    gross,
    binding: binding && { target: binding.target.text, shown: binding.shown, ...binding.estimate },
    verdict,
    probability,
  }
}

function cellFields(center: Run['center'], { target, type, group, day, slot, estimate, verdict }: CellVerdict) {
  const names = namesOf(center, sliceOf(center, { type, group, day, slot }))
  return { target: target.text, ...names, verdict, estimate }
}

const HEAD = 'group,day,interval,net,gross,binding,value,low,high,verdict,probability'

/** Need, a row an interval, tidy (RFC 4180); `binding` is the target, value, low and high are of its measure. */
export function staffCsv({ needs, run: { center } }: StaffPlan): string {
  const rows = needs.map(need => {
    const { group, day, interval } = placeOf(center, need)
    const { net, gross, binding, verdict, probability } = need
    return [group, day, interval, net, gross, ...bindingCells(binding), verdict, probability]
  })
  return `${[HEAD, ...rows.map(row => row.map(cell).join(','))].join('\r\n')}\r\n`
}

const bindingCells = (binding: Binding | undefined) =>
  binding
    ? [binding.target.text, binding.estimate.value, binding.estimate.low, binding.estimate.high]
    : [undefined, undefined, undefined, undefined]

// ── places ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Place = { type?: number; group?: number; day?: number; slot?: number }

/** Group, date and start of the interval, as they are written in all tables. */
export function placeOf(center: Run['center'], place: Place) {
  const { group, day, interval } = namesOf(center, sliceOf(center, place))
  return { group, day, interval }
}

/** A steady-state study has neither days nor intervals. */
const sliceOf = ({ steady }: Run['center'], { type, group, day, slot }: Place): Slice =>
  steady ? { axis: 'all', type, group } : { axis: 'all', type, group, day, interval: slot }

const nameOf = (center: Run['center'], group: number | undefined) =>
  group === undefined ? undefined : center.groups[group].name
