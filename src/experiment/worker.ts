// One worker thread of a pool: compiles the scenario once, then runs the trials it is given.
import Tinypool from 'tinypool'
import { tabulation } from '../measures/tabulation.ts'
import { compile } from '../model/compile.ts'
import type { PoolData } from './pool.ts'
import { runTrial, type Trial } from './trials.ts'

const { scenario, thresholds, axes } = Tinypool.workerData as PoolData
const plan = tabulation(compile(scenario), thresholds, { also: axes })

export default (trial: Trial) => runTrial(plan, trial)
