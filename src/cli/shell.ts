// Commands as a shell wants them.

export const quoted = (text: string): string =>
  /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

/** The command as it was typed. */
export const commandLine = (args: readonly string[] = process.argv.slice(2)): string =>
  ['savlanut', ...args.map(quoted)].join(' ')
