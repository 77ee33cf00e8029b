// Files that the program writes.
import { writeFileSync } from 'node:fs'
import { UserError } from '../scenario/problems.ts'

/** Writes a file that must not exist yet. */
export function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' })
  } catch (error) {
    throw new UserError(whyUnwritten(JSON.stringify(path), (error as NodeJS.ErrnoException).code))
  }
}

/** Writes a file, over one of the same name. */
export function writeOver(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content)
  } catch (error) {
    throw new UserError(whyUnwritten(JSON.stringify(path), (error as NodeJS.ErrnoException).code))
  }
}

function whyUnwritten(name: string, code = 'unknown'): string {
  if (code === 'EEXIST') return `${name} exists already and is not overwritten; name another file`
  if (code === 'ENOENT') return `cannot write ${name}: there is no such folder`
  if (code === 'EACCES' || code === 'EROFS') return `cannot write ${name}: not permitted here`
  return `cannot write ${name}: ${code}`
}
