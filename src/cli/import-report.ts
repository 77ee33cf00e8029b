// Says what an import understood and found, and writes what it makes.
import { basename } from 'node:path'
import { meansOf } from '../calibrate/forecast.ts'
import type { Imported } from '../calibrate/import.ts'
import { type Mapping, mappingText } from '../calibrate/mapping.ts'
import { countKinds, type ForecastProblem, KINDS, problemLine, problemsTable } from '../calibrate/problems.ts'
import { scenarioText } from '../calibrate/scenario-text.ts'
import { UserError } from '../scenario/problems.ts'
import { parseScenario, textSource } from '../scenario/read.ts'
import { formatDate } from '../scenario/units.ts'
import { type Output, writeOutputs } from './import-files.ts'
import { type ImportRequest, tableOf } from './import-request.ts'

const MOST_TOLD = 20

type Finished = Extract<Imported, { questions: readonly [] }>

/** @throws UserError with the open questions, or with the problems where `--strict` refuses them */
export function finishImport(imported: Imported, request: ImportRequest): void {
  process.stderr.write(`${[`${request.file}: understood as`, ...imported.notes.map(note => `  ${note}`)].join('\n')}\n`)
  if (!isFinished(imported)) return askFor(imported, request)
  const { problems } = imported
  process.stderr.write(problemsText(problems, request))
  const strict = request.tolerance === 'strict' && problems.length > 0
  const scenario = request.out === undefined || strict ? [] : scenarioOutputs(imported, request, request.out)
  writeOutputs([...sideOutputs(imported, request), ...scenario], request.overwrite)
  process.stdout.write(summary(imported, request, scenario))
  if (strict)
    throw new UserError([
      {
        file: request.file,
        path: '',
        message: `${count(problems.length, 'problem')}, and --strict: no scenario is made`,
      },
    ])
}

const isFinished = (imported: Imported): imported is Finished => imported.questions.length === 0

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

function askFor({ questions, mapping }: Imported, { file, writeMapping, overwrite }: ImportRequest): never {
  const text = mappingText(mapping, new Map(questions.map(({ about, message }) => [about, message])))
  if (writeMapping !== undefined) writeOutputs([{ path: writeMapping, content: text }], overwrite)
  const how =
    writeMapping === undefined
      ? `or complete this file and give it with --mapping (--write-mapping mapping.yaml writes it):\n\n${text}`
      : `or complete ${writeMapping} and give it with --mapping`
  throw new UserError([
    ...questions.map(({ about, message }) => ({ file, path: about, message })),
    { path: '', message: how },
  ])
}

// ── problems ───────────────────────────────────────────────────────────────────────────────────────────────────────

function problemsText(problems: readonly ForecastProblem[], { file, problems: listed }: ImportRequest): string {
  const told = new Map<string, number>()
  const lines = problems.flatMap(problem => {
    const nth = (told.get(problem.kind) ?? 0) + 1
    told.set(problem.kind, nth)
    return nth <= MOST_TOLD ? [problemLine(problem, file)] : []
  })
  const where = listed === undefined ? '--problems FILE writes them all' : `all in ${listed}`
  const more = countKinds(problems).flatMap(([kind, size]) =>
    size > MOST_TOLD ? [`${file} and ${size - MOST_TOLD} more ${KINDS[kind]}: ${where}`] : [],
  )
  return [...lines, ...more].map(line => `${line}\n`).join('')
}

// ── outputs ────────────────────────────────────────────────────────────────────────────────────────────────────────

function sideOutputs({ problems, mapping }: Finished, request: ImportRequest): Output[] {
  return [
    ...(request.problems === undefined ? [] : [{ path: request.problems, content: problemsTable(problems) }]),
    ...(request.writeMapping === undefined
      ? []
      : [{ path: request.writeMapping, content: mappingText(mapping satisfies Mapping) }]),
  ]
}

function scenarioOutputs({ forecast }: Finished, { file, assumed }: ImportRequest, out: string): Output[] {
  const names = { title: `Forecast ${basename(file)}`, source: basename(file), csv: basename(tableOf(out)) }
  const { yaml, csv } = scenarioText(forecast, names, assumed)
  // What is written must be a scenario, whatever targets were asked for.
  parseScenario(basename(out), textSource({ [basename(out)]: yaml, [names.csv]: csv }))
  return [
    { path: out, content: yaml },
    { path: tableOf(out), content: csv },
  ]
}

const count = (size: number, what: string) => `${size.toLocaleString('en')} ${what}${size === 1 ? '' : 's'}`

function summary({ forecast, problems }: Finished, request: ImportRequest, written: readonly Output[]): string {
  const { start, days, queues } = forecast
  const counts = countKinds(problems).map(([kind, size]) => `  ${String(size).padStart(7)} ${KINDS[kind]}`)
  const figures = queues.map(queue => {
    const { calls, handle } = meansOf(queue)
    return `  ${queue.name}: ${Math.round(calls).toLocaleString('en')} calls${calls > 0 ? ` of ${handle.toFixed(1)} s` : ', and so no call type'}`
  })
  const lines = [
    `${formatDate(start)} to ${formatDate(start + days - 1)}, ${count(days, 'day')}, ${count(queues.length, 'queue')}`,
    ...figures,
    problems.length === 0 ? 'No problems.' : `${count(problems.length, 'problem')}:`,
    ...counts,
    ...(written.length > 0
      ? [
          assumedText(request),
          `Wrote ${written.map(({ path }) => path).join(' and ')}. Next: savlanut run ${request.out}`,
        ]
      : []),
    ...(request.out === undefined ? ['Nothing written: --out day.yaml makes a scenario of it.'] : []),
  ]
  return `${lines.join('\n')}\n`
}

function assumedText({ assumed: { handleLaw, patience, given } }: ImportRequest): string {
  const assumed = [
    ...(given.has('handleLaw') ? [] : [`handle times ${handleLaw}`]),
    ...(given.has('patience') ? [] : [`patience exponential, mean ${patience / 60} min`]),
    ...(given.has('targets') ? [] : ['targets']),
    'staffing by Erlang A',
  ]
  return `Assumed, not read: ${assumed.join('; ')}. Change them in the scenario.`
}
