// What is asked of a sweep, by options and files: taken as it is written, or refused.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sweepRequest } from '../../../src/cli/sweep-request.ts'
import { fileSource } from '../../../src/scenario/files.ts'
import { readSweepFile } from '../../../src/scenario/sweep-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'savlanut-request-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SCENARIO = 'scenarios/one-queue.yaml'
const STAFFING = 'groups.agents.staffing'

describe('a sweep is taken as it is asked for', () => {
  it('refuses a field that varies twice, whose first value no point would have', () => {
    const twice = { file: SCENARIO, vary: [`${STAFFING}=8:9`, `${STAFFING}=10,11`] }
    expect(() => sweepRequest(twice)).toThrow(/staffing is given twice; give all its values at once/)
  })

  it('refuses a most that nothing would heed', () => {
    expect(() => sweepRequest({ file: SCENARIO, vary: `${STAFFING}=8:9`, most: '20' })).toThrow(
      /--most limits --precision/,
    )
  })

  it('says what is wrong with the values, and not also that there are none', () => {
    const wrong = () => sweepRequest({ file: SCENARIO, vary: `${STAFFING}=9:8` })
    expect(wrong).toThrow(/the range 9:8 has no end/)
    expect(wrong).not.toThrow(/nothing varies/)
  })

  it('keeps a quoted word of a file a word', () => {
    const file = join(folder, 'words.yaml')
    writeFileSync(file, 'scenario: day.yaml\nvary: { title: ["null", "True", plain, null_] }\n')
    expect(readSweepFile(file, fileSource).vary).toEqual(['title="null","True",plain,null_'])
  })
})
