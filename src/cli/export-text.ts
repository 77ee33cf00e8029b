// What `export` says that it has done.
import type { Exported } from '../experiment/sweep/export.ts'
import { padEnd, widthOf } from '../report/layout.ts'
import { grouped } from '../report/numbers.ts'

/** A line a file: its name, how many rows. */
export function writtenText(files: Exported['files']): string {
  const width = Math.max(...files.map(({ file }) => widthOf(file)))
  const lines = files.map(({ file, rows }) =>
    rows === undefined ? file : `${padEnd(file, width)}  ${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}`,
  )
  return `${lines.join('\n')}\n`
}

export function incompleteText(study: string, { points: { estimated, planned } }: Exported): string {
  return `${study} is not complete: ${grouped(estimated)} of ${grouped(planned)} points have estimates. What is there is written; go on with: savlanut resume ${study}\n`
}
