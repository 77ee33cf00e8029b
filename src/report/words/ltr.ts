// Numbers and units, file names and targets inside a sentence that runs from right to left.

const ISOLATE = '\u2066'
const POP = '\u2069'

/** The text as one piece that runs from left to right, wherever it stands (Unicode's isolates). */
export const ltr = (text: string): string => (text === '' ? '' : `${ISOLATE}${text}${POP}`)

/** Text without the marks of `ltr`, where they cannot be read. */
export const withoutMarks = (text: string): string => text.replaceAll(ISOLATE, '').replaceAll(POP, '')
