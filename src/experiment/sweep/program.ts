// Which program makes the results. Two programs that differ may not write into the same study.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type Program = {
  /** Version of the package. */
  version: string
  /** Hash of the code that results follow from: 64 hexadecimal digits. */
  code: string
  /** Of the engine that computes exponentials and powers. */
  v8: string
}

/** Rooms whose code makes results; what commands and reports do with them has no part in it. */
const ROOMS = ['engine', 'stats', 'scenario', 'model', 'measures', 'experiment']
const SOURCE = /\.[jt]s$/

const ROOT = new URL('../../', import.meta.url)

let known: Program | undefined

/** The program that runs. Read once. */
export function thisProgram(): Program {
  known ??= { version: packageVersion(), code: hashOfCode(), v8: process.versions.v8 }
  return known
}

/** The version of the package that this file is part of, built or not. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', ROOT), 'utf8')) as { version: string }
  return version
}

function hashOfCode(): string {
  const hash = createHash('sha256')
  for (const room of ROOMS) {
    const folder = fileURLToPath(new URL(room, ROOT))
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map(file => file.replaceAll('\\', '/'))
      .filter(file => SOURCE.test(file) && !file.endsWith('.d.ts'))
    for (const file of files.sort()) hash.update(`${room}/${file}\n`).update(readFileSync(`${folder}/${file}`))
  }
  return hash.digest('hex')
}

/** What differs between two programs, a sentence each. */
export function programDifferences(stored: Program, here: Program): string[] {
  const names = { version: 'savlanut', code: 'its code', v8: "Node's V8" } as const
  return (Object.keys(names) as (keyof Program)[]).flatMap(part =>
    stored[part] === here[part]
      ? []
      : [`${names[part]}: ${short(stored[part])} made the study, this is ${short(here[part])}`],
  )
}

const short = (text: string) => (/^[0-9a-f]{64}$/.test(text) ? text.slice(0, 12) : text)
