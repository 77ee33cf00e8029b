// A sensitivity analysis as JSON and as CSV. What does not exist is null, or empty.
import type { Sensitivity } from '../experiment/sweep/sensitivity.ts'
import type { TornadoResult } from '../experiment/sweep/sensitivity-tornado.ts'
import { definitionOf } from '../measures/definitions.ts'
import { cell } from './csv.ts'
import { sensitivityAnswer } from './sensitivity.ts'

/** One document for all measures. */
export function sensitivityJson(analyses: readonly Sensitivity[], { version }: { version: string }): string {
  const [{ inputs, points, replications, seed, confidence }] = analyses
  const document = {
    savlanut: version,
    inputs,
    points,
    replications,
    seed,
    confidence,
    analyses: analyses.map(describe),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function describe(sensitivity: Sensitivity) {
  const { measure, undefinedPoints, inputs, result } = sensitivity
  const named = <Ranked extends { input: number }>(ranked: readonly Ranked[]) =>
    ranked.map(each => ({ ...each, input: inputs[each.input].path }))
  const { unit } = definitionOf(measure.measure)
  const head = { ...measure, unit, answer: sensitivityAnswer(sensitivity), undefinedPoints }
  if (result.method === 'tornado') return { ...head, ...result, swings: named(result.swings) }
  if (result.method === 'morris') return { ...head, ...result, effects: named(result.effects) }
  return { ...head, ...result, indices: named(result.indices) }
}

const HEAD = 'measure,unit,threshold,method,input,law,quantity,at,value,low,high,standard_error,n'

/** All measures in one table: a row a quantity of an input, the input that matters most first. */
export function sensitivityCsv(analyses: readonly Sensitivity[]): string {
  return `${[HEAD, ...analyses.flatMap(rowsOf)].join('\r\n')}\r\n`
}

type Quantity = { input?: number; quantity: string; at?: string; estimate: TornadoResult['base'] }

function rowsOf(sensitivity: Sensitivity): string[] {
  const { measure, inputs, result } = sensitivity
  const start = [measure.measure, definitionOf(measure.measure).unit, measure.threshold, result.method]
  return quantitiesOf(sensitivity).map(({ input, quantity, at, estimate }) => {
    const named = input === undefined ? undefined : inputs[input]
    const { value, low, high, standardError, n } = estimate
    return [...start, named?.path, named?.law, quantity, at, value, low, high, standardError, n].map(cell).join(',')
  })
}

function quantitiesOf({ result }: Sensitivity): Quantity[] {
  if (result.method === 'morris')
    return result.effects.flatMap(({ input, muStar, mu, sigma }) => [
      { input, quantity: 'mu_star', estimate: muStar },
      { input, quantity: 'mu', estimate: mu },
      { input, quantity: 'sigma', estimate: sigma },
    ])
  if (result.method === 'sobol')
    return result.indices.flatMap(({ input, first, total }) => [
      { input, quantity: 'first', estimate: first },
      { input, quantity: 'total', estimate: total },
    ])
  const swings = result.swings.flatMap(({ input, swing, low, high }) => [
    { input, quantity: 'swing', estimate: swing },
    { input, quantity: 'low', at: low.at, estimate: low.value },
    { input, quantity: 'low_change', at: low.at, estimate: low.difference },
    { input, quantity: 'high', at: high.at, estimate: high.value },
    { input, quantity: 'high_change', at: high.at, estimate: high.difference },
  ])
  return [{ quantity: 'base', estimate: result.base }, ...swings]
}
