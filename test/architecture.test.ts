// Who may import whom, as data. A failing line says what to do: move the code, or change the table here on purpose.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

type Kind = 'types' | 'values'

/** Other rooms each room may use: their types alone, or their values too. `room/file` allows one file. */
const ROOMS: Record<string, Record<string, Kind>> = {
  engine: {},
  stats: {},
  scenario: {},
  model: { engine: 'values', scenario: 'types' },
  measures: { model: 'types', 'model/outcomes': 'values', stats: 'values' },
  experiment: {
    scenario: 'values',
    model: 'values',
    measures: 'values',
    stats: 'values',
    'engine/random': 'values',
    'engine/laws': 'values',
  },
  calibrate: { scenario: 'values', stats: 'values' },
  report: { measures: 'values', experiment: 'types', 'experiment/erlang': 'values' },
  cli: {
    scenario: 'values',
    model: 'values',
    measures: 'values',
    experiment: 'values',
    calibrate: 'values',
    report: 'values',
  },
}

/** Packages each room may use. */
const PACKAGES: Record<string, string[]> = {
  engine: ['seedrandom'],
  scenario: ['papaparse', 'yaml', 'zod'],
  experiment: ['@duckdb/node-api', 'bullmq', 'highs', 'ioredis', 'tinypool'],
  calibrate: ['exceljs', 'papaparse', 'zod'],
  report: ['@observablehq/plot', 'exceljs', 'linkedom'],
  cli: ['cli-progress', 'pino', 'yaml', 'yargs'],
}

/** Where the machine begins: files, the host, threads. All others run in a browser. */
const NODE = [
  'scenario/files',
  'experiment/pool',
  'experiment/worker',
  'experiment/staff/pool',
  'experiment/staff/worker',
  'experiment/sweep/',
  'cli/',
  'index',
]

/** Rooms of pure functions: no clock, no chance but the engine's, no output, nothing to wait for. */
const PURE = ['engine', 'stats', 'model', 'measures', 'scenario']
const IMPURE = [
  'Date',
  'console',
  'process',
  'performance',
  'Promise',
  'setTimeout',
  'setInterval',
  'fetch',
  'globalThis',
]

type Import = { from: string; target: string; kind: Kind; dynamic: boolean; line: number }
type Source = { path: string; room: string; imports: Import[]; impure: string[] }

const name = (path: string) => path.replace(/^src\//, '').replace(/\.ts$/, '')
const roomOf = (path: string) => (path.includes('/') ? path.split('/')[0] : '')
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => read(`src/${path.replaceAll('\\', '/')}`))

