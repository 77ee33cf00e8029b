// A trial: one replication of a center. Every experiment is a list of them; where one runs never shows in its result.
import { sumObservations } from '../measures/fold.ts'
import { Tabulator } from '../measures/tabulate.ts'
import type { Observation, Tabulation } from '../measures/tabulation.ts'
import type { Outcomes } from '../model/outcomes.ts'
import { simulate } from '../model/simulate.ts'

export type { TracedEvent } from '../model/trace.ts'

export type Trial = {
  seed: string
  /** Number of the replication, from 0. */
  replication: number
  /** One observation of the whole replication, also in a steady-state study, where it is else one a batch. */
  whole: boolean
}

/** Runs trials and gives their observations, in order of the trials. */
export type Runner = {
  run(trials: readonly Trial[], onDone: () => void): Promise<Observation[]>
  close(): Promise<void>
}

/**
 * Simulates a trial and tabulates it.
 * @param look is shown every block of outcomes; the block is used again afterwards
 */
export function runTrial(
  plan: Tabulation,
  { seed, replication, whole }: Trial,
  look: (block: Outcomes) => void = () => {},
): Observation[] {
  const tabulator = new Tabulator(plan)
  const onBlock = (block: Outcomes) => {
    tabulator.add(block)
    look(block)
  }
  const simulation = simulate(plan.center, { seed, replication, onBlock })
  const observations = tabulator.finish(simulation)
  return whole ? [sumObservations(observations)] : observations
}

const PATIENCE_MS = 50

/** Runs trials one after another in this thread, which it leaves to others now and then. */
export function inThisThread(plan: Tabulation): Runner {
  return {
    async run(trials, onDone) {
      const observations: Observation[] = []
      let since = performance.now()
      for (const trial of trials) {
        observations.push(...runTrial(plan, trial))
        onDone()
        if (performance.now() - since < PATIENCE_MS) continue
        await new Promise(resolve => setTimeout(resolve))
        since = performance.now()
      }
      return observations
    },
    async close() {},
  }
}
