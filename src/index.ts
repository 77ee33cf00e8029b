// The library in Node: the core, and scenarios in files.
export * from './core.ts'
export { fileSource, openScenario, readScenario } from './scenario/files.ts'
