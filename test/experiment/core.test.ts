import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as core from '../../src/core.ts'
import * as library from '../../src/index.ts'

/** Modules that a file imports, whether it uses them or not; those imported when needed and mere types apart. */
function importsOf(file: URL): string[] {
  const text = readFileSync(file, 'utf8')
  const statements = text.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)'/gms)
  return [...statements].map(([, name]) => name)
}

function reach(file: URL, seen = new Set<string>()): Set<string> {
  for (const name of importsOf(file)) {
    const found = name.startsWith('.') ? new URL(name, file).href : name
    if (seen.has(found)) continue
    seen.add(found)
    if (name.startsWith('.')) reach(new URL(found), seen)
  }
  return seen
}

describe('the library', () => {
  test('without files runs in a browser: nothing of Node comes with it', () => {
    const found = [...reach(new URL('../../src/core.ts', import.meta.url))]
    expect(found.length).toBeGreaterThan(20)
    expect(found.filter(name => name.startsWith('node:') || name === 'tinypool')).toEqual([])
  })

  test('gives what the README promises', () => {
    expect(Object.keys(core)).toMatchInlineSnapshot(`
      [
        "compare",
        "assignmentsOf",
        "factorOf",
        "grid",
        "latinHypercube",
        "sobolSequence",
        "erlangBeside",
        "erlangNeed",
        "checkTargets",
        "measureOf",
        "run",
        "schedule",
        "staff",
        "whatIfChanges",
        "measures",
        "estimate",
        "fractions",
        "histogram",
        "findSlice",
        "Tabulator",
        "tabulation",
        "compile",
        "rowsOf",
        "simulate",
        "UserError",
        "parseScenario",
        "parseScenarioObject",
        "textSource",
        "morris",
        "morrisTrajectories",
        "saltelliPoints",
        "sobolIndices",
      ]
    `)
    const files = Object.keys(library).filter(name => !(name in core))
    expect(files).toEqual(['fileSource', 'openScenario', 'readScenario'])
  })
})
