// The journey beyond the queue: what a call type says of it must agree, inside of itself and with its channel.
import type { Report } from './check.ts'
import { checkIvr } from './check-ivr.ts'
import { type At, atMostOne, atMostOneInAll, atOnce, checkResponse, exactlyOne } from './check-laws.ts'
import { quote, unknownWord } from './problems.ts'
import type { CallType, Group, TabledScenario } from './schema.ts'
import { formatDuration } from './units.ts'

type Types = TabledScenario['types']
type Part<Name extends keyof CallType> = NonNullable<CallType[Name]>

export function checkJourney({ ivr, types, groups }: TabledScenario, report: Report): void {
  if (ivr) checkIvr(ivr, Object.keys(types), { path: ['ivr'], report })
  for (const name of Object.keys(types)) checkTypeJourney(types, name, report)
  for (const [name, group] of Object.entries(groups))
    checkConcurrency(group, types, { path: ['groups', name, 'concurrency'], report })
}

function checkTypeJourney(types: Types, name: string, report: Report): void {
  const type = types[name]
  const names = Object.keys(types)
  const at = (...more: string[]) => ({ path: ['types', name, ...more], report })
  atMostOne(type, ['ivr', 'bot'], at())
  checkChannel(type, at())
  if (type.ivr) checkIvr(type.ivr, names, at('ivr'))
  if (type.bot) atMostOneInAll(type.bot, ['contained', 'believedSolved', 'hangUp'], at('bot'))
  if (type.misrouting) checkMisrouting(type.misrouting, { name, names }, at('misrouting'))
  if (type.callback) checkCallback(type.callback, at('callback'))
  if (type.resolution) checkResolution(type.resolution, at('resolution'))
  if (type.hardCalls) atMostOneInAll(type.hardCalls, ['share', 'angry'], at('hardCalls'))
}

/** What only callers on the phone can do; a chat may begin with a menu, too. */
const NOT_IN = { voice: [], chat: ['callback'], email: ['ivr', 'callback'] } as const

function checkChannel(type: CallType, { path, report }: At): void {
  for (const field of NOT_IN[type.channel])
    if (type[field]) report([...path, field], `has no meaning in channel ${type.channel}`)
}

type Names = { name: string; names: readonly string[] }

function checkMisrouting({ to }: Part<'misrouting'>, { name, names }: Names, { path, report }: At): void {
  const others = names.filter(other => other !== name)
  if (others.length === 0) report(path, 'needs another call type')
  if (to && Object.keys(to).length === 0) report([...path, 'to'], 'needs at least one call type')
  for (const type of Object.keys(to ?? {}))
    if (type === name) report([...path, 'to', type], 'is the type itself')
    else if (!others.includes(type)) report([...path, 'to', type], unknownWord('call type', type, others))
}

function checkCallback({ offer, urgent, window }: Part<'callback'>, { path, report }: At): void {
  exactlyOne(offer, ['wait', 'queue'], { path: [...path, 'offer'], report })
  if (urgent >= window) report([...path, 'urgent'], `must be shorter than the window, ${formatDuration(window)}`)
}

function checkResolution({ hurry, delay }: Part<'resolution'>, { path, report }: At): void {
  if (hurry) checkResponse(hurry.response, [...path, 'hurry', 'response'], report)
  if (atOnce(delay)) report([...path, 'delay'], 'must be at least 1 s')
}

/** Who talks, talks with one. */
function checkConcurrency({ concurrency, serves }: Group, types: Types, { path, report }: At): void {
  if (!concurrency || concurrency.chats === 1) return
  const voice = Object.keys(serves).filter(name => types[name].channel === 'voice')
  for (const name of voice) report(path, `is for chat and email, but serves ${quote(name)}, whose channel is voice`)
}
