import type { Command } from '../command.ts'

export const init: Command = {
  command: 'init [file]',
  describe: 'Write a commented scenario to start from',
  positionals: { file: 'To write (default scenario.yaml; - is standard output)' },
  examples: [['init day.yaml', 'never overwrites a file']],
  async handler({ file = 'scenario.yaml' }) {
    const { STARTER } = await import('../starter.ts')
    // The parser of arguments makes nothing of a lone dash.
    const name = String(file) || '-'
    const text = STARTER.replaceAll('THIS-FILE', name === '-' ? 'FILE' : name)
    if (name === '-') return void process.stdout.write(text)
    const { writeNew } = await import('../write.ts')
    writeNew(name, text)
    process.stdout.write(`Wrote ${name}. Next: savlanut run ${name}\n`)
  },
}
