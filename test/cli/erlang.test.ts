import { describe, test } from 'vitest'
import { savlanut } from './process.ts'

const TEXTBOOK = ['erlang', '--calls', '100', '--interval', '30 min', '--aht', '180', '--target', '80/20']

describe.concurrent('savlanut erlang', () => {
  test('figures net and gross agents for a service level', async ({ expect }) => {
    const { code, out, err } = await savlanut([...TEXTBOOK, '--shrinkage', '30%'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(
      /^14 agents, 20 with shrinkage: 88\.8 % within 20 s, ASA 7\.8 s, occupancy 71\.4 %\n\(Erlang C\)\.\n/,
    )
    expect(out).toMatch(/^ +14 +20 +\* 88\.8 % +7\.8 s +71\.4 %$/m)
    expect(out).toContain('Erlang C leaves out that callers hang up')
  })

  test('compounds components of shrinkage, takes patience and bounds, and defaults to 80/20 in half an hour', async ({
    expect,
  }) => {
    const asked = [
      'erlang',
      '--calls',
      '100',
      '--aht',
      '3 min',
      '--shrinkage',
      'breaks=10%',
      '--shrinkage',
      'sick=0.06',
    ]
    const { erlangC, erlangA } = JSON.parse((await savlanut([...asked, '--patience', '3min', '--json'])).out)
    // 14 ÷ (0.9 × 0.94) = 16.5…
    expect([erlangC.net, erlangC.gross]).toEqual([14, 17])
    expect(erlangA.net).toBeLessThan(14)
    expect(erlangA.abandonment).toBeGreaterThan(0)
    const bounds = ['--occupancy', '65%', '--asa', '5', '--abandonment', '1%']
    const bounded = JSON.parse((await savlanut([...asked, '--patience', '3min', ...bounds, '--json'])).out)
    // 10 erlangs at no more than 65 %.
    expect(bounded.erlangC.net).toBe(16)
    expect(bounded.erlangA.speedOfAnswer).toBeLessThanOrEqual(5)
    expect(bounded.erlangA.abandonment).toBeLessThanOrEqual(0.01)
  })

  test('tells what a number of agents gives', async ({ expect }) => {
    const { out } = await savlanut(['erlang', '--calls', '100', '--aht', '180', '--agents', '9', '--quiet'])
    expect(out).toBe('9 agents: 0.0 % within 20 s, ASA no end, occupancy 100.0 % (Erlang C).\n')
    const csv = await savlanut(['erlang', '--calls', '100', '--aht', '180', '--agents', '14', '--csv'])
    expect(csv.out).toMatch(/^erlangC,1,14,14,0\.88835/m)
  })

  test('tells all mistakes at once', async ({ expect }) => {
    const wrong = ['--calls', 'many', '--target', '120/20', '--shrinkage', '130%', '--patience', '0', '--agents', '0']
    const { code, err, out } = await savlanut(['erlang', ...wrong])
    expect([code, out]).toEqual([2, ''])
    for (const option of ['calls', 'aht', 'target', 'shrinkage', 'patience', 'agents'])
      expect(err).toContain(`--${option}`)
    const never = await savlanut(['erlang', '--calls', '100', '--aht', '180', '--occupancy', '0.0001%'])
    expect(never).toMatchObject({ code: 2, out: '' })
    expect(never.err).toContain('no number of agents up to a million meets what is asked for')
  })
})
