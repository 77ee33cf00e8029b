// The page as a browser shows it. One file on disk, opened as people open an attachment.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chartSvg } from '../../src/report/charts/render.ts'
import { prose } from '../../src/report/html/direction.ts'
import { htmlPage } from '../../src/report/html/page.ts'
import { LANGS, type Lang } from '../../src/report/words/lang.ts'
import { HOSTILE, sampleReport } from '../report/sample-report.ts'
import { startChromium, withoutChromium } from './chromium.ts'
import { AS_SEEN, nextFrame, openAll } from './look.ts'

const WIDTHS = [390, 1280]
const VIEWS = LANGS.flatMap(lang => WIDTHS.map(width => ({ lang, width })))

type View = { lang: Lang; width: number; options?: BrowserContextOptions }
type Seen = { requests: string[]; errors: string[] }

describe.skipIf(withoutChromium)('in a browser, a page', () => {
  let browser: Browser
  let folder: string
  const addressOf = (lang: Lang) => pathToFileURL(join(folder, `${lang}.html`)).href

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'savlanut-page-'))
    for (const lang of LANGS) {
      const report = { ...sampleReport(lang), subtitle: HOSTILE.script }
      writeFileSync(join(folder, `${lang}.html`), htmlPage(report, { svg: chartSvg }))
    }
    browser = await startChromium()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function viewing<Value>(view: View, look: (page: Page, seen: Seen) => Promise<Value>): Promise<Value> {
    const context = await browser.newContext({ viewport: { width: view.width, height: 900 }, ...view.options })
    const page = await context.newPage()
    const seen: Seen = { requests: [], errors: [] }
    page.on('request', request => seen.requests.push(request.url()))
    page.on('console', message => seen.errors.push(message.text()))
    page.on('pageerror', error => seen.errors.push(error.message))
    try {
      await page.goto(addressOf(view.lang))
      return await look(page, seen)
    } finally {
      await context.close()
    }
  }

  test.each(VIEWS)('asks for nothing but itself, and nothing in it runs ($lang, $width px)', async view => {
    await viewing(view, async (page, { requests, errors }) => {
      expect(requests.filter(url => url !== 'data:,')).toEqual([addressOf(view.lang)])
      expect(errors).toEqual([])
      expect(await page.title()).toBe(sampleReport(view.lang).title)
    })
  })

  test.each(VIEWS)('is never wider than the window ($lang, $width px)', async view => {
    const width = await viewing(view, async page => {
      await openAll(page)
      return page.evaluate<number>('document.scrollingElement.scrollWidth')
    })
    expect(width).toBe(view.width)
  })

  // The check is put into the page as a script, which its policy forbids.
  const examined = [
    ...VIEWS.map(view => ({ ...view, colorScheme: 'light' as const })),
    ...LANGS.map(lang => ({ lang, width: 1280, colorScheme: 'dark' as const })),
  ]
  test.each(examined)('can be used by everybody ($lang, $width px, $colorScheme)', async ({ colorScheme, ...view }) => {
    const options = { bypassCSP: true, colorScheme }
    const violations = await viewing({ ...view, options }, async page => {
      await openAll(page)
      return (await new AxeBuilder({ page }).analyze()).violations
    })
    expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([])
  })

  test('leads past its contents, for whoever has no mouse', async () => {
    await viewing({ lang: 'en', width: 1280 }, async page => {
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.className')).toBe('skip')
      await page.keyboard.press('Enter')
      expect(await page.evaluate('document.activeElement.id')).toBe('page-main')
    })
  })

  test('keeps the order of numbers in Hebrew', async () => {
    const seen = await viewing({ lang: 'he', width: 1280 }, page =>
      page.evaluate<string>(`(${AS_SEEN})(document.querySelector('.answer'))`),
    )
    for (const number of ['10.0–12.8', '11.4 %', '58 %']) expect(seen).toContain(number)
  })

  test('keeps what a sentence sets apart in one piece in Hebrew', async () => {
    const sentence =
      'נטישה \u206611.4 % (10.0–12.8)\u2069, ירידה של \u2066−0.7\u2069 נק׳ בקובץ \u2066day-1.yaml 08:00\u2069'
    const seen = await viewing({ lang: 'he', width: 1280 }, async page => {
      const { markup } = prose(sentence, 'he')
      await page.locator('.answer').evaluate((answer, inner) => {
        answer.innerHTML = inner
      }, markup)
      return page.evaluate<string>(`(${AS_SEEN})(document.querySelector('.answer'))`)
    })
    expect(seen).toBe('day-1.yaml 08:00 ץבוקב ׳קנ −0.7 לש הדירי ,11.4 % (10.0–12.8) השיטנ')
  })

  describe.each(LANGS)('on paper (%s)', lang => {
    test('shows what is folded on the screen, and nothing to click', async () => {
      await viewing({ lang, width: 1280 }, async page => {
        const shown = () =>
          page
            .locator('details table')
            .evaluateAll(all => all.map(each => each.checkVisibility({ contentVisibilityAuto: true })))
        expect(await shown()).toEqual([false, false])
        await page.emulateMedia({ media: 'print' })
        await nextFrame(page)
        expect(await shown()).toEqual([true, true])
        const heights = await page.locator('details').evaluateAll(all => all.map(each => each.clientHeight))
        expect(Math.min(...heights)).toBeGreaterThan(50)
        expect(await page.locator('nav').isVisible()).toBe(false)
      })
    })

    test('is A4, and every page is used', async () => {
      const pdf = await viewing({ lang, width: 1280 }, page =>
        page.pdf({ preferCSSPageSize: true, printBackground: true }),
      )
      const text = pdf.toString('latin1')
      const boxes = [...text.matchAll(/\/MediaBox \[([\d. ]+)\]/g)].map(([, box]) =>
        box.split(' ').map(Number).map(Math.round),
      )
      expect(new Set(boxes.map(String))).toEqual(new Set(['0,0,595,842']))
      expect(boxes.length).toBeLessThanOrEqual(6)
    })

    test('is as wide as the paper', async () => {
      const cut = await viewing({ lang, width: Math.floor(((210 - 30) / 25.4) * 96) }, async page => {
        await page.emulateMedia({ media: 'print' })
        return page.evaluate<number>('document.scrollingElement.scrollWidth - innerWidth')
      })
      expect(cut).toBeLessThanOrEqual(0)
    })
  })
})
