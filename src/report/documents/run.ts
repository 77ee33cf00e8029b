// The report of a run: the answer first, what it follows from last.
import type { ErlangBeside } from '../../experiment/erlang.ts'
import type { Run } from '../../experiment/run.ts'
import type { Report } from '../document.ts'
import { definitionsSection, manifestOf, type Origin, type Part, whatWasRun } from './common.ts'
import { inItsLanguage } from './language.ts'
import { answerIn, factsPart, targetsPart } from './run-answer.ts'
import { cutParts } from './run-cuts.ts'
import { dayPart } from './run-day.ts'
import { erlangPart } from './run-erlang.ts'
import { journeyPart } from './run-journey.ts'
import { patiencePart } from './run-patience.ts'
import { waitsPart } from './run-waits.ts'

export type RunDocumentOptions = Origin & {
  /** Erlang's formulas beside the run; default: no section about them, and no need in the chart of staff. */
  erlang?: ErlangBeside
}

/** The report of a run. Sections that its scenario has nothing for are left out. */
export function runDocument(run: Run, options: RunDocumentOptions): Report {
  const { lang, erlang } = options
  const said = { run, lang }
  const parts: Part[] = [
    targetsPart(said),
    factsPart(said),
    dayPart(said, erlang),
    waitsPart(said),
    patiencePart(said),
    journeyPart(said),
    ...cutParts(said),
    erlangPart(said, erlang),
  ]
  return inItsLanguage({
    lang,
    title: run.scenario.title,
    subtitle: whatWasRun(said),
    answer: answerIn(said),
    sections: [...parts.flatMap(part => (part ? [part.section] : [])), definitionsSection(said, parts)],
    manifest: manifestOf(said, options),
  })
}
