import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Ring } from '../../src/engine/ring.ts'

const step = fc.tuple(fc.constantFrom('push', 'push', 'push', 'unshift', 'insert', 'shift', 'remove'), fc.nat())

test('a ring is a line: first in first out, with places at the head and departures from the middle', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300, size: 'max' }), steps => {
      const ring = new Ring()
      const line: number[] = []
      steps.forEach(([what, pick], item) => {
        if (what === 'push') {
          ring.push(item)
          line.push(item)
        } else if (what === 'unshift') {
          ring.unshift(item)
          line.unshift(item)
        } else if (what === 'insert') {
          const place = pick % (line.length + 1)
          ring.insert(place, item)
          line.splice(place, 0, item)
        } else if (line.length === 0) return
        else if (what === 'shift') expect(ring.shift()).toBe(line.shift())
        else {
          const [gone] = line.splice(pick % line.length, 1)
          ring.remove(gone)
        }
        expect(Array.from({ length: ring.size }, (_, i) => ring.at(i))).toEqual(line)
        if (line.length > 0) expect(ring.first).toBe(line[0])
      })
    }),
  )
})
