import type { Command } from '../command.ts'

export const explain: Command = {
  command: 'explain [measure]',
  describe: 'Say what a measure is, or list all measures',
  positionals: { measure: 'Such as abandonment or "serviceLevel(20 s)"' },
  examples: [
    ['explain', 'all of them'],
    ['explain patienceImplied', ''],
  ],
  async handler({ measure }) {
    const { explanationOf, listOfMeasures } = await import('../../report/definitions.ts')
    const { measureOf } = await import('../../experiment/language.ts')
    const { styleFor } = await import('../colour.ts')
    const style = styleFor(process.stdout)
    const lines =
      measure === undefined ? listOfMeasures(style) : explanationOf(measureOf(String(measure)).measure, style)
    process.stdout.write(`${lines.join('\n')}\n`)
  },
}
