// What DuckDB says when it cannot go on, in words that tell people what to do.
import { UserError } from '../../scenario/problems.ts'

/** What was being done with the file. */
export type Doing = 'reading' | 'writing' | 'beginning'

/** Somebody else has the file open. */
export class InUseError extends UserError {
  /** Who, where that can be known. */
  readonly process: number | undefined

  constructor(message: string, process_: number | undefined) {
    super(message)
    this.process = process_
  }
}

type Rule = {
  says: RegExp
  doing?: Doing
  inUse?: true
  tell: (file: string, said: RegExpMatchArray, text: string) => string
}

const NO_ROOM = /No space left on device|Disk quota exceeded|not enough space on the disk/i

const RULES: readonly Rule[] = [
  {
    says: /Conflicting lock is held in[\s\S]*?\(PID (\d+)\)/,
    doing: 'reading',
    inUse: true,
    tell: (file, [, id]) => `${file} is being written by process ${id}: wait until it ends, or stop it`,
  },
  {
    says: /Conflicting lock is held in[\s\S]*?\(PID (\d+)\)/,
    inUse: true,
    tell: (file, [, id]) => `${file} is in use by process ${id}: wait until it ends, or stop it`,
  },
  {
    says: /Could not set lock on file|used by another process/,
    inUse: true,
    tell: file => `${file} is in use by another process: wait until it ends, or stop it`,
  },
  {
    says: NO_ROOM,
    doing: 'beginning',
    tell: file => `no room is left on the disk of ${file}: the study was not begun`,
  },
  {
    says: /No such file or directory|Not a directory|Permission denied|Read-only file system/,
    doing: 'beginning',
    tell: (file, [why]) => `${file} cannot be made (${why}): name a file in a folder that you may write to`,
  },
  {
    says: NO_ROOM,
    tell: file =>
      `no room is left on the disk of ${file}. What was stored is safe. Make room, then go on with: savlanut resume ${file}`,
  },
  {
    says: /not a valid DuckDB database file/,
    tell: file => `${file} is not a study: studies are DuckDB files as savlanut sweep makes them`,
  },
  {
    says: /Permission denied|Read-only file system|Operation not permitted/,
    doing: 'writing',
    tell: file => `${file} may not be written: give yourself the right to, or copy it elsewhere`,
  },
  {
    says: /Permission denied/,
    tell: file => `${file} may not be read: give yourself the right to`,
  },
  {
    says: /file with version number|newer (version of )?DuckDB|older (version of )?DuckDB/,
    tell: (file, _, text) => `${file} was written by another version of DuckDB: ${text}`,
  },
  { says: /checksum|corrupt|not read enough bytes|[Ss]erializ|Failure while replaying WAL|WAL file/i, tell: damaged },
  { says: /Catalog Error: Table with name|Binder Error: Referenced column/, tell: damaged },
  { says: /INTERNAL Error|Failed to load metadata|FATAL Error|Input\/output error/, doing: 'reading', tell: damaged },
]

function damaged(file: string, _: unknown, text: string): string {
  return damageOf(file, text).message
}

/** What to say of a study that is not what was written. */
export function damageOf(file: string, what: string): UserError {
  return new UserError(
    `the study ${file} is damaged: ${what}. Take a copy of it that is not, or run it again into a new file`,
  )
}

/** The error as people can act on it; one that DuckDB has no reason for stays what it is, a bug. */
export function toldError(error: unknown, file: string, doing: Doing): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error
  const text = firstLine(error.message)
  for (const rule of RULES) {
    const said = error.message.match(rule.says)
    if (!said || (rule.doing ?? doing) !== doing) continue
    const message = rule.tell(file, said, text)
    return rule.inUse
      ? new InUseError(message, said[1] === undefined ? undefined : Number(said[1]))
      : new UserError(message)
  }
  return error
}

/** DuckDB goes on to give advice that is no use here. */
const firstLine = (text: string) => text.split('\n', 1)[0].replace(/[.!]\s*$/, '')
