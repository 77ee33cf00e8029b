import type { Command } from '../command.ts'

const text = (describe: string) => ({ type: 'string', requiresArg: true, describe }) as const

export const importForecast: Command = {
  command: 'import [file]',
  describe: 'Make a scenario from a forecast: a workbook or a CSV file',
  positionals: { file: 'Forecast: .xlsx, .csv or .tsv with a row an interval' },
  options: {
    out: text('Scenario to write, with a .csv beside it; without: only check'),
    force: { type: 'boolean', describe: 'Overwrite files that exist' },
    mapping: text('File that says how to read the forecast'),
    'write-mapping': text('Write such a file, to complete or to use again'),
    sheet: text('Of a workbook with several'),
    year: text('Of dates that name none'),
    dates: text('Order of dates: dmy, mdy or ymd'),
    decimal: text('Decimal mark: . or ,'),
    'handle-unit': text('Of handle times: s, min, h, day, mm:ss or h:mm:ss'),
    interval: text('Length of an interval (default: as in the data)'),
    zone: text('Time zone, for hours of clock changes: Asia/Jerusalem'),
    duplicates: text('Of different rows for an interval: first, last or sum'),
    gaps: text('Missing intervals: mean (of weekday and time) or zero'),
    problems: text('Write every problem into this CSV file'),
    strict: { type: 'boolean', describe: 'Write no scenario when there is any problem' },
    pool: { type: 'boolean', describe: 'One group for all queues (default: one a queue)' },
    patience: text('Mean patience (default 3 min)'),
    target: text('In place of the default targets; repeatable'),
    shrinkage: text('Share of the scheduled who are away: 30%'),
    'handle-law': text('exponential (default), lognormal or constant'),
    template: text('Write an empty forecast to fill in: .xlsx or .csv'),
    lang: text('Of the template: en (default) or he'),
  },
  examples: [
    ['import forecast.xlsx --out day.yaml', ''],
    ['import --template forecast.xlsx', ''],
  ],
  async handler(values) {
    // 1. Everything that is asked is checked before anything happens.
    const { importRequest } = await import('../import-request.ts')
    const request = importRequest(values)
    if (request.act === 'template') {
      const { writeTemplate } = await import('../import-template.ts')
      return writeTemplate(request)
    }
    // 2. What the file says, and what it does not.
    const { readForecast } = await import('../import-read.ts')
    const imported = await readForecast(request)
    // 3. What was understood and what is wrong, then the scenario.
    const { finishImport } = await import('../import-report.ts')
    finishImport(imported, request)
  },
}
