/**
 * The file a worker thread starts from. Where the program itself runs from TypeScript, as tests do, the thread has to
 * learn first to read it.
 * @param path without its ending, relative to the module
 * @param module `import.meta.url` of the caller
 */
export function workerFile(path: string, module: string): string {
  if (!module.endsWith('.ts')) return new URL(`${path}.js`, module).href
  const tsx = import.meta.resolve('tsx/esm/api')
  const worker = new URL(`${path}.ts`, module).href
  const code = `import { register } from '${tsx}'; register(); export default (await import('${worker}')).default`
  return `data:text/javascript,${encodeURIComponent(code)}`
}
