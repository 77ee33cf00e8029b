// A staffing plan day by day: who is scheduled when, and how sure it is that the targets hold.
import type { Need, StaffPlan } from '../../experiment/staff/plan.ts'
import type { Block, HeatCell, Heatmap } from '../document.ts'
import { chanceText } from '../staff.ts'
import { groupsOf } from '../staff-view.ts'
import type { Lang } from '../words/lang.ts'
import { STAFF_WORDS } from '../words/staff.ts'
import { inSentence } from '../words/units.ts'
import { dayGrid, type Place } from './day-grid.ts'
import { momentText } from './staff-charts.ts'
import { exactly } from './staff-figures.ts'

type Level = HeatCell['level']

export function patternBlocks(plan: StaffPlan, lang: Lang): Block[] {
  if (plan.run.center.steady || plan.needs.length === 0) return []
  const chance = plan.needs.some(({ probability }) => !Number.isNaN(probability)) ? [chanceMap(plan, lang)] : []
  return [...groupsOf(plan).map(group => grossMap(plan, group, lang)), ...chance].map(heatmap => ({
    kind: 'heatmap',
    heatmap,
  }))
}

// ── who is scheduled ───────────────────────────────────────────────────────────────────────────────────────────────

/** Five steps up to the peak. */
function grossMap(plan: StaffPlan, group: number, lang: Lang): Heatmap {
  const { charts } = STAFF_WORDS[lang]
  const needs = plan.needs.filter(need => need.group === group)
  const peak = needs.reduce((a, b) => (b.gross > a.gross ? b : a))
  const edges = edgesOf(peak.gross)
  const levelOf = (gross: number) => edges.findIndex(edge => gross <= edge) as Level
  const cellOf = ({ gross }: Need) => ({ figure: exactly(gross, 'agents'), level: levelOf(gross) })
  return {
    ...dayGrid(plan.run.center, lang, place => needs.filter(need => isAt(need, place)).map(cellOf)[0]),
    id: `staff-${group + 1}`,
    title: charts.gross(plan.run.center.groups[group].name),
    description: charts.grossSeen(peak.gross, momentText(plan, peak, lang)),
    legend: edges.map((edge, i) => inSentence(charts.upTo(i === 0 ? 0 : edges[i - 1] + 1, edge), lang)),
  }
}

/** Most agents of each level; where there are few agents there are fewer levels. */
function edgesOf(peak: number): number[] {
  const edges = [0.2, 0.4, 0.6, 0.8, 1].map(share => Math.ceil(share * peak))
  return [...new Set(edges)]
}

// ── how sure ───────────────────────────────────────────────────────────────────────────────────────────────────────

const CHANCES = [0.95, 0.9, 0.8, 0.5]

/** Of all groups together, the least. */
function chanceMap(plan: StaffPlan, lang: Lang): Heatmap {
  const { charts } = STAFF_WORDS[lang]
  const known = plan.needs.filter(({ probability }) => !Number.isNaN(probability))
  const lowest = (needs: readonly Need[]) => needs.reduce((a, b) => (b.probability < a.probability ? b : a))
  const cellOf = ({ probability }: Need): HeatCell => ({
    figure: { text: chanceText(probability), value: probability, unit: 'share' },
    level: CHANCES.filter(edge => probability < edge).length as Level,
  })
  const least = lowest(known)
  return {
    ...dayGrid(plan.run.center, lang, place => {
      const own = known.filter(need => isAt(need, place))
      return own.length === 0 ? undefined : cellOf(lowest(own))
    }),
    id: 'chance',
    title: charts.chance,
    description: charts.chanceSeen(inSentence(chanceText(least.probability), lang), momentText(plan, least, lang)),
    legend: charts.chances,
  }
}

const isAt = (need: Need, { day, slot }: Place) => need.day === day && need.slot === slot
