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
export { checkTargets, measureOf } from './experiment/language.ts'
export { type Run, run } from './experiment/run.ts'
export type { Precision, Progress, RunOptions } from './experiment/study.ts'
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
