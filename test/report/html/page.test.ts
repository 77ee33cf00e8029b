import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import type { Chart, Report } from '../../../src/report/document.ts'
import { htmlPage } from '../../../src/report/html/page.ts'
import { LANGS, type Lang } from '../../../src/report/words/lang.ts'
import { HOSTILE, sampleReport } from '../sample-report.ts'

/** A picture with nothing in it but its name, as charts have it. */
const svg = ({ id }: Chart) =>
  `<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 1 1"><title id="${id}-title">t</title><desc id="${id}-desc">d</desc></svg>`
const pageOf = (report: Report) => htmlPage(report, { svg })
type Dom = ReturnType<typeof parseHTML>['document']
const domOf = (lang: Lang, changes: Partial<Report> = {}): Dom =>
  parseHTML(pageOf({ ...sampleReport(lang), ...changes })).document
const all = (node: Pick<Dom, 'querySelectorAll'>, selector: string) => [...node.querySelectorAll(selector)]
const words = (node: { textContent: string | null } | null) => node?.textContent?.replace(/\s+/g, ' ').trim()

describe.each(LANGS)('a page in %s', lang => {
  test('closes every element that it opens, in order', () => {
    const EMPTY = ['meta', 'link']
    const open: string[] = []
    const markup = pageOf(sampleReport(lang)).replace(/<style>[^<]*<\/style>/, '')
    for (const [, slash, name] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
      if (slash) expect(open.pop()).toBe(name)
      else if (!EMPTY.includes(name)) open.push(name)
    }
    expect(open).toEqual([])
  })

  test('has every id once, and every reference leads somewhere', () => {
    const document = domOf(lang)
    const ids = all(document, '[id]').map(({ id }) => id)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    const links = all(document, 'a[href]').map(link => link.getAttribute('href')!)
    const labels = all(document, '[aria-labelledby]').flatMap(node => node.getAttribute('aria-labelledby')!.split(' '))
    expect(links.every(link => link.startsWith('#'))).toBe(true)
    const missing = [...links.map(link => link.slice(1)), ...labels].filter(id => !ids.includes(id))
    expect(missing).toEqual([])
  })

  test('is equal, byte for byte, for equal reports', () => {
    expect(pageOf(sampleReport(lang))).toBe(pageOf(structuredClone(sampleReport(lang))))
  })

  test('loads nothing and runs nothing', () => {
    const document = domOf(lang)
    const loading =
      'script, img, iframe, object, embed, audio, video, base, form, link:not([href="data:,"]), [src], [srcset]'
    expect(all(document, loading).map(({ outerHTML }) => outerHTML)).toEqual([])
    const style = words(document.querySelector('style'))
    expect(style).not.toMatch(/@import|url\(|@font-face/)
    expect(document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toMatch(
      /^default-src 'none';/,
    )
    const handlers = all(document, '*').flatMap(({ attributes }) =>
      [...attributes].filter(({ name }) => /^on/.test(name)),
    )
    expect(handlers).toEqual([])
  })

  test('has beside every chart what it shows, and the same numbers as a table', () => {
    const charts = sampleReport(lang).sections.flatMap(({ blocks }) =>
      blocks.flatMap(block => (block.kind === 'chart' ? [block.chart] : [])),
    )
    const figures = all(domOf(lang), 'figure.chart')
    expect(figures).toHaveLength(charts.length)
    for (const [i, figure] of figures.entries()) {
      const { id, title, description, table } = charts[i]
      expect(figure.querySelector('svg[role=img]')?.getAttribute('aria-labelledby')).toContain(id)
      expect(words(figure.querySelector('figcaption h3'))).toBe(title)
      expect(words(figure.querySelector('figcaption p'))).toBe(description)
      expect(all(figure, 'details tbody tr')).toHaveLength(table.rows.length)
      // Time runs from left to right in every language.
      expect(figure.querySelector('svg')?.closest('[dir]')?.getAttribute('dir')).toBe('ltr')
    }
  })

  test('says every cell of a heatmap by number and by pattern', () => {
    const document = domOf(lang)
    const cells = all(document, '.heat tbody td')
    expect(cells).toHaveLength(20 * 6)
    for (const cell of cells) expect(cell.outerHTML).toMatch(/class="level level-[0-4]".*\d %|class="shut".*\p{L}/u)
    const used = new Set(cells.flatMap(cell => cell.className.match(/level-\d/) ?? []))
    expect([...used].sort()).toEqual(['level-0', 'level-1', 'level-2', 'level-3', 'level-4'])
    expect(all(document, '.legend li')).toHaveLength(6)
  })

  test('heads the columns and the rows of every table, and names it', () => {
    for (const table of all(domOf(lang), 'table')) {
      expect(words(table.querySelector('caption'))).toBeTruthy()
      expect(all(table, 'thead th[scope=col]').length).toBeGreaterThan(0)
      for (const row of all(table, 'tbody tr')) expect(row.querySelector('th[scope=row]')).not.toBeNull()
    }
  })

  test('gives a verdict by word and sign', () => {
    const badges = all(domOf(lang), '.verdicts .badge').map(words)
    const said = { en: ['✓met', '✗missed', '?uncertain'], he: ['✓הושג', '✗לא הושג', '?לא ודאי'] }
    expect(badges).toEqual(said[lang])
  })

  test('says – where there is no number', () => {
    expect(all(domOf(lang), '.panel .number').map(words)).toContain('–')
  })

  test('leads from a measure to what it means', () => {
    const document = domOf(lang)
    const link = all(document, 'a.term').find(({ attributes }) =>
      attributes.getNamedItem('href')?.value.endsWith('fcr'),
    )
    expect(words(document.querySelector('#definition-fcr dt bdi'))).toBe(words(link ?? null))
  })

  test('has the command that makes it again, and the scenario as it was read', () => {
    const document = domOf(lang)
    const { command } = sampleReport(lang).manifest
    expect(document.querySelector('.command code')?.textContent).toBe(command)
    expect(document.querySelector('.scenario code')?.textContent).toContain(`title: ${HOSTILE.script}\n`)
  })
})

describe('names of a scenario', () => {
  test.each(Object.entries(HOSTILE))('that are hostile (%s) stay text', (_, name) => {
    const report = sampleReport('en')
    const plain = domOf('en')
    const hostile = domOf('en', {
      title: name,
      subtitle: name,
      answer: name,
      manifest: { ...report.manifest, command: name, facts: [{ name, value: name }], scenario: name },
    })
    const count = (document: Dom) => all(document, 'html > *, body > *, header *, title, script').length
    expect(count(hostile)).toBe(count(plain))
    // Hidden marks of direction are gone, forbidden characters are replaced: the letters are all there.
    const letters = (text: string) => text.replace(/[^a-zא-ת]/g, '')
    expect(letters(hostile.querySelector('h1')?.textContent ?? '')).toBe(letters(name))
  })

  test('cannot turn the text around them', () => {
    const heading = domOf('en', { title: HOSTILE.bidi }).querySelector('h1')?.textContent ?? ''
    expect(heading).toBe('refund gnp.exe\u2067\u2069')
  })

  test('show hidden marks of direction in the scenario', () => {
    expect(domOf('en').querySelector('.scenario')?.textContent).toContain('# refund ⟨U+202E⟩gnp.exe⟨U+2069⟩')
  })
})
