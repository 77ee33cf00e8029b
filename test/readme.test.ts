// What the README shows is run, as it stands there.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseScenario, run, textSource } from '../src/core.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const blocks = (language: string) =>
  [...README.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(m => m[1])

const scratch = mkdtempSync(join(ROOT, 'node_modules', 'readme-'))
const dist = join(scratch, 'dist')
// Where a reader stands: studies are written here.
const place = join(scratch, 'place')
beforeAll(() => {
  mkdirSync(place)
  symlinkSync(join(ROOT, 'scenarios'), join(place, 'scenarios'))
  execFileSync('node', [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', dist], {
    cwd: ROOT,
  })
  writeFileSync(join(scratch, 'package.json'), readFileSync(join(ROOT, 'package.json')))
})
afterAll(() => rmSync(scratch, { recursive: true }))

const commands = blocks('sh')
  .flatMap(block => block.split('\n'))
  .filter(line => line.startsWith('npx savlanut'))
  .map(line => line.replace(/\s+#.*$/, ''))

test.each(commands)('%s', command => {
  const shell = command.replace('npx savlanut', `node ${join(dist, 'cli/main.js')}`)
  const { status, stdout, stderr } = spawnSync('sh', ['-c', shell], { cwd: place, encoding: 'utf8', maxBuffer: 1e8 })
  // Files that were asked for are named there; anything else is a complaint.
  expect(stderr.replace(/^Wrote .*\n/gm, '')).toBe('')
  expect([0, 3, 4]).toContain(status)
  expect(stdout.length).toBeGreaterThan(20)
})

test('the scenario at the top is valid and runs', async () => {
  const source = textSource({ 'readme.yaml': blocks('yaml')[0] })
  const result = await run(parseScenario('readme.yaml', source).scenario, { replications: 5 })
  expect(result.estimate('offered').value).toBeGreaterThan(500)
  expect(result.targets).toHaveLength(2)
})

test('the library example runs as it stands', () => {
  const file = join(scratch, 'example.mjs')
  writeFileSync(file, blocks('ts')[0].replace("'savlanut'", `'${join(dist, 'index.js')}'`))
  const out = execFileSync('node', [file], { cwd: ROOT, encoding: 'utf8' })
  expect(out).toMatch(/^abandonment \d+\.\d % \(\d+\.\d–\d+\.\d\)\n\d+ rows, \d+ callers lost patience\n$/)
})

test('the report shown is the report of npm start', () => {
  const out = execFileSync('node', [join(dist, 'cli/main.js'), 'run', 'scenarios/bank-day.yaml'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const lines = out.split('\n').map(line => line.trimEnd())
  const shown = /prints this, and more:\n\n```\n(.*?)```/s
    .exec(README)![1]
    .split('\n')
    .map(line => line.trimEnd())
  for (const line of shown) expect(lines).toContain(line)
})

test('the study shown is what the command prints', () => {
  const [, command, shown] = /```\n\$ npx savlanut (.*?)\n(.*?)```/s.exec(README)!
  const out = execFileSync('node', [join(dist, 'cli/main.js'), ...command.split(' '), '--store', 'shown.duckdb'], {
    cwd: place,
    encoding: 'utf8',
  })
  expect(out.replaceAll('shown.duckdb', 'one-queue.duckdb')).toBe(shown)
})

test('every scenario of the table exists', () => {
  const [table] = /^\| scenario \|.*?\n\n/ms.exec(README)!
  const names = [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(row =>
    [...row[1].matchAll(/`([\w-]+)`/g)].map(m => m[1]),
  )
  expect(names.length).toBeGreaterThan(7)
  for (const name of names) expect(readFileSync(join(ROOT, 'scenarios', `${name}.yaml`), 'utf8')).toContain('title:')
})
