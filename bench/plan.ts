// Staff by simulation: how long it takes, and what comes out beside what Erlang's formulas say.
import { performance } from 'node:perf_hooks'
import { parseScenarioObject, type Scenario, staff } from '../src/core.ts'
import { erlangNeed } from '../src/experiment/erlang-need.ts'
import type { StaffPlan } from '../src/experiment/staff/plan.ts'
import { chartSvg } from '../src/report/charts/render.ts'
import { staffDocument } from '../src/report/documents/staff.ts'
import { htmlPage } from '../src/report/html/page.ts'
import { heading } from './measure.ts'

const WORKERS = 2

const say = (name: string, value: string) => process.stdout.write(`${name.padEnd(38)} ${value}\n`)

async function timed<Value>(act: () => Promise<Value> | Value): Promise<{ value: Value; seconds: number }> {
  const since = performance.now()
  const value = await act()
  return { value, seconds: (performance.now() - since) / 1000 }
}

/** Busy in the morning, less so in the afternoon: weights of the intervals of a day, largest 1. */
const dayOf = (intervals: number) =>
  Array.from({ length: intervals }, (_, i) => {
    const x = (i + 0.5) / intervals
    return 0.25 + 0.75 * Math.exp(-(((x - 0.22) / 0.14) ** 2)) + 0.5 * Math.exp(-(((x - 0.58) / 0.2) ** 2))
  })

const HANDLE = 260

// ── a week of one skill ────────────────────────────────────────────────────────────────────────────────────────────

const QUARTERS = 60
const BUSIEST = 55
const week = (): Scenario =>
  parseScenarioObject({
    title: 'a week of quarters of an hour',
    days: 7,
    open: '07:00-22:00',
    interval: '15 min',
    types: {
      service: {
        arrivals: { perInterval: dayOf(QUARTERS).map(weight => BUSIEST * weight) },
        handle: { law: 'lognormal', mean: 240, cv: 1.1, afterCallWork: 20 },
        patience: { law: 'exponential', mean: 180 },
        redial: { deliberate: 0.4 },
      },
    },
    groups: { front: { serves: ['service'], staffing: 10 } },
    targets: ['serviceLevel(20 s) >= 80%', 'abandonment <= 5%', 'occupancy <= 90%'],
  })

async function oneSkill(): Promise<void> {
  heading('A week of 15-minute intervals, one skill, three targets')
  const { value: plan, seconds } = await timed(() => staff(week(), { workers: WORKERS }))
  say('found in', `${seconds.toFixed(1)} s (< 20)`)
  const level = { target: 0.8, within: 20 }
  const byErlang = dayOf(QUARTERS).reduce((sum, weight) => {
    const need = erlangNeed({ calls: BUSIEST * weight, interval: 900, handleTime: HANDLE, serviceLevel: level })
    return sum + need.erlangC.net / 4
  }, 0)
  say('agent-hours', `${hoursOf(plan)}; Erlang C for the service level alone ${(7 * byErlang).toFixed(1)}`)
  sayVerdicts(plan)
  sayReport(plan)
}

function sayReport(plan: StaffPlan): void {
  const since = performance.now()
  const origin = { lang: 'en', file: 'week.yaml', command: 'savlanut', version: '0', scenarioText: '' } as const
  const page = htmlPage(staffDocument(plan, origin), { svg: chartSvg })
  const seconds = (performance.now() - since) / 1000
  say('its report', `${seconds.toFixed(2)} s (< 2), ${(page.length / 1e6).toFixed(2)} MB (< 2)`)
}

// ── a day of many skills ───────────────────────────────────────────────────────────────────────────────────────────

const TYPES = 10
const GROUPS = 8
const HALVES = 32

/** Group g serves three or so neighbours in a ring of types; the first it serves at once, the others when nobody else can. */
function manySkills(): Scenario {
  const weights = dayOf(HALVES)
  const calls = 1000 / weights.reduce((a, b) => a + b)
  const type = (i: number) => ({
    arrivals: { perInterval: weights.map(weight => calls * weight * (0.6 + (0.8 * i) / (TYPES - 1))) },
    handle: { law: 'lognormal', mean: 180 + 15 * i, cv: 1 },
    patience: { law: 'exponential', mean: 120 + 20 * i },
    targets: ['serviceLevel(20 s) >= 80%', 'abandonment <= 6%'],
  })
  const group = (g: number) => ({
    serves: Object.fromEntries([0, 1, 2].map(k => [`t${(g + k * 3) % TYPES}`, { rank: k === 0 ? 1 : 2 }])),
    staffing: 10,
  })
  const named = (prefix: string, count: number, of: (i: number) => object) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, of(i)]))
  return parseScenarioObject({
    title: `${TYPES} types, ${GROUPS} groups`,
    open: '07:00-23:00',
    types: named('t', TYPES, type),
    groups: named('g', GROUPS, group),
  })
}

async function severalSkills(): Promise<void> {
  heading(`A day of ${TYPES} types and ${GROUPS} groups, 30-minute intervals, two targets a type`)
  const { value: plan, seconds } = await timed(() => staff(manySkills(), { workers: WORKERS }))
  say('found in', `${seconds.toFixed(1)} s (< 120)${plan.search.complete ? '' : ', not complete'}`)
  say('agent-hours', hoursOf(plan))
  sayVerdicts(plan)
}

const hoursOf = ({ totals }: StaffPlan) => totals.at(-1)!.netHours.toFixed(1)

function sayVerdicts({ cells, search }: StaffPlan): void {
  const count = (word: string) => cells.filter(({ verdict }) => verdict === word).length
  say('targets by interval', `${count('met')} met, ${count('uncertain')} uncertain, ${count('missed')} missed`)
  say('simulated', `${search.staffings} staffings, ${search.replications} replications`)
}

const PARTS: Record<string, () => Promise<void>> = { oneSkill, severalSkills }
const asked = process.argv.slice(2)
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) await PARTS[name]()
