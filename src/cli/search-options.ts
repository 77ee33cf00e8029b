// Options of commands that search for staff.
import type { Options } from 'yargs'

export const SEARCH_OPTIONS: Readonly<Record<string, Options>> = {
  target: { type: 'string', requiresArg: true, describe: 'A target beside those of the file; repeatable' },
  per: {
    type: 'string',
    requiresArg: true,
    describe: 'Where targets are to hold: interval (default), day or all',
  },
  'what-if': {
    type: 'string',
    requiresArg: true,
    describe: 'volume=+10%, aht=-20s or shrinkage=35%; repeatable',
  },
  'at-least': { type: 'string', requiresArg: true, describe: 'People in every open interval, at least (default 0)' },
  'full-time': { type: 'string', requiresArg: true, describe: 'Hours of a full-time week (default 40)' },
  most: { type: 'string', requiresArg: true, describe: 'Most replications to judge one staffing by (default 4000)' },
  replications: {
    type: 'string',
    requiresArg: true,
    describe: 'Of the run that is reported (default: as in the file)',
  },
  seed: { type: 'string', requiresArg: true, describe: 'Of all random numbers (default: as in the file)' },
  set: { type: 'string', requiresArg: true, describe: 'Change a value: path=value; repeatable' },
  workers: { type: 'string', requiresArg: true, describe: 'Worker threads (default: all processors)' },
  out: { type: 'string', requiresArg: true, describe: 'Also write a scenario with this staff into this file' },
  force: { type: 'boolean', describe: '… over an older one' },
  json: { type: 'boolean', describe: 'As JSON' },
  csv: { type: 'boolean', describe: 'As CSV: a group in an interval a row' },
  quiet: { type: 'boolean', describe: 'Only the answer, in one line' },
}
