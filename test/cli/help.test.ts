import { describe, expect, test } from 'vitest'
import { savlanut } from './process.ts'

describe.concurrent('help', () => {
  test('of the program lists commands and exit codes', async ({ expect }) => {
    const { code, out, err } = await savlanut(['--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatchInlineSnapshot(`
      "savlanut <command>

      A call-center simulator in which patience depends on load.

      Commands:
        savlanut run <files..>            Simulate scenarios and report what came out,
                                          with intervals
        savlanut compare <files..>        Compare scenarios with the same callers:
                                          paired differences
        savlanut import [file]            Make a scenario from a forecast: a workbook
                                          or a CSV file
        savlanut staff <file>             Find the least staff in every interval that
                                          meets all targets
        savlanut schedule <file>          Find the cheapest shifts with which all
                                          targets are met
        savlanut erlang                   Figure agents by Erlang C and Erlang A: a
                                          calculator, nothing is simulated
        savlanut sweep <file>             Run a scenario at many points, into a file
                                          that can be resumed
        savlanut status <study>           Say how far a study is
        savlanut resume <study>           Go on with a study where it stopped
        savlanut worker                   Work for studies that other machines
                                          conduct: sweep --queue
        savlanut merge <study> <parts..>  Put parts of a study, made with --shard,
                                          together
        savlanut export <study>           Write a study, or the calls of it, for other
                                          programs
        savlanut sensitivity <file>       Find which uncertain input matters: tornado,
                                          Morris, Sobol
        savlanut validate <files..>       Check scenario files, all mistakes at once
        savlanut init [file]              Write a commented scenario to start from
        savlanut explain [measure]        Say what a measure is, or list all measures
        savlanut replay <file>            Run one replication again, alone: its
                                          figures, or what happened
        savlanut verify [cases..]         Compare simulations with exact theory and
                                          published figures
        savlanut schema                   Print the JSON Schema of scenario files, for
                                          completion in editors

      Options:
        --help       Show help
        --version    Show version number
        --log-level  Log on stderr: trace, debug, info, warn, error, silent (default
                     warn)

      Exit codes:
        0  done; every target met
        1  a bug in savlanut
        2  bad input: a scenario, a file or an option
        3  a target missed
        4  no target missed, but one uncertain
        5  a study not complete: failures, or interrupted
      "
    `)
  })

  test('of a command lists its options', async ({ expect }) => {
    expect((await savlanut(['run', '--help'])).out).toMatchInlineSnapshot(`
      "savlanut run <files..>

      Simulate scenarios and report what came out, with intervals.

      Arguments:
        files  Scenario files; a report each

      Options:
        --help          Show help
        --version       Show version number
        --log-level     Log on stderr: trace, debug, info, warn, error, silent
                        (default warn)
        --replications  How many (default: as in the scenario, else 100)
        --precision     Replicate until the interval is this narrow: 2%
        --measure       … of this measure: "serviceLevel(20 s)"
        --seed          Of all random numbers (default: as in the scenario)
        --set           Change a value: path=value; repeatable
        --what-if       volume=+10%, aht=-20s or shrinkage=35%; repeatable
        --workers       Worker threads (default: by the size of the run)
        --calls         Also write every call into this Parquet file
        --full          Every day, all service levels, more of the journey
        --json          Every estimate, as JSON
        --csv           Every estimate, as CSV: one a row
        --quiet         Only the answer, in one line
        --html          Also write a report into this HTML file: all in one
        --xlsx          Also write its tables into this Excel file
        --lang          Language of these files: en (default) or he
        --csv-bom       As CSV that Excel reads: with a byte-order mark

      Examples:
        savlanut run day.yaml
        savlanut run day.yaml --precision 2% --measure abandonment
        savlanut run day.yaml --set groups.front.staffing=12
        savlanut run day.yaml --html day.html --lang he
      "
    `)
  })

  test('of replay', async ({ expect }) => {
    expect((await savlanut(['replay', '--help'])).out).toMatchInlineSnapshot(`
      "savlanut replay <file>

      Run one replication again, alone: its figures, or what happened.

      Arguments:
        file  Scenario, or a study

      Options:
        --help         Show help
        --version      Show version number
        --log-level    Log on stderr: trace, debug, info, warn, error, silent (default
                       warn)
        --point        Of a study, which point, from 0 (default 0)
        --replication  Which one, from 0 (default 0)
        --trace        One line an event
        --type         Only events of this call type
        --limit        Most events shown (default 200; 0: all)
        --seed         Of all random numbers (default: as in the scenario)
        --set          Change a value: path=value; repeatable

      Examples:
        savlanut replay day.yaml --replication 7 --trace --limit 50
        savlanut replay day.duckdb --point 2 --replication 7
      "
    `)
  })

  test('stands in 80 columns', async ({ expect }) => {
    for (const name of ['validate', 'init', 'explain', 'schema']) {
      const { out } = await savlanut([name, '--help'])
      expect(out).toContain(`savlanut ${name}`)
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    }
  })

  test('is what one gets without a command, which is a mistake', async ({ expect }) => {
    const { code, out, err } = await savlanut([])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('Commands:')
  })

  test('--version tells the version of the package', async ({ expect }) => {
    expect((await savlanut(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('what help loads', () => {
  test('is neither the model nor a library that reads files', async () => {
    const { err } = await savlanut(['--help'], { env: { NODE_DEBUG: 'esm' } })
    const loaded = [...err.matchAll(/file:\/\/\S+/g)].map(([url]) => url)
    expect(loaded.join('\n')).toContain('/yargs/')
    for (const heavy of ['/zod/', '/yaml/', '/pino/', 'cli-progress', 'tinypool', '/src/model/', '/src/measures/'])
      expect(loaded.filter(url => url.includes(heavy))).toEqual([])
  })
})
