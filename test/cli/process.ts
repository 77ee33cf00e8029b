// The real program as a process of its own.
import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { STARTER } from '../../src/cli/starter.ts'
import { build } from './build.ts'

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const MAIN = await build()

export type Ended = { code: number; out: string; err: string }

type Options = { env?: Record<string, string> }

/** The program with these arguments, as one gives it to `spawn`. */
export function command(args: readonly string[], { env = {} }: Options = {}) {
  const options = { cwd: folder, env: { ...process.env, NO_COLOR: '', ...env } }
  return [process.execPath, [MAIN, ...args], options] as const
}

/** Runs `savlanut` with these arguments to its end. */
export function savlanut(args: readonly string[], how: Options = {}): Promise<Ended> {
  const [file, all, options] = command(args, how)
  return new Promise(resolve => {
    const child = execFile(file, all, { ...options, maxBuffer: 1e9 }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
}

/** A folder of its own for these tests, with `day.yaml`: the starter, fewer replications. */
export const folder = mkdtempSync(join(tmpdir(), 'savlanut-'))
write('day.yaml', STARTER.replace('replications: 100', 'replications: 10'))

/** Writes a file into the folder. */
export function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return name
}
