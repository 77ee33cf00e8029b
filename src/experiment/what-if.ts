// `volume=+10%`, `aht=-20s`, `shrinkage=35%`: questions as planners put them, as changes of fields of a scenario.
import type { Center } from '../model/center.ts'
import { compile } from '../model/compile.ts'
import { formatPath, type Path, UserError, unknownWord } from '../scenario/problems.ts'
import type { Scenario } from '../scenario/schema.ts'
import { parseDuration } from '../scenario/units.ts'

type Asked = { text: string; value: string; scenario: Scenario; center: Center }
type Change = { path: Path; value: unknown }

/**
 * The changes that what-ifs make, as `--set` takes them. Each may name one type or group: `volume.sales=+10%`.
 * - `volume`: `+10%`, `-5%` or a factor `x1.2`, of all rates and bursts
 * - `aht`: `-20s`, `+5%`, or a mean handle time `4 min`, after-call work included
 * - `shrinkage`: `35%` in place of what there is
 * @throws UserError with everything wrong with them
 * @example whatIfChanges(scenario, ['volume=+10%']) // => ['types.service.arrivals.factor=1.1']
 */
export function whatIfChanges(scenario: Scenario, texts: readonly string[]): string[] {
  const center = compile(scenario)
  const problems: string[] = []
  const seen = new Set<string>()
  const changes = texts.flatMap(text => {
    try {
      return changesOf(text, { scenario, center })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      problems.push(error.message)
      return []
    }
  })
  for (const { path } of changes) {
    const place = formatPath(path)
    if (seen.has(place)) problems.push(`two what-ifs change ${place}`)
    seen.add(place)
  }
  if (problems.length > 0) throw new UserError(problems.map(message => ({ path: '', message })))
  return changes.map(({ path, value }) => `${formatPath(path)}=${JSON.stringify(value)}`)
}

type Lever = { of: 'types' | 'groups'; change(name: string, asked: Asked): Change }

const LEVERS: Readonly<Record<string, Lever>> = {
  volume: { of: 'types', change: changeVolume },
  aht: { of: 'types', change: changeHandle },
  shrinkage: { of: 'groups', change: changeShrinkage },
}

function changesOf(text: string, { scenario, center }: Pick<Asked, 'scenario' | 'center'>): Change[] {
  const [, left, value] = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(text) ?? []
  if (left === undefined) throw new UserError(`expected a what-if such as volume=+10%, not ${JSON.stringify(text)}`)
  const [word, ...rest] = left.split('.')
  const lever = Object.hasOwn(LEVERS, word.toLowerCase()) ? LEVERS[word.toLowerCase()] : undefined
  if (!lever) throw new UserError(unknownWord('what-if', word, Object.keys(LEVERS)))
  const known = Object.keys(scenario[lever.of])
  const name = rest.join('.')
  if (name !== '' && !known.includes(name))
    throw new UserError(unknownWord(lever.of === 'types' ? 'call type' : 'group', name, known))
  const names = name === '' ? known : [name]
  return names.map(each => lever.change(each, { text, value, scenario, center }))
}

const PERCENT = /^([+-]?\d+(?:\.\d+)?)\s*%$/
const FACTOR = /^[x×*]\s*(\d+(?:\.\d+)?)$/

/** A change in percent or a factor, as a factor; undefined when the text is neither. */
function factorOf(value: string): number | undefined {
  const [, percent] = PERCENT.exec(value) ?? []
  if (percent !== undefined && /^[+-]/.test(percent)) return 1 + Number(percent) / 100
  const [, factor] = FACTOR.exec(value) ?? []
  return factor === undefined ? undefined : Number(factor)
}

const refuse = ({ text }: Asked, expected: string): never => {
  throw new UserError(`expected ${expected}, not ${JSON.stringify(text)}`)
}

/** As few digits as say the same: 1.1 and not 1.1000000000000001. */
const tidied = (value: number) => Number(value.toPrecision(12))

function changeVolume(name: string, asked: Asked): Change {
  const factor = factorOf(asked.value) ?? refuse(asked, 'a change such as volume=+10% or volume=x1.2')
  if (!(factor > 0)) refuse(asked, 'a change that leaves some calls')
  const { arrivals } = asked.scenario.types[name]
  return { path: ['types', name, 'arrivals', 'factor'], value: tidied(arrivals.factor * factor) }
}

function changeHandle(name: string, asked: Asked): Change {
  const { value, scenario, center } = asked
  const { meanHandle } = center.types.find(type => type.name === name)!
  const [, sign, amount] = /^([+-]?)(.+)$/.exec(value)!
  const seconds = parseDuration(amount.trim())
  const mean =
    seconds === undefined
      ? meanHandle * (factorOf(value) ?? refuse(asked, 'a change such as aht=-20s, aht=+5% or aht="4 min"'))
      : sign === ''
        ? seconds
        : meanHandle + (sign === '-' ? -seconds : seconds)
  if (!(mean > 0)) refuse(asked, `a mean handle time above 0 (it is ${tidied(meanHandle)} s)`)
  const { handle } = scenario.types[name]
  return { path: ['types', name, 'handle', 'factor'], value: tidied((handle.factor * mean) / meanHandle) }
}

function changeShrinkage(name: string, asked: Asked): Change {
  const [, percent] = PERCENT.exec(asked.value) ?? []
  const share = percent === undefined || /^[+-]/.test(percent) ? Number.NaN : Number(percent) / 100
  if (!(share >= 0 && share < 1)) refuse(asked, 'a share such as shrinkage=35%')
  const { presence } = asked.scenario.groups[name].shrinkage ?? {}
  return {
    path: ['groups', name, 'shrinkage'],
    value: { shrinkage: share, ...(presence === 'random' ? { presence } : {}) },
  }
}
