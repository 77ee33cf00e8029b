import { expect } from 'vitest'

/** Each expected value (by name, or by index) is met to a relative error; absolute where it is 0. */
export function expectClose(actual: object, expected: Record<string, number> | number[], relative = 1e-10): void {
  for (const [key, value] of Object.entries(expected)) {
    const got = (actual as Record<string, number>)[key]
    const off = Math.abs(got - value) / (Math.abs(value) || 1)
    expect(off, `${key}: ${got} instead of ${value}`).toBeLessThanOrEqual(relative)
  }
}
