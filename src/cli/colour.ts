// Colours of the terminal, where there is one that wants them.
import { PLAIN, type Style } from '../report/style.ts'

const paint = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`

const COLOURS: Style = {
  strong: paint(1, 22),
  faint: paint(2, 22),
  good: paint(32, 39),
  bad: paint(31, 39),
  unsure: paint(33, 39),
}

type Output = { isTTY?: boolean }

/** Colours for a terminal, plain text for anything else or where NO_COLOR is set (https://no-color.org). */
export function styleFor(output: Output, env: NodeJS.ProcessEnv = process.env): Style {
  if (env.NO_COLOR || env.TERM === 'dumb') return PLAIN
  return output.isTTY ? COLOURS : PLAIN
}
