// Designs of experiments: which scenarios to run to learn the most about some factors.
export { assignmentsOf, grid } from './designs/factors.ts'
export { latinHypercube } from './designs/latin-hypercube.ts'
export { sobolSequence } from './designs/sobol.ts'
export { type Factor, factorOf } from './vary.ts'
