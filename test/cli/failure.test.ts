import { spawn } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { styleFor } from '../../src/cli/colour.ts'
import { EXIT_CODES, exitCodeOf } from '../../src/cli/exit-codes.ts'
import { failureOf, UsageError } from '../../src/cli/failure.ts'
import { PLAIN } from '../../src/report/style.ts'
import { UserError } from '../../src/scenario/problems.ts'
import { command } from './process.ts'

describe('a failure', () => {
  test("that is the user's shows no stack", () => {
    expect(failureOf(new UserError('no such file'))).toEqual({ text: 'no such file\n', code: 2 })
  })

  test('in the command line points to the help', () => {
    const { text, code } = failureOf(new UsageError('unknown option --x'), 'run')
    expect({ text, code }).toEqual({ text: 'unknown option --x\nSee: savlanut run --help\n', code: 2 })
  })

  test('that is a bug says so and keeps its stack', () => {
    const { text, code } = failureOf(new TypeError('x is undefined'))
    expect(code).toBe(1)
    expect(text).toMatch(/^This is a bug in savlanut.*\nTypeError: x is undefined\n {4}at /)
  })
})

describe('exit codes', () => {
  test('are one table', () => {
    expect(EXIT_CODES.map(([code]) => code)).toEqual([0, 1, 2, 3, 4, 5])
  })

  test('put a missed target above an uncertain one', () => {
    expect(exitCodeOf([])).toBe(0)
    expect(exitCodeOf(['met', 'met'])).toBe(0)
    expect(exitCodeOf(['met', 'uncertain'])).toBe(4)
    expect(exitCodeOf(['uncertain', 'missed', 'met'])).toBe(3)
  })
})

describe('colours', () => {
  test('are for terminals that want them', () => {
    expect(styleFor({ isTTY: true }, {}).bad('x')).toBe('\u001b[31mx\u001b[39m')
    expect(styleFor({ isTTY: true }, { NO_COLOR: '1' })).toBe(PLAIN)
    expect(styleFor({ isTTY: true }, { TERM: 'dumb' })).toBe(PLAIN)
    expect(styleFor({}, {})).toBe(PLAIN)
  })
})

describe('a reader who leaves', () => {
  test('is no failure', async () => {
    const [file, args, options] = command(['run', 'day.yaml', '--csv'])
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    let err = ''
    child.stderr.on('data', text => {
      err += text
    })
    const code = await new Promise(resolve => child.on('close', resolve))
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })
})

describe('an interrupted run', () => {
  test('ends by the signal, with nothing on stdout', async () => {
    const args = ['run', 'day.yaml', '--replications', '1000000', '--workers', '1', '--log-level', 'debug']
    const [file, all, options] = command(args)
    const child = spawn(file, all, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    child.stdout.on('data', text => {
      out += text
    })
    // The first line of the log says that it has begun.
    await new Promise(resolve => child.stderr.once('data', resolve))
    child.kill('SIGINT')
    const signal = await new Promise(resolve => child.on('close', (_, name) => resolve(name)))
    expect({ signal, out }).toEqual({ signal: 'SIGINT', out: '' })
  })
})
