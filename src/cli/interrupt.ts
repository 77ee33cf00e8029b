// Ctrl-C while something is being written: what is half done is cleared away first.

/** Runs `act`; its signal is aborted when the process is told to end, which it then does as it would have anyway. */
export async function interruptible<Value>(act: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const interrupt = new AbortController()
  const stop = (name: NodeJS.Signals) => {
    interrupt.abort()
    process.kill(process.pid, name)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    return await act(interrupt.signal)
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop)
  }
}
