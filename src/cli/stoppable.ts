// Ctrl-C in a search: the first asks for the best so far, the second ends the program.

/** Runs `act`; its signal is aborted by the first Ctrl-C or request to end. */
export async function stoppable<Value>(act: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const asked = new AbortController()
  const stop = () => {
    asked.abort()
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  try {
    return await act(asked.signal)
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop)
  }
}
