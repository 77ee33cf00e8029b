export { packageVersion as version } from '../experiment/sweep/program.ts'
