// What is wrong with what people wrote: where, what, and the word they probably meant.

export type Path = readonly (string | number)[]

/** One thing wrong. `line` and `column` count from 1. */
export type Problem = { path: string; message: string; file?: string; line?: number; column?: number }

/** The user's mistake, told as all its problems, one a line; any other error is a bug of the program. */
export class UserError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: string | readonly Problem[]) {
    const all = typeof problems === 'string' ? [{ path: '', message: problems }] : problems
    const lines = new Set(all.map(formatProblem))
    super([...lines].join('\n'))
    this.name = 'UserError'
    this.problems = all
  }
}

/** `scenarios/day.yaml:41:9 groups.front.serves[0]: unknown call type "biling"`; what is not known is left out. */
export function formatProblem({ path, message, file, line, column }: Problem): string {
  const place = [file, line, column].filter(part => part !== undefined && part !== '').join(':')
  return [place, path === '' ? message : `${path}: ${message}`].filter(part => part !== '').join(' ')
}

/** `groups.front.serves[0]`, with quotes around names that are not plain words. */
export function formatPath(path: Path): string {
  return path
    .map((step, i) => {
      if (typeof step === 'number') return `[${step}]`
      const plain = /^[\p{L}\p{N}_-]+$/u.test(step) && !/^\d+$/.test(step)
      return plain ? `${i === 0 ? '' : '.'}${step}` : `[${quote(step)}]`
    })
    .join('')
}

/** `unknown call type "biling" — did you mean "billing"? (known: billing, sales)` */
export function unknownWord(kind: string, word: string, known: readonly string[]): string {
  const near = suggest(word, known)
  const hint = near === undefined ? '' : ` — did you mean ${quote(near)}?`
  return `unknown ${kind} ${quote(word)}${hint}${listKnown(known)}`
}

const MOST_KNOWN = 30

function listKnown(known: readonly string[]): string {
  const names = known.slice(0, MOST_KNOWN).map(name => shorten(name, 40))
  return names.length === 0 ? '' : ` (known: ${names.join(', ')}${known.length > MOST_KNOWN ? ' …' : ''})`
}

/** The known word nearest to a misspelt one, or undefined when none is near. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const typed = word.toLowerCase().slice(0, 60)
  let least = Math.max(1, Math.floor(typed.length * 0.4)) + 0.5
  let best: string | undefined
  for (const name of known) {
    const begins = typed.length > 2 && name.toLowerCase().startsWith(typed)
    const edits = begins ? 0.5 : editsBetween(typed, name.toLowerCase().slice(0, 60))
    if (edits < least) [least, best] = [edits, name]
  }
  return best
}

// Optimal string alignment: letters inserted, deleted, replaced, or two neighbours swapped.
function editsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    ;[before, last] = [last, row]
  }
  return last[b.length]
}

/** A value as a message shows it: short, on one line. */
export function show(value: unknown): string {
  if (typeof value === 'string') return quote(shorten(value, 40))
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return `{ ${shorten(Object.keys(value).slice(0, 6).join(', '), 60)} }`
  return typeof value === 'function' ? 'a function' : String(value)
}

export const quote = (text: string) => JSON.stringify(shorten(text, 60))

const shorten = (text: string, most: number) => (text.length > most ? `${text.slice(0, most)}…` : text)
