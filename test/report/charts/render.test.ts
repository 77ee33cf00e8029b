import { describe, expect, test } from 'vitest'
import { chartSvg } from '../../../src/report/charts/render.ts'
import type { Chart, Series } from '../../../src/report/document.ts'
import { LANGS } from '../../../src/report/words/lang.ts'
import { categories, chartOf, checkXml, HOUR, halfHours, line, wordsOf } from './sheets.ts'

const NAN = Number.NaN
const week = Array.from({ length: 672 }, (_, i) => ({ x: i * 900, y: 5 + 4 * Math.sin(i / 20), low: 3, high: 9.4567 }))
const long = [
  'a step with a name that does not fit beside its like',
  'another one that goes on and on',
  'c',
  'd',
  'e',
  'f',
]

/** Charts that are easily drawn wrong. */
const ODD: Readonly<Record<string, Chart>> = {
  'no series': chartOf({ series: [] }),
  'no points': chartOf({ series: [line('a', [])] }),
  'one point': chartOf({ series: [line('a', halfHours([3]))] }),
  'one point over a whole day': chartOf({ series: [{ name: 'a', mark: 'step', points: [{ x: 0, y: 3 }] }] }),
  gaps: chartOf({ series: [{ name: 'a', mark: 'step', points: halfHours([1, NAN, 2, NAN, NAN, 3], 0.5) }] }),
  'nothing but gaps': chartOf({ series: [line('a', halfHours([NAN, NAN]))] }),
  constant: chartOf({ series: [line('a', halfHours([7, 7, 7]))] }),
  zero: chartOf({ series: [{ name: 'a', mark: 'area', points: halfHours([0, 0, 0]) }] }),
  negative: chartOf({
    y: { label: 'money', scale: 'linear', unit: 'money' },
    series: [{ name: 'a', mark: 'bar', points: halfHours([-3, 5, -1e6]) }],
  }),
  'a week': chartOf({ series: [{ name: 'a', mark: 'step', points: week }] }),
  'names that break out': chartOf({
    title: '</title><script>1</script>',
    description: '"&<>',
    series: [line('<b a="c">&amp;', halfHours([1, 2])), line(']]>', halfHours([2, 1]))],
    rules: [{ axis: 'y', value: 1, label: '<&"' }],
  }),
  'long names': chartOf({
    x: { label: 'step', scale: 'category', unit: 'number' },
    series: ['a', 'b'].map((name): Series => ({ name, mark: 'bar', points: categories(long, [5, 4, 3, 2, 1, 0]) })),
  }),
  'a logarithmic side': chartOf({
    y: { label: 'wait', scale: 'log', unit: 's' },
    series: [line('a', halfHours([0.001, 10, 0, 4e6]))],
  }),
  'six series': chartOf({
    series: ['one', 'two', 'three', 'four', 'five', 'six, with a name that needs the room of two'].map((name, i) =>
      line(name, halfHours([i, i + 1, i], 0.3)),
    ),
  }),
  Hebrew: chartOf({
    x: { label: 'שעה ביום', scale: 'clock', unit: 's', firstDay: 20_513, domain: [0, 7 * 86_400] },
    series: [line('רמת שירות', week), line('billing', week)],
    rules: [{ axis: 'y', value: 4, label: 'יעד' }],
  }),
  'bands alone': chartOf({ series: [{ name: 'a', mark: 'band', points: halfHours([1, 2, 3], 0.5) }] }),
  'an interval without end': chartOf({ series: [line('a', [{ x: 0, y: 1, low: -Infinity, high: Infinity }])] }),
}

