// The library, as far as it runs in a browser too: everything but files.
export {
  type CompareOptions,
  type Comparison,
  type Contestant,
  compare,
  type Difference,
  type Selection,
} from './experiment/compare.ts'
export { assignmentsOf, type Factor, factorOf, grid, latinHypercube, sobolSequence } from './experiment/designs.ts'
export { type ErlangBeside, type ErlangRow, erlangBeside } from './experiment/erlang.ts'
export { type ErlangAsked, type ErlangNeed, erlangNeed } from './experiment/erlang-need.ts'
export { checkTargets, measureOf } from './experiment/language.ts'
export { type Run, run } from './experiment/run.ts'
export type { Schedule } from './experiment/schedule/plan.ts'
export { type ScheduleOptions, schedule } from './experiment/schedule/schedule.ts'
export type { StaffPlan } from './experiment/staff/plan.ts'
export { type StaffOptions, staff } from './experiment/staff/staff.ts'
export type { Precision, Progress, RunOptions } from './experiment/study.ts'
export { whatIfChanges } from './experiment/what-if.ts'
export { type Measure, type MeasureId, measures } from './measures/definitions.ts'
export { type Asked, estimate, fractions, histogram, type Reference } from './measures/estimate.ts'
export { findSlice, type Slice, type Where } from './measures/slices.ts'
export { Tabulator } from './measures/tabulate.ts'
export { type Observation, type ServiceLevel, type Tabulation, tabulation } from './measures/tabulation.ts'
export type { Target, TargetProblem } from './measures/targets.ts'
export type { Judgement, Verdict } from './measures/verdict.ts'
export type { Center } from './model/center.ts'
export { compile } from './model/compile.ts'
export type { Level, Outcomes } from './model/outcomes.ts'
export { type Row, rowsOf } from './model/rows.ts'
export { type SimulateOptions, type Simulation, simulate } from './model/simulate.ts'
export { type Problem, UserError } from './scenario/problems.ts'
export { parseScenario, parseScenarioObject, type Reading, type Source, textSource } from './scenario/read.ts'
export type { Scenario, ScenarioInput } from './scenario/schema.ts'
export type { Estimate } from './stats/interval.ts'
export { type ElementaryEffects, type MorrisDesign, morris, morrisTrajectories } from './stats/morris.ts'
export {
  type SaltelliPoints,
  type SobolEvaluations,
  type SobolIndices,
  type SobolOptions,
  saltelliPoints,
  sobolIndices,
} from './stats/sobol-indices.ts'
