// The files in scenarios/studies, run as the machines they are for would run them.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { build } from './build.ts'

vi.setConfig({ testTimeout: 120_000 })

const STUDIES = resolve('scenarios/studies')
const STUDY = join(STUDIES, 'staffing.yaml')
const root = mkdtempSync(join(tmpdir(), 'savlanut-studies-'))
afterAll(() => rmSync(root, { recursive: true }))

/** A folder where `savlanut` is on the path, and a shell in it. */
function machine(name: string) {
  const folder = join(root, name)
  mkdirSync(folder)
  const run = (command: string, env: Record<string, string> = {}) =>
    execFileSync('/bin/bash', ['-c', command], {
      cwd: folder,
      env: { ...process.env, ...env, PATH: `${join(root, 'bin')}:${process.env.PATH}` },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const exported = () => {
    run('savlanut export study.duckdb --format csv')
    const out = join(folder, 'study-export')
    return Object.fromEntries(readdirSync(out).map(file => [file, readFileSync(join(out, file), 'utf8')]))
  }
  return { folder, run, exported }
}

let whole: Record<string, string>
beforeAll(async () => {
  const main = await build()
  mkdirSync(join(root, 'bin'))
  writeFileSync(join(root, 'bin/savlanut'), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`)
  chmodSync(join(root, 'bin/savlanut'), 0o755)
  const { run, exported } = machine('whole')
  run(`savlanut sweep ${STUDY} --store study.duckdb --workers 1 --quiet`)
  whole = exported()
})

describe('a study in parts is the whole study, byte for byte,', () => {
  test('as an array of Slurm', () => {
    const { run, exported } = machine('slurm')
    for (const task of ['1', '2', '3'])
      run(`bash ${STUDIES}/slurm.sh`, {
        STUDY,
        SLURM_ARRAY_TASK_ID: task,
        SLURM_ARRAY_TASK_COUNT: '3',
        SLURM_CPUS_PER_TASK: '1',
      })
    run('savlanut merge study.duckdb part-*.duckdb')
    expect(exported()).toEqual(whole)
  })

  test('as an Indexed Job of Kubernetes', () => {
    const job = parse(readFileSync(join(STUDIES, 'kubernetes.yaml'), 'utf8'))
    expect([job.kind, job.spec.completionMode]).toEqual(['Job', 'Indexed'])
    const [{ args, env }] = job.spec.template.spec.containers
    const { PARTS } = Object.fromEntries(env.map(({ name, value }: { name: string; value: string }) => [name, value]))
    expect(Number(PARTS)).toBe(job.spec.completions)
    const { run, exported } = machine('kubernetes')
    for (let index = 0; index < job.spec.completions; index++)
      run(args[0], { STUDY, PARTS, JOB_COMPLETION_INDEX: String(index) })
    run('savlanut merge study.duckdb part-*.duckdb')
    expect(exported()).toEqual(whole)
  })

  test('as a matrix of GitHub Actions', () => {
    const { jobs } = parse(readFileSync(join(STUDIES, 'github-actions.yml'), 'utf8'))
    const commands = (steps: { run?: string }[]) =>
      steps.flatMap(step => (step.run?.startsWith('savlanut') ? [step.run.replace('scenarios/studies', STUDIES)] : []))
    const { run, exported } = machine('github')
    for (const part of jobs.part.strategy.matrix.part)
      for (const command of commands(jobs.part.steps)) run(command.replace(/\$\{\{ matrix\.part \}\}/g, String(part)))
    for (const command of commands(jobs.whole.steps)) run(command)
    expect(exported()).toEqual(whole)
  })

  test('and a part that is missing is told', () => {
    const { run } = machine('missing')
    run(`savlanut sweep ${STUDY} --shard 1/2 --store part-1.duckdb --workers 1 --quiet`)
    expect(() => run('savlanut merge study.duckdb part-1.duckdb')).toThrow(
      expect.objectContaining({ status: 5, stdout: expect.stringContaining('240 of 480 replications') }),
    )
  })
})