describe.each(Object.entries(ODD))('a chart of %s', (_, chart) => {
  test.each(LANGS)('is well-formed and has a number wherever one belongs, in %s', lang => {
    const svg = chartSvg(chart, lang)
    expect(() => checkXml(svg)).not.toThrow()
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('has the same bytes each time', () => {
    const first = chartSvg(chart, 'en')
    chartSvg(ODD['six series'], 'en')
    expect(chartSvg(chart, 'en')).toBe(first)
  })

  test.each(LANGS)('has all its words on the sheet, in %s', lang => {
    const svg = chartSvg(chart, lang)
    const height = Number(/viewBox="0 0 720 (\d+)"/.exec(svg)?.[1])
    const outside = wordsOf(svg).filter(({ from, to, y }) => from < -1 || to > 721 || y < 5 || y > height)
    expect(outside).toEqual([])
  })
})

describe('a chart', () => {
  const plain = chartOf({ series: [line('a', halfHours([1, 2, 3], 0.5)), line('b', halfHours([3, 2, 1]))] })

  test('says what it is to those who do not see it', () => {
    const svg = chartSvg(plain, 'en')
    expect(svg).toContain('role="img"')
    expect(svg).toContain('aria-labelledby="queue-title queue-desc"')
    expect(svg).toContain(
      '<title id="queue-title">Queue length</title><desc id="queue-desc">It is longest at noon.</desc>',
    )
  })

  test('runs nothing, refers to nothing outside, and its ids begin with its own', () => {
    for (const chart of Object.values(ODD)) {
      const svg = chartSvg(chart, 'en')
      expect(svg).not.toMatch(/<(script|style|image|foreignObject)|\shref|\son\w+=|url\((?!#queue-)/)
      for (const [, id] of svg.matchAll(/\sid="([^"]+)"/g)) expect(id).toMatch(/^queue-/)
    }
  })

  test('tells its series apart by dashes as well as by colour', () => {
    const svg = chartSvg(ODD['six series'], 'en')
    const legend = svg.slice(svg.lastIndexOf('<g text-anchor="start"'))
    expect(new Set([...legend.matchAll(/stroke-dasharray="([^"]+)"/g)].map(([, dash]) => dash)).size).toBe(5)
    expect(new Set([...legend.matchAll(/stroke="var\(--c(\d)/g)].map(([, colour]) => colour)).size).toBe(6)
  })

  test('tells bars apart by hatching', () => {
    const svg = chartSvg(ODD['long names'], 'en')
    expect(svg).toMatch(/<pattern [^>]*id="queue-fill-2"/)
    expect(svg.match(/fill="url\(#queue-fill-2\)"/g)).toHaveLength(2)
  })

  test('has no legend where one series says it all', () => {
    const words = wordsOf(chartSvg(ODD.constant, 'en')).map(({ text }) => text)
    expect(words).not.toContain('a')
    expect(wordsOf(chartSvg(plain, 'en')).map(({ text }) => text)).toEqual(expect.arrayContaining(['a', 'b']))
  })

  test('refuses more series than can be told apart', () => {
    const seven = Array.from({ length: 7 }, (_, i) => line(`${i}`, halfHours([i])))
    expect(() => chartSvg(chartOf({ series: seven }), 'en')).toThrow(RangeError)
  })

  test('shows an interval as a band as high as it is', () => {
    const share = chartOf({
      y: { label: 'service level', scale: 'linear', unit: 'share', domain: [0, 1] },
      series: [{ name: 'a', mark: 'band', points: [0, 1].map(x => ({ x: x * HOUR, y: 0.5, low: 0.4, high: 0.8 })) }],
    })
    const [, path] = /fill-opacity="0\.2"[^>]*><path d="([^"]+)"/.exec(chartSvg(share, 'en'))!
    const heights = [...path.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y))
    // 260 from 0 to 100 %: the band of 40 % is 104 high.
    expect(Math.max(...heights) - Math.min(...heights)).toBeCloseTo(104, 6)
  })

  test('holds a level until the next point, and to its end before a gap', () => {
    const points = [
      { x: 0, y: 1 },
      { x: HOUR, y: 2 },
      { x: 2 * HOUR, y: NAN },
      { x: 3 * HOUR, y: 1 },
      { x: 4 * HOUR, y: 1 },
    ]
    const svg = chartSvg(
      chartOf({
        x: { label: '', scale: 'clock', unit: 's', domain: [0, 4 * HOUR] },
        series: [{ name: 'a', mark: 'step', points }],
      }),
      'en',
    )
    const [, path] = /stroke-width="2"[^>]*><path d="([^"]+)"/.exec(svg)!
    const xs = [...path.matchAll(/[ML]([\d.]+),/g)].map(([, x]) => Number(x))
    const [start, end] = [xs[0], xs.at(-1)!]
    const hours = xs.map(x => Math.round((4 * (x - start)) / (end - start)))
    expect(hours).toEqual([0, 1, 1, 2, 3, 4, 4])
    expect(path.match(/M/g)).toHaveLength(2)
  })

  test('cuts intervals where nothing can be', () => {
    const svg = chartSvg(chartOf({ series: [line('a', halfHours([1, 1, 1], 5))] }), 'en')
    expect(wordsOf(svg).map(({ text }) => text)).not.toContainEqual(expect.stringMatching(/^−/))
  })

  test('has the unit behind the name of its side, in the size that its numbers have', () => {
    const wait = (values: number[]) =>
      wordsOf(
        chartSvg(
          chartOf({ y: { label: 'wait', scale: 'linear', unit: 's' }, series: [line('a', halfHours(values))] }),
          'en',
        ),
      )
    expect(wait([10, 20]).map(({ text }) => text)).toContain('wait (s)')
    expect(wait([600, 1200]).map(({ text }) => text)).toEqual(expect.arrayContaining(['wait (min)', '20']))
  })

  test('of categories that do not fit side by side lies down, the first on top', () => {
    const words = wordsOf(chartSvg(ODD['long names'], 'en'))
    const rows = ['c', 'd', 'e', 'f'].map(name => words.find(({ text }) => text === name)!)
    expect(rows.map(({ y }) => y)).toEqual(rows.map(({ y }) => y).toSorted((a, b) => a - b))
    expect(new Set(rows.map(({ to }) => Math.round(to))).size).toBe(1)
  })

  test('has time run from left to right in Hebrew too, and Hebrew words from right to left', () => {
    const words = wordsOf(chartSvg(ODD.Hebrew, 'he'))
    const days = words.filter(({ text }) => /^(יום|שבת)/.test(text))
    expect(days.map(({ text }) => text)).toContain('יום א׳ 1.3')
    expect(days.map(({ from }) => from)).toEqual(days.map(({ from }) => from).toSorted((a, b) => a - b))
    expect(days.every(({ direction }) => direction === 'rtl')).toBe(true)
    expect(chartSvg(ODD.Hebrew, 'he')).toContain('direction="ltr"')
  })

  test('names the days where their dates are known, and numbers them where not', () => {
    const days = (firstDay?: number) =>
      wordsOf(
        chartSvg(
          chartOf({
            x: { label: '', scale: 'clock', unit: 's', firstDay, domain: [0, 3 * 86_400] },
            series: [line('a', week)],
          }),
          'en',
        ),
      ).map(({ text }) => text)
    expect(days(20_513)).toEqual(expect.arrayContaining(['Sun 1 Mar', 'Mon 2 Mar', 'Tue 3 Mar']))
    expect(days()).toEqual(expect.arrayContaining(['day 1', 'day 2', 'day 3']))
  })

  test('of a week by quarters of an hour stays small', () => {
    expect(chartSvg(ODD['a week'], 'en').length).toBeLessThan(50_000)
  })
})
