// How a schedule covers the need, to be seen: over the day, and where there are too many or too few.
import type { Coverage, Schedule } from '../../experiment/schedule/plan.ts'
import { openDays } from '../../measures/slices.ts'
import type { Block, Chart, HeatCell, Heatmap } from '../document.ts'
import { differenceOf, groupsCovered, hoursOff } from '../schedule-view.ts'
import { brief } from '../staff-answer.ts'
import type { Lang } from '../words/lang.ts'
import { SCHEDULE_WORDS } from '../words/schedule.ts'
import { inSentence } from '../words/units.ts'
import { charted } from './common-charts.ts'
import { dayGrid } from './day-grid.ts'
import { clock, MOST_DAYS, momentText, partly, steps } from './staff-charts.ts'
import { exactly } from './staff-figures.ts'

const ofGroup = ({ coverage }: Schedule, group: number) => coverage.filter(line => line.group === group)

/** Of every group: who is scheduled, and who is needed. */
export function coverageCharts(schedule: Schedule, lang: Lang): Block[] {
  return groupsCovered(schedule).map(group => ({ kind: 'chart', chart: coverageChart(schedule, group, lang) }))
}

function coverageChart(schedule: Schedule, group: number, lang: Lang): Chart {
  const { run } = schedule
  const { heads, coverageOf, coverSeen } = SCHEDULE_WORDS[lang]
  const shown = new Set(openDays(run.center).slice(0, MOST_DAYS))
  const all = ofGroup(schedule, group)
  const lines = all.filter(({ day }) => shown.has(day))
  const { over, under } = hoursOff({ ...schedule, coverage: all })
  const level = (of: (line: Coverage) => number) => steps({ run }, lines, line => ({ y: of(line) }))
  const chart: Omit<Chart, 'table'> = {
    id: `coverage-${group + 1}`,
    title: coverageOf(run.center.groups[group].name),
    description: [coverSeen({ over: brief(over), under: brief(under) }), ...partly({ run }, lang)].join(' '),
    x: clock({ run }, lang),
    y: { label: heads.agents, scale: 'linear', unit: 'agents' },
    series: [
      { name: heads.scheduled, mark: 'step', points: level(({ scheduled }) => scheduled) },
      { name: heads.need, mark: 'step', points: level(({ need }) => need) },
    ],
  }
  return charted(chart, { lang })
}

// ── too many, too few ──────────────────────────────────────────────────────────────────────────────────────────────

export function differenceMaps(schedule: Schedule, lang: Lang): Block[] {
  return groupsCovered(schedule).map(group => ({ kind: 'heatmap', heatmap: differenceMap(schedule, group, lang) }))
}

function differenceMap(schedule: Schedule, group: number, lang: Lang): Heatmap {
  const { run } = schedule
  const words = SCHEDULE_WORDS[lang]
  const lines = ofGroup(schedule, group)
  const worst = lines.reduce((a, b) => (differenceOf(b) < differenceOf(a) ? b : a))
  return {
    ...dayGrid(
      run.center,
      lang,
      place => lines.filter(each => each.day === place.day && each.slot === place.slot).map(cellOf)[0],
    ),
    id: `difference-${group + 1}`,
    title: words.differenceOf(run.center.groups[group].name),
    description: words.differenceSeen({
      most: inSentence(signed(differenceOf(worst)), lang),
      at: momentText({ run }, worst, lang),
    }),
    legend: words.differences,
  }
}

function cellOf(line: Coverage): HeatCell {
  const difference = differenceOf(line)
  return { figure: { ...exactly(difference, 'agents'), text: signed(difference) }, level: levelOf(difference) }
}

/** Too few are worse than too many. */
function levelOf(difference: number): HeatCell['level'] {
  if (difference < 0) return difference === -1 ? 3 : 4
  return difference <= 1 ? 0 : difference <= 3 ? 1 : 2
}

const signed = (value: number): string => (value > 0 ? `+${value}` : value === 0 ? '0' : `−${-value}`)
