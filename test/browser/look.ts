// Looking at a page in a browser.
import type { Page } from 'playwright-core'

/** What is skipped or shown is decided when a frame is drawn. */
export const nextFrame = (page: Page) =>
  page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))')

export const openAll = (page: Page) =>
  page.locator('details').evaluateAll(all => {
    for (const each of all) each.setAttribute('open', '')
  })

/** The letters of an element from left to right, as they stand on the screen. */
export const AS_SEEN = `element => {
  const letters = []
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    for (let i = 0; i < node.length; i++) {
      const range = document.createRange()
      range.setStart(node, i)
      range.setEnd(node, i + 1)
      letters.push({ left: range.getBoundingClientRect().left, letter: node.data[i] })
    }
  return letters.sort((a, b) => a.left - b.left).map(({ letter }) => letter.replace('\\u00a0', ' ')).join('')
}`
