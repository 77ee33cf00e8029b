// The run cut by call type, group and day, and who joins and leaves.
import type { Slice } from '../../measures/slices.ts'
import { BY_DAY, BY_GROUP, BY_TYPE, OF_POPULATION } from '../cuts.ts'
import { has } from '../parts.ts'
import { RUN } from '../words/run.ts'
import { type Asked, dayIn, measureTable, type Part, type Row, rowsOn, type Told, tableBlock } from './common.ts'

/** A section for each cut that has more than one part. */
export function cutParts(said: Told): Part[] {
  const { run, lang } = said
  const { center } = run
  const words = RUN[lang].cuts
  const days = rowsOn(run, 'day', slice => dayIn(center, slice.day!, lang))
  return [
    tablePart(said, { id: 'types', title: words.type, rows: typeRows(said), asked: BY_TYPE }),
    tablePart(said, {
      id: 'groups',
      title: words.group,
      rows: rowsOn(run, 'group', slice => center.groups[slice.group!].name),
      asked: BY_GROUP,
    }),
    tablePart(said, { id: 'days', title: words.day, rows: days, asked: BY_DAY }),
    populationPart(said, days),
  ]
}

type Cut = { id: string; title: string; rows: readonly Row[]; asked: readonly Asked[] }

function tablePart(said: Told, { id, title, rows, asked }: Cut): Part {
  if (rows.length < 2) return undefined
  const { table, measures } = measureTable(said, { caption: title, head: title, rows, asked })
  return { section: { id, title, blocks: [tableBlock(table)], sheet: title }, measures }
}

/** Segments below the type they are of. */
function typeRows({ run, lang }: Told): Row[] {
  const { center, plan } = run
  const place = ({ type, segment }: Slice) => type! * 1e6 + (segment ?? -1)
  const slices = plan.slices.filter(({ axis }) => axis === 'type' || axis === 'segment')
  return slices
    .toSorted((a, b) => place(a) - place(b))
    .map(slice => ({
      slice,
      head:
        slice.segment === undefined
          ? center.types[slice.type!].name
          : RUN[lang].cuts.segment(center.segments[slice.segment].name),
    }))
}

/** Who joins and who leaves, day by day and in all. */
function populationPart(said: Told, days: readonly Row[]): Part {
  const { run, lang } = said
  if (!has(run, 'customers') || run.scenario.steady) return undefined
  const { population, whole } = RUN[lang].cuts
  const all: Row = { head: whole, slice: run.plan.slices[0] }
  const rows = [...(days.length > 1 ? days : []), all]
  const { table, measures } = measureTable(said, { caption: population, head: population, rows, asked: OF_POPULATION })
  return {
    section: { id: 'customers', title: population, blocks: [tableBlock(table)], sheet: population },
    measures,
  }
}
