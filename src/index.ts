// The library in Node: the core, and scenarios in files.
export * from './core.ts'
export { openScenario, readScenario } from './scenario/files.ts'