function read(path: string): Source {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const source: Source = { path, room: roomOf(name(path)), imports: [], impure: [] }
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1
  const add = (specifier: ts.Expression, kind: Kind, dynamic: boolean) => {
    if (!ts.isStringLiteral(specifier)) return
    const { text } = specifier
    const target = text.startsWith('.') ? name(normalize(join(dirname(path), text))) : text
    source.imports.push({ from: name(path), target, kind, dynamic, line: lineOf(specifier) })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, kindOfImport(node), false)
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, kindOfExport(node), false)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], 'values', true)
    const said = impureWord(node)
    if (said) source.impure.push(`${path}:${lineOf(node)} ${said}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return source
}

function kindOfImport({ importClause }: ts.ImportDeclaration): Kind {
  const bindings = importClause?.namedBindings
  const onlyTypes =
    importClause?.isTypeOnly ||
    (importClause &&
      !importClause.name &&
      bindings &&
      ts.isNamedImports(bindings) &&
      bindings.elements.every(e => e.isTypeOnly))
  return onlyTypes ? 'types' : 'values'
}

function kindOfExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): Kind {
  const onlyTypes =
    isTypeOnly || (exportClause && ts.isNamedExports(exportClause) && exportClause.elements.every(e => e.isTypeOnly))
  return onlyTypes ? 'types' : 'values'
}

function impureWord(node: ts.Node): string | undefined {
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) return 'waits for something'
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') return 'Math.random'
  if (!ts.isIdentifier(node) || !IMPURE.includes(node.text)) return undefined
  const { parent } = node
  // A date made of a number asks no clock.
  if (ts.isNewExpression(parent) && node.text === 'Date' && (parent.arguments?.length ?? 0) > 0) return undefined
  const isName = (ts.isPropertyAccessExpression(parent) && parent.name === node) || ts.isPropertyAssignment(parent)
  return isName ? undefined : node.text
}

const isOurs = (target: string) => sources.some(source => name(source.path) === target)
const between = sources.flatMap(({ room, imports }) =>
  imports.filter(({ target }) => room !== '' && isOurs(target) && roomOf(target) !== room).map(i => ({ room, ...i })),
)

/** The entry of the table that allows an import, or undefined. */
function allowing({ room, target, kind }: { room: string; target: string; kind: Kind }): string | undefined {
  const table = ROOMS[room] ?? {}
  return [target, roomOf(target)].find(
    entry => table[entry] === 'values' || (table[entry] === 'types' && kind === 'types'),
  )
}

describe('a room', () => {
  test('uses only the rooms it may', () => {
    const wrong = between.filter(i => allowing(i) === undefined)
    expect(
      wrong.map(({ from, line, target, kind, room }) => {
        const only = ROOMS[room]?.[roomOf(target)] === 'types' ? ' (types only: write "import type")' : ''
        return `src/${from}.ts:${line} ${room} must not import ${kind} of ${target}${only}: move what is needed to ${room} or below it`
      }),
    ).toEqual([])
  })

  test('has a row in the table, and no row is out of date', () => {
    const rooms = new Set(sources.map(({ room }) => room).filter(room => room !== ''))
    expect([...rooms].filter(room => !ROOMS[room]).map(room => `src/${room}: give it a row in ROOMS`)).toEqual([])
    const stale = Object.entries(ROOMS).flatMap(([room, table]) => [
      ...(rooms.has(room) ? [] : [`ROOMS.${room}: there is no such room any more, remove the row`]),
      ...Object.entries(table).flatMap(([entry, kind]) => {
        const used = between.filter(i => i.room === room && allowing(i) === entry)
        if (used.length === 0) return [`ROOMS.${room}: nothing imports ${entry} any more, remove it`]
        return kind === 'values' && used.every(i => i.kind === 'types')
          ? [`ROOMS.${room}.${entry}: types are enough`]
          : []
      }),
    ])
    expect(stale).toEqual([])
  })

  test('uses only the packages it may', () => {
    const used = sources.flatMap(({ room, imports }) =>
      imports.filter(({ target }) => !isOurs(target) && !target.startsWith('node:')).map(i => ({ room, ...i })),
    )
    const wrong = used.filter(({ room, target }) => !PACKAGES[room]?.includes(target))
    expect(
      wrong.map(
        ({ from, line, target, room }) => `src/${from}.ts:${line} ${room || 'the entry'} must not import ${target}`,
      ),
    ).toEqual([])
    const stale = Object.entries(PACKAGES).flatMap(([room, packages]) =>
      packages
        .filter(target => !used.some(i => i.room === room && i.target === target))
        .map(p => `PACKAGES.${room}: ${p}`),
    )
    expect(stale).toEqual([])
  })
})

describe('the core runs anywhere', () => {
  test('and node:* is used only where the machine begins', () => {
    const wrong = sources.flatMap(({ imports }) =>
      imports.filter(({ from, target }) => target.startsWith('node:') && !NODE.some(place => from.startsWith(place))),
    )
    expect(wrong.map(({ from, line, target }) => `src/${from}.ts:${line} must not import ${target}`)).toEqual([])
  })

  test('and src/core.ts reaches none of those places, unless it asks for them later', () => {
    const paths = new Map([['core', 'src/core.ts']])
    for (const [from, path] of paths) {
      const imports = sources.find(source => name(source.path) === from)?.imports ?? []
      for (const { target, kind, dynamic } of imports)
        if (kind === 'values' && !dynamic && !paths.has(target)) paths.set(target, `${path} → ${target}`)
    }
    const bad = [...paths].filter(
      ([target]) => target.startsWith('node:') || NODE.some(place => target.startsWith(place)),
    )
    expect(bad.map(([, path]) => path)).toEqual([])
    expect(paths.size).toBeGreaterThan(50)
  })

  test.each(PURE)('%s has no clock, no output, no other chance and nothing to wait for', room => {
    const said = sources.filter(s => s.room === room && !NODE.includes(name(s.path))).flatMap(({ impure }) => impure)
    expect(said).toEqual([])
  })
})
