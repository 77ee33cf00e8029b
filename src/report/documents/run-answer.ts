// The answer in a sentence, targets and the two panels of figures.
import type { Run } from '../../experiment/run.ts'
import { definitionOf, type MeasureId } from '../../measures/definitions.ts'
import { serviceLevelOf } from '../../measures/estimate.ts'
import { namesOf } from '../../measures/names.ts'
import type { Judgement } from '../../measures/verdict.ts'
import { answer } from '../answer.ts'
import type { Fact, VerdictItem } from '../document.ts'
import { type Item, OPERATIONS, OUTCOMES } from '../items.ts'
import { currencyOf } from '../names.ts'
import { formatEstimate, formatInterval, formatSeconds, formatValue } from '../numbers.ts'
import { has } from '../parts.ts'
import { COMMON } from '../words/common.ts'
import { RUN } from '../words/run.ts'
import { inSentence } from '../words/units.ts'
import { dayIn, factOf, figureOf, type Part, stretchIn, type Told } from './common.ts'

/** In English that of the terminal; elsewhere the same figures. */
export function answerIn({ run, lang }: Told): string {
  if (lang === 'en') return answer(run)
  const words = RUN[lang].answer
  const abandonment = run.estimate({ measure: 'abandonment' })
  const verdicts = run.targets.length > 0 ? `; ${words.targets(countsOf(run.targets))}` : ''
  if (Number.isNaN(abandonment.value)) return `${words.noCalls}${verdicts}.`
  const share = (measure: MeasureId) => inSentence(formatValue(run.estimate({ measure }), 'share'), lang)
  const figures = [
    words.abandonment(inSentence(formatEstimate(abandonment, 'share'), lang)),
    levelIn({ run, lang }),
    ...(has(run, 'resolution') ? [words.fcr(share('fcr'))] : []),
    ...(has(run, 'satisfaction') ? [words.satisfaction(share('satisfaction'))] : []),
  ]
  return `${figures.join(', ')}${verdicts}.`
}

function levelIn({ run, lang }: Told): string {
  const { within, definition } = serviceLevelOf(run.plan, run.plan.slices[0])
  const value = inSentence(formatValue(run.estimate({ measure: 'serviceLevel' }), 'share'), lang)
  const time = inSentence(formatSeconds(within), lang)
  const words = RUN[lang].answer
  return definition === 1 ? words.inTime(value, time) : words.level(value, definition, time)
}

function countsOf(targets: readonly Judgement[]) {
  const count = (word: Judgement['verdict']) => targets.filter(({ verdict }) => verdict === word).length
  return { met: count('met'), missed: count('missed'), uncertain: count('uncertain') }
}

// ── targets ────────────────────────────────────────────────────────────────────────────────────────────────────────

export function targetsPart({ run, lang }: Told): Part {
  if (run.targets.length === 0) return undefined
  const items = run.targets.map(judgement => verdictItem({ run, lang }, judgement))
  return {
    section: { id: 'targets', title: RUN[lang].targets, blocks: [{ kind: 'verdicts', items }] },
    measures: run.targets.map(({ target }) => target.measure),
  }
}

export function verdictItem({ run, lang }: Told, judgement: Judgement): VerdictItem {
  const { target, verdict, estimate } = judgement
  const { unit } = definitionOf(target.measure)
  return {
    verdict,
    target: target.text,
    where: whereIn({ run, lang }, judgement),
    figure: figureOf(estimate, unit, currencyOf(run.scenario)),
    interval: formatInterval(estimate, unit),
  }
}

/** For whom a target is, and which of many cells decided; empty where it is for everything together. */
function whereIn({ run: { center }, lang }: Told, { target, cells, slice }: Judgement): string {
  const { interval } = namesOf(center, slice)
  const worst = slice.day === undefined ? inSentence(interval ?? '', lang) : dayIn(center, slice.day, lang)
  const who = target.scope.type ?? target.scope.group
  const each = target.every ? [COMMON[lang].each(target.every, cells, worst)] : []
  return [...(who === undefined ? [] : [who]), ...each].join(': ')
}

// ── figures ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Operations never without what became of the customers. */
export function factsPart(said: Told): Part {
  const { run, lang } = said
  const words = RUN[lang].facts
  const [operations, outcomes] = [OPERATIONS, OUTCOMES].map(items => shownOf(run, items))
  const facts = (measures: readonly MeasureId[]): Fact[] => measures.map(measure => factOf(said, measure))
  return {
    section: {
      id: 'figures',
      title: words.title,
      blocks: [
        {
          kind: 'facts',
          columns: [
            { title: words.operations, facts: facts(operations) },
            { title: words.outcomes, facts: facts(outcomes) },
          ],
        },
        { kind: 'text', text: words.note(stretchIn(said)), tone: 'note' },
      ],
    },
    measures: [...operations, ...outcomes],
  }
}

/** What the scenario asks about, or what has happened in it. */
export function shownOf(run: Run, items: readonly Item[]): MeasureId[] {
  const happened = (measure: MeasureId) => Math.abs(run.estimate({ measure }).value) > 0
  return items
    .filter(item => !item.full && has(run, item.needs) && (!item.ifAny || happened(item.ifAny)))
    .map(({ measure }) => measure)
}
