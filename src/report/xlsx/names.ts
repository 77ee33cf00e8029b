// Names that spreadsheets take for sheets.

/** Characters, as spreadsheets count them. */
const LONGEST = 31

/** Excel keeps this one for itself. */
const RESERVED = ['history']

/**
 * The names made legal and different from one another: at most 31 characters, none of `[]:*?/\`, no apostrophe at either end.
 * Capital letters tell no two sheets apart.
 * @example sheetNames(['Day: 1/2', 'day 1 2']) // => ['Day 1 2', 'day 1 2 (2)']
 */
export function sheetNames(asked: readonly string[]): string[] {
  const taken = new Set(RESERVED)
  return asked.map(name => {
    const legal = legalName(name)
    for (let copy = 1; ; copy++) {
      const free = copy === 1 ? legal : numbered(legal, copy)
      if (taken.has(free.toLowerCase())) continue
      taken.add(free.toLowerCase())
      return free
    }
  })
}

function legalName(name: string): string {
  const line = name.replace(/[[\]:*?/\\\p{Cc}\p{Cs}\ufffe\uffff\s]+/gu, ' ')
  return cut(line.replace(/^['\s]+/, ''), LONGEST) || 'Sheet'
}

function numbered(name: string, copy: number): string {
  const suffix = ` (${copy})`
  return `${cut(name, LONGEST - suffix.length)}${suffix}`
}

/** Never half a character. */
function cut(text: string, most: number): string {
  let short = ''
  for (const character of text) {
    if (short.length + character.length > most) break
    short += character
  }
  return short.replace(/['\s]+$/, '')
}
