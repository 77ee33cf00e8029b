import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { folder, savlanut, write } from './process.ts'

write(
  'broken.yaml',
  `title: Broken
types:
  billing:
    arrivals: { perHour: 60 }
    handle: { law: exponential, mean: 3 mn }
groups:
  front: { serves: [biling], staffing: 3 }
`,
)
write('targets.yaml', `extends: day.yaml\ntargets: [ "abandonmnt <= 5%", "wait <= 30 s in every weak" ]\n`)

describe.concurrent('a mistake', () => {
  test('in a file is told with all others, where each stands; nothing else is written', async ({ expect }) => {
    const { code, out, err } = await savlanut(['run', 'day.yaml', 'broken.yaml', 'targets.yaml', 'dya.yaml', '--json'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatchInlineSnapshot(`
      "broken.yaml:5:39 types.billing.handle.mean: expected a duration such as 90, "90 s" or "1 h 30 min", not "3 mn"
      broken.yaml:7:21 groups.front.serves[0]: unknown call type "biling" — did you mean "billing"? (known: billing)
      targets.yaml:2:12 targets[0]: unknown measure "abandonmnt" — did you mean "abandonment"? (known: offered, fresh, redials, answered, abandoned, abandonedDeliberate, abandonedIncidental, balked, blocked, disconnected, closed, inside, lost, competitor, answeredShare, abandonment, abandonmentDeliberate, abandonmentIncidental, balking, blocking, delayed, callerAbandonment, attempts, wait, speedOfAnswer, waitAbandoned, virtualWait, waitP50, waitP80, waitP90 …)
      targets.yaml:2:32 targets[1]: unknown stretch "weak" (known: interval, day)
      there is no file "dya.yaml" — did you mean "day.yaml"?
      "
    `)
  })

  test('in options is told with all others', async ({ expect }) => {
    const args = ['run', 'day.yaml', '--replications', 'ten', '--precision', '0%', '--json', '--csv', '--workers', '0']
    const { code, out, err } = await savlanut([...args, '--seed', '1', '--seed', '2'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatchInlineSnapshot(`
      "--replications: expected a whole number from 1 to 10000000, not "ten"
      --seed is given 2 times
      --workers: expected a whole number from 1 to 256, not "0"
      --precision: expected a share such as 2% or 0.02, not "0%"
      --precision and --measure go together: --precision 2% --measure abandonment
      give one of --json and --csv
      See: savlanut run --help
      "
    `)
  })

  test('in a measure names those there are', async ({ expect }) => {
    const { code, err } = await savlanut(['run', 'day.yaml', '--precision', '2%', '--measure', 'abandonmnt'])
    expect(code).toBe(2)
    expect(err.split(' (known')[0]).toMatchInlineSnapshot(
      `"--measure: unknown measure "abandonmnt" — did you mean "abandonment"?"`,
    )
  })

  test('in --set is told', async ({ expect }) => {
    const { code, err } = await savlanut(['run', 'day.yaml', '--set', 'groups.frnt.staffing=3', '--set', 'days=none'])
    expect(code).toBe(2)
    expect(err).toMatchInlineSnapshot(`
      "--set groups.frnt: unknown group "frnt" — did you mean "front"? (known: front)
      --set days: expected a number, not "none"
      "
    `)
  })

  test('in the command line comes with what was probably meant', async ({ expect }) => {
    const told = async (...args: string[]) => {
      const { code, out, err } = await savlanut(args)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      return err
    }
    expect(await told('rnu', 'day.yaml')).toMatchInlineSnapshot(`
      "Unknown commands: rnu, day.yaml
      See: savlanut --help
      "
    `)
    expect(await told('run', 'day.yaml', '--replication', '3')).toMatchInlineSnapshot(`
      "unknown option --replication — did you mean --replications?
      See: savlanut run --help
      "
    `)
    expect(await told('run')).toMatchInlineSnapshot(`
      "expected: savlanut run <files..>
      See: savlanut run --help
      "
    `)
    expect(await told('run', 'day.yaml', '--seed')).toMatchInlineSnapshot(`
      "--seed needs a value
      See: savlanut run --help
      "
    `)
    expect(await told('replay', 'day.yaml', 'x.yaml')).toMatchInlineSnapshot(`
      "unexpected "x.yaml": expected savlanut replay <file>
      See: savlanut replay --help
      "
    `)
    expect(await told('validate', 'day.yaml', '--log-level', 'inf')).toMatchInlineSnapshot(`
      "--log-level: unknown level "inf" — did you mean "info"? (known: trace, debug, info, warn, error, silent)
      See: savlanut validate --help
      "
    `)
  })

  test('in what a replay shows is told', async ({ expect }) => {
    expect((await savlanut(['replay', 'day.yaml', '--limit', '3'])).err).toMatchInlineSnapshot(`
      "--type and --limit need --trace
      See: savlanut replay --help
      "
    `)
    expect((await savlanut(['replay', 'day.yaml', '--trace', '--type', 'servise'])).err).toMatchInlineSnapshot(`
      "unknown call type "servise" — did you mean "service"? (known: service)
      "
    `)
  })

  test('makes no file', async ({ expect }) => {
    expect(await savlanut(['init', 'no/such/folder.yaml'])).toMatchObject({ code: 2, out: '' })
    expect(existsSync(join(folder, 'no'))).toBe(false)
  })
})
