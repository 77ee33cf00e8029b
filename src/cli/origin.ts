// What a report follows from: the file, the command, the version, the scenario as it was read.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Lang } from '../report/words/lang.ts'
import type { Scenario } from '../scenario/schema.ts'
import { commandLine } from './shell.ts'
import { version } from './version.ts'

type Asked = { files: readonly string[]; set: readonly string[]; scenarios: readonly Scenario[]; lang: Lang }

export function originOf({ files, set, scenarios, lang }: Asked) {
  return {
    lang,
    file: files.join(' '),
    command: commandLine(),
    version: version(),
    scenarioText: files.map(file => textOf(file, { set, several: files.length > 1 })).join('\n'),
    hash: createHash('sha256').update(JSON.stringify(scenarios)).digest('hex'),
  }
}

/** The file, and what was changed in it from outside. */
function textOf(file: string, { set, several }: { set: readonly string[]; several: boolean }): string {
  const changes = set.map(each => `# --set ${each}\n`).join('')
  return `${several ? `# ${file}\n` : ''}${changes}${readFileSync(file, 'utf8')}`
}
