// Files that an import reads and writes: all are checked before the first is written.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { UserError } from '../scenario/problems.ts'
import type { Overwrite } from './import-request.ts'

const REASONS: Record<string, string> = {
  EACCES: 'not permitted',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file',
}

/** @throws UserError where the file cannot be read */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new UserError(`cannot read ${JSON.stringify(path)}: ${REASONS[code] ?? code}`)
  }
}

export type Output = { path: string; content: string | Uint8Array }

/**
 * Writes files, all or none where one exists already.
 * @throws UserError with every file that exists, unless overwriting is asked for
 */
export function writeOutputs(outputs: readonly Output[], overwrite: Overwrite): void {
  const there = outputs.filter(({ path }) => overwrite === 'never' && existsSync(path))
  if (there.length > 0)
    throw new UserError(
      there.map(({ path }) => ({
        path: '',
        message: `${JSON.stringify(path)} exists already and is not overwritten; name another file or give --force`,
      })),
    )
  const homeless = outputs.filter(({ path }) => !existsSync(dirname(path)))
  if (homeless.length > 0)
    throw new UserError(
      homeless.map(({ path }) => ({
        path: '',
        message: `cannot write ${JSON.stringify(path)}: there is no such folder`,
      })),
    )
  for (const { path, content } of outputs) writeOne(path, content)
}

function writeOne(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new UserError(
      `cannot write ${JSON.stringify(path)}: ${code === 'ENOENT' ? 'there is no such folder' : (REASONS[code] ?? code)}`,
    )
  }
}
