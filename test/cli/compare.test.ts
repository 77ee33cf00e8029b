import { describe, test } from 'vitest'
import { savlanut } from './process.ts'

const vary = ['--vary', 'groups.front.staffing=9:10']

describe.concurrent('compare', () => {
  test('answers in the first line, then shows pairs, in 80 columns', async ({ expect }) => {
    const { code, out, err } = await savlanut(['compare', 'day.yaml', ...vary, '--replications', '10'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = out.split('\n')
    expect(lines[0]).toMatch(/^groups\.front\.staffing=10: abandonment −/)
    expect(Math.max(...lines.map(line => [...line].length))).toBeLessThanOrEqual(80)
    expect(out).toContain('groups.front.staffing=10 against groups.front.staffing=9')
    expect(out).toContain('The first is truly the best with a probability of at least')
  })

  test('compares files, and writes JSON and CSV', async ({ expect }) => {
    const asked = ['compare', 'day.yaml', 'day.yaml', '--replications', '3', '--measure', 'abandonment']
    const json = JSON.parse((await savlanut([...asked, '--json'])).out)
    expect(json.differences).toMatchObject([{ scenario: 'day.yaml', difference: { value: 0, n: 3 }, better: 0.5 }])
    const csv = (await savlanut([...asked, '--csv'])).out.trimEnd().split('\r\n')
    expect(csv[0]).toMatch(/^scenario,baseline,measure,unit,threshold,/)
    expect(csv).toHaveLength(2)
  })

  test('tells all mistakes of a request at once', async ({ expect }) => {
    const wrong = ['compare', 'day.yaml', '--select', '95%', '--measure', 'abandonmnt', '--replications', '1']
    const { code, out, err } = await savlanut(wrong)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('did you mean "abandonment"')
    expect(err).toContain('--replications: expected a whole number from 2')
    expect(err).toContain('--select and --indifference go together')
    expect(err).toContain('a comparison needs at least two scenarios')
  })

  test('refuses a variation that makes a scenario impossible', async ({ expect }) => {
    const { code, err } = await savlanut(['compare', 'day.yaml', '--vary', 'groups.front.staffing=9,many'])
    expect(code).toBe(2)
    expect(err).toContain('groups.front.staffing')
  })
})
