// Every scenario of scenarios/ with a few replications and a fixed seed: the same figures, digit for digit.
// A mismatch is written beside the original as *-changed.json; `UPDATE=1 npx vitest run test/golden` accepts what came out.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readScenario, run } from '../../src/index.ts'
import { measuresOf } from '../../src/measures/definitions.ts'
import { jsonSchema } from '../../src/scenario/json-schema.ts'

const SCENARIOS = fileURLToPath(new URL('../../scenarios', import.meta.url))
const GOLDEN = fileURLToPath(new URL('.', import.meta.url))
const names = readdirSync(SCENARIOS).filter(name => name.endsWith('.yaml'))

async function summary(name: string): Promise<string> {
  const result = await run(readScenario(join(SCENARIOS, name)), { replications: 5 })
  const slices = result.plan.slices.filter(slice => ['all', 'type', 'group'].includes(slice.axis))
  const figures = slices.map(slice => {
    const values = measuresOf(result.center)
      .filter(({ axes }) => axes.includes(slice.axis))
      .map(({ id }) => [id, Number(result.estimate({ measure: id }, slice).value.toPrecision(12))])
    return [JSON.stringify(slice), Object.fromEntries(values)]
  })
  return `${JSON.stringify(Object.fromEntries(figures), null, 1)}\n`
}

test.each(names)('%s gives the figures on record', async name => {
  const file = join(GOLDEN, name.replace('.yaml', '.json'))
  const now = await summary(name)
  if (process.env.UPDATE || !existsSync(file)) {
    expect(process.env.CI, `no figures on record for ${name}`).toBeUndefined()
    writeFileSync(file, now)
  }
  const recorded = readFileSync(file, 'utf8')
  if (now !== recorded) writeFileSync(file.replace('.json', '-changed.json'), now)
  expect(now).toBe(recorded)
})

test.each(names)('%s starts with the line that gives completion, and says what it teaches', name => {
  const [first, ...lines] = readFileSync(join(SCENARIOS, name), 'utf8').split('\n')
  expect(first).toBe('# yaml-language-server: $schema=./scenario.schema.json')
  const comment = lines
    .slice(
      0,
      lines.findIndex(line => !line.startsWith('#')),
    )
    .join('\n')
  expect(comment).toMatch(/Look at/)
  expect(comment).toMatch(/\b[A-E]\d+\b/)
})

test('the schema beside the scenarios is the one the program has', () => {
  const recorded = JSON.parse(readFileSync(join(SCENARIOS, 'scenario.schema.json'), 'utf8'))
  expect(recorded).toEqual(JSON.parse(JSON.stringify(jsonSchema())))
})
