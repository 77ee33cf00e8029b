import { defineConfig } from 'vitest/config'

// Theory tests simulate millions of calls: nothing here is timed, so nothing should fail for being slow.
export default defineConfig({ test: { setupFiles: ['./test/setup.ts'], maxWorkers: '100%', testTimeout: 300_000, hookTimeout: 300_000 } })
