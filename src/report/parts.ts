// Parts of the journey beyond the queue that a scenario may ask about. Without satisfaction every customer is content,
// without resolution every answer a solution: figures that would only look as if they said something.
import type { Run } from '../experiment/run.ts'

export type Part = 'journey' | 'resolution' | 'satisfaction' | 'money' | 'customers'

const HAS: Readonly<Record<Part, (run: Run) => boolean>> = {
  journey: ({ center }) => center.journey !== undefined,
  resolution: ({ center }) => center.types.some(({ journey }) => journey?.resolution !== undefined),
  satisfaction: ({ scenario }) => scenario.satisfaction !== undefined,
  money: ({ scenario }) => scenario.economics !== undefined,
  customers: ({ scenario }) => scenario.customers !== undefined,
}

/** Whether the scenario of a run asks about a part; what needs none is always there. */
export const has = (run: Run, part: Part | undefined): boolean => part === undefined || HAS[part](run)
