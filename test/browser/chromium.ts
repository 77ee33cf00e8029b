// A Chromium of this machine, for tests of pages.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const installed = process.env.CHROMIUM ?? PLACES.find(place => existsSync(place))

/** Why tests with Chromium are skipped; undefined when they run. With CI=true they always do, and fail where it is missing. */
export const withoutChromium: string | undefined =
  installed !== undefined || process.env.CI === 'true'
    ? undefined
    : 'no Chromium is installed: apt-get install chromium, or say where it is with CHROMIUM=/path/to/it'

if (withoutChromium) process.stderr.write(`tests of pages in a browser are skipped: ${withoutChromium}\n`)

/** Headless; to be closed by who started it. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: installed ?? PLACES[0], args: ['--no-sandbox'] })
}
