// Which groups have to do with one another: those that may serve the same callers.
import type { Center } from '../../model/center.ts'
import type { Requirement } from './requirements.ts'

/** Groups that are searched together. */
export type Component = readonly number[]

/** Groups by the types that they share, directly or through others; misrouted calls and people who are moved join them too. */
export function componentsOf(center: Center, requirements: readonly Requirement[]): Component[] {
  const { types, groups, journey } = center
  // Of all types together: everybody counts.
  const ofAll = requirements.some(({ slice }) => slice.type === undefined && slice.group === undefined)
  const links = [
    ...types.map(({ groups: serving, journey: own }) => [
      ...serving,
      ...(own?.wrongTypes ?? []).flatMap(wrong => types[wrong].groups),
    ]),
    ...(journey?.interventions ?? []).flatMap(({ reassign }) => (reassign ? [[reassign.from, reassign.to]] : [])),
    ...(ofAll || journey ? [groups.map((_, group) => group)] : []),
  ]
  return links.reduce(
    joined,
    groups.map((_, group): number[] => [group]),
  )
}

function joined(parts: number[][], link: readonly number[]): number[][] {
  const touching = parts.filter(part => part.some(group => link.includes(group)))
  const others = parts.filter(part => !touching.includes(part))
  return [...others, ...(touching.length > 0 ? [touching.flat().sort((a, b) => a - b)] : [])].sort(
    (a, b) => a[0] - b[0],
  )
}

/** Whether a requirement is the business of these groups. */
export function concerns({ types }: Center, { slice }: Requirement, component: Component): boolean {
  if (slice.group !== undefined) return component.includes(slice.group)
  return slice.type === undefined || types[slice.type].groups.some(group => component.includes(group))
}
