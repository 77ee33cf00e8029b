// Builds the program for tests that run it as a process: compiled, as users have it, a process starts in a third of the
// time. Only what has changed is compiled; each file is replaced in one step, so that several tests may do it at once.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PLACE = join(ROOT, 'node_modules/.cache/savlanut-test')

/** @returns the path of the compiled `main.js` */
export async function build(): Promise<string> {
  const names = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  )
  const stale = names.filter(name => timeOf(join(ROOT, 'src', name)) > timeOf(compiled(name)))
  mkdirSync(PLACE, { recursive: true })
  copyFileSync(join(ROOT, 'package.json'), join(PLACE, 'package.json'))
  if (stale.length > 0) await compile(stale)
  return compiled('cli/main.ts')
}

const compiled = (name: string) => join(PLACE, 'dist', name.replace(/\.ts$/, '.js'))

const timeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

async function compile(names: readonly string[]): Promise<void> {
  const { default: ts } = await import('typescript')
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT)
  for (const name of names) {
    const text = readFileSync(join(ROOT, 'src', name), 'utf8')
    const { ES2022 } = ts.ModuleKind
    const compilerOptions = { ...options, module: ES2022, noEmit: false, allowImportingTsExtensions: false }
    const { outputText } = ts.transpileModule(text, { compilerOptions, fileName: name })
    replace(compiled(name), outputText)
  }
}

function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, text)
  renameSync(draft, path)
}
