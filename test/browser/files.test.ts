// Reports as the program writes them, opened as people open an attachment.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGS, type Lang } from '../../src/report/words/lang.ts'
import { build } from '../cli/build.ts'
import { startChromium, withoutChromium } from './chromium.ts'
import { AS_SEEN, nextFrame, openAll } from './look.ts'

const REPORTS = {
  run: ['run', 'scenarios/one-queue.yaml', '--replications', '4'],
  compare: ['compare', 'scenarios/one-queue.yaml', '--vary', 'groups.agents.staffing=8:9', '--replications', '4'],
}
type Name = keyof typeof REPORTS
const NAMES = Object.keys(REPORTS) as Name[]
const FILES = NAMES.flatMap(name => LANGS.map(lang => ({ name, lang })))
const VIEWS = FILES.flatMap(file => [390, 1280].map(width => ({ ...file, width }))).filter(
  ({ name, width }) => name === 'run' || width === 390,
)

type View = { name: Name; lang: Lang; width: number; options?: BrowserContextOptions }

describe.skipIf(withoutChromium)('in a browser, a report from the program', () => {
  let browser: Browser
  let folder: string
  const pathOf = (name: Name, lang: Lang) => join(folder, `${name}-${lang}.html`)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'savlanut-reports-'))
    const main = await build()
    const written = FILES.map(({ name, lang }) => {
      const asked = [...REPORTS[name], '--quiet', '--html', pathOf(name, lang), '--lang', lang]
      // A target that is missed ends it with a code of its own.
      return promisify(execFile)(process.execPath, [main, ...asked]).catch(({ code }) => expect([3, 4]).toContain(code))
    })
    await Promise.all(written)
    browser = await startChromium()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function viewing<Value>(
    { name, lang, width, options }: View,
    look: (page: Page, asked: string[]) => Promise<Value>,
  ): Promise<Value> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...options })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    try {
      await page.goto(pathToFileURL(pathOf(name, lang)).href)
      return await look(page, asked)
    } finally {
      await context.close()
    }
  }

  test.each(VIEWS)(
    'fits, asks for nothing, and can be used by everybody ($name, $lang, $width px)',
    async view => {
      await viewing({ ...view, options: { bypassCSP: true } }, async (page, asked) => {
        await openAll(page)
        expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBe(view.width)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(node => node.html)])).toEqual([])
        expect(asked.filter(url => !url.startsWith('data:'))).toEqual([page.url()])
      })
    },
    60_000,
  )

  test.each(FILES)('has headings that go down a step at a time ($name, $lang)', async file => {
    const levels = await viewing({ ...file, width: 1280 }, page =>
      page.locator('h1, h2, h3, h4').evaluateAll(all => all.map(({ tagName }) => Number(tagName[1]))),
    )
    expect(levels[0]).toBe(1)
    expect(levels.filter((level, i) => i > 0 && level > levels[i - 1] + 1)).toEqual([])
  })

  test.each(LANGS)(
    'of a day can be read: less than nine screens, a dozen pages (%s)',
    async lang => {
      await viewing({ name: 'run', lang, width: 1280 }, async page => {
        expect(await page.evaluate<number>('document.scrollingElement.scrollHeight')).toBeLessThan(8000)
        const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
        expect([...pdf.toString('latin1').matchAll(/\/MediaBox \[/g)].length).toBeLessThanOrEqual(12)
      })
    },
    60_000,
  )

  test.each(FILES)('shows on paper what is folded on the screen ($name, $lang)', async file => {
    await viewing({ ...file, width: 1280 }, async page => {
      const shown = () =>
        page
          .locator('details table')
          .evaluateAll(all => all.map(each => each.checkVisibility({ contentVisibilityAuto: true })))
      expect(new Set(await shown())).toEqual(new Set([false]))
      await page.emulateMedia({ media: 'print' })
      await nextFrame(page)
      expect(new Set(await shown())).toEqual(new Set([true]))
    })
  })

  test('keeps in Hebrew the order of numbers, their signs and their units', async () => {
    const seen = (name: Name, selector: string) =>
      viewing({ name, lang: 'he', width: 1280 }, page =>
        page.evaluate<string>(`(${AS_SEEN})(document.querySelector('${selector}'))`),
      )
    // A Hebrew unit stands on the left of its number; letters of it from right to left.
    expect(await seen('run', '.answer')).toMatch(/׳נש 20 /)
    expect(await seen('run', '.answer')).toMatch(/[ ,]\(\d+(\.\d+)?–\d+(\.\d+)?\) \d+(\.\d+)? % /)
    expect(await seen('compare', '.answer')).toMatch(/זוחא ׳קנ [−+]\d/)
  })
})
