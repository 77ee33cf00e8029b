// The style sheet of the page: one, inside it. Only logical properties, so that it serves both directions.
import { BLOCKS } from './style-blocks.ts'
import { COLOURS } from './style-colours.ts'
import { FRAME } from './style-frame.ts'
import { PRINT } from './style-print.ts'

export const STYLE = `\n${[COLOURS, FRAME, BLOCKS, PRINT].join('')}`
