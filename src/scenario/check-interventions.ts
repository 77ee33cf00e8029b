// Interventions: when they start, whom they concern, and that there is something for them to change.
import type { Report } from './check.ts'
import type { At } from './check-laws.ts'
import type { Moment } from './fields.ts'
import { TRAITS } from './journey.ts'
import { type Path, quote, unknownWord } from './problems.ts'
import type { CallType, TabledScenario } from './schema.ts'

type Intervention = TabledScenario['interventions'][number]
type Groups = TabledScenario['groups']
type Context = { report: Report; checkMoment: (moment: Moment, path: Path) => void }

export function checkInterventions(scenario: TabledScenario, { report, checkMoment }: Context): void {
  const { interventions, steady, groups } = scenario
  const names = interventions.map(({ name }) => name)
  const proactive = interventions.findIndex(each => each.proactive)
  if (steady && names.length > 0) report(['interventions'], 'has no meaning in a steady-state study')
  interventions.forEach((intervention, i) => {
    const at = { path: ['interventions', i], report }
    if (intervention.proactive && i > proactive)
      report([...at.path, 'proactive'], `outreach is already described by ${quote(names[proactive])}`)
    if (names.indexOf(names[i]) < i) report([...at.path, 'name'], `a second intervention ${quote(names[i])}`)
    if (!steady) checkMoment(intervention.from, [...at.path, 'from'])
    checkConcerned(intervention, groups, at)
    checkReassign(intervention, groups, at)
    checkNeeds(intervention, scenario, at)
  })
}

function checkConcerned(intervention: Intervention, groups: Groups, { path, report }: At): void {
  const concerned = intervention.groups ?? Object.keys(groups)
  if (concerned.length === 0) report([...path, 'groups'], 'needs at least one agent group')
  concerned.forEach((name, i) => {
    const here = [...path, 'groups', i]
    if (!Object.hasOwn(groups, name)) report(here, unknownWord('group', name, Object.keys(groups)))
    if (concerned.indexOf(name) < i) report(here, `names ${quote(name)} a second time`)
  })
}

/** Shifts are people with names and breaks; only numbers of agents can be moved. */
function checkReassign({ reassign }: Intervention, groups: Groups, { path, report }: At): void {
  if (!reassign) return
  for (const end of ['from', 'to'] as const) {
    const name = reassign[end]
    const here = [...path, 'reassign', end]
    if (!Object.hasOwn(groups, name)) report(here, unknownWord('group', name, Object.keys(groups)))
    else if (groups[name].shifts) report(here, `${quote(name)} has shifts; only groups with staffing can be reassigned`)
  }
  if (reassign.from === reassign.to) report([...path, 'reassign', 'to'], 'must be another group than from')
}

/** What would change nothing is a mistake: the field that it acts on is not there. */
function checkNeeds(intervention: Intervention, { types, groups }: TabledScenario, { path, report }: At): void {
  const { proactive, handOver, breakCover, lookUp, resolution } = intervention
  const need = (field: keyof Intervention, what: string) => report([...path, field], `needs ${what}`)
  const noType = (part: (type: CallType) => unknown) => Object.values(types).every(type => part(type) === undefined)
  const concerned = (intervention.groups ?? Object.keys(groups)).filter(name => Object.hasOwn(groups, name))
  const unsolved = noType(type => type.resolution)
  if (proactive && unsolved) need('proactive', 'a type with resolution')
  if (resolution !== 1 && unsolved) need('resolution', 'a type with resolution')
  if (handOver && noType(type => type.hardCalls)) need('handOver', 'a type with hardCalls')
  if (lookUp !== 1 && noType(type => type.handle.lookUp)) need('lookUp', 'a type with handle.lookUp')
  if (breakCover && !concerned.some(name => groups[name].profile?.recovery))
    need('breakCover', 'a group with profile.recovery')
  for (const trait of TRAITS)
    if (intervention[trait] !== 0)
      for (const name of concerned)
        if (!groups[name].profile)
          need(trait, `a profile of the group ${quote(name)}; profile: {} is that of neutral agents`)
}
