// Output that somebody stopped reading (`savlanut run day.yaml | head -1`) is no failure.

export function closeQuietly(...streams: NodeJS.WriteStream[]): void {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit()
    })
}
