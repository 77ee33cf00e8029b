// Values of options, checked: all mistakes are told at once.
import { UserError } from '../scenario/problems.ts'
import type { Values } from './command.ts'
import { UsageError } from './failure.ts'

/** How a report is written. */
export type Form = 'text' | 'json' | 'csv' | 'quiet'

/** Reads options one by one and remembers what is wrong with them until `done`. */
export class OptionReader {
  private readonly values: Values
  private readonly mistakes: string[] = []

  constructor(values: Values) {
    this.values = values
  }

  flag(name: string): boolean {
    return this.values[name] === true
  }

  given(name: string): boolean {
    return this.values[name] !== undefined
  }

  text(name: string): string | undefined {
    const value = this.values[name]
    if (!Array.isArray(value)) return value === undefined ? undefined : String(value)
    this.refuse(`--${name} is given ${value.length} times`)
    return undefined
  }

  /** An option that may be given several times. */
  list(name: string): string[] {
    const value = this.values[name]
    const values = Array.isArray(value) ? value : [value]
    // yargs makes of no arguments at all a list that holds one undefined.
    return values.filter(each => each !== undefined).map(String)
  }

  whole(name: string, [least, most]: [number, number]): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`
    this.refuse(`--${name}: expected a whole number ${range}, not ${JSON.stringify(text)}`)
    return undefined
  }

  /** A share above 0 and below 1: `0.02` or `2%`. */
  share(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const match = /^(\d+(?:\.\d*)?|\.\d+)\s*(%?)$/.exec(text.trim())
    const value = match ? Number(match[1]) / (match[2] === '%' ? 100 : 1) : Number.NaN
    if (value > 0 && value < 1) return value
    this.refuse(`--${name}: expected a share such as 2% or 0.02, not ${JSON.stringify(text)}`)
    return undefined
  }

  /** --json, --csv or --quiet; else text. */
  form(): Form {
    const asked = (['json', 'csv', 'quiet'] as const).filter(name => this.flag(name))
    if (asked.length > 1) this.refuse(`give one of ${asked.map(name => `--${name}`).join(' and ')}`)
    return asked[0] ?? 'text'
  }

  refuse(mistake: string): void {
    this.mistakes.push(mistake)
  }

  /** Remembers what is wrong with what `act` reads of an option. */
  collect<Value>(name: string, act: () => Value): Value | undefined {
    try {
      return act()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      this.refuse(`--${name}: ${error.message}`)
      return undefined
    }
  }

  /** @throws UsageError with all that was wrong. */
  done(): void {
    if (this.mistakes.length > 0) throw new UsageError(this.mistakes.map(message => ({ path: '', message })))
  }
}
