import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Agenda } from '../../src/engine/agenda.ts'

type Entry = { time: number; kind: number; subject: number; value: number }

const entry = fc.record({
  time: fc.integer({ min: 0, max: 20 }),
  kind: fc.nat(9),
  subject: fc.nat(2 ** 31 - 1),
  value: fc.double({ noNaN: true }),
})

test('an agenda gives back what was scheduled, by time, and equal times in order of scheduling', () => {
  fc.assert(
    fc.property(fc.array(fc.option(entry, { freq: 3 }), { maxLength: 200, size: 'max' }), steps => {
      const agenda = new Agenda()
      let naive: (Entry & { order: number })[] = []
      steps.forEach((step, order) => {
        if (step) {
          agenda.schedule(step.time, order, step.kind, step.subject, step.value)
          naive.push({ ...step, order })
        } else if (naive.length > 0) {
          const first = naive.reduce((a, b) => (b.time < a.time ? b : a))
          expect({
            time: agenda.timers.time,
            order: agenda.timers.order,
            kind: agenda.kind,
            subject: agenda.subject,
            value: agenda.value,
          }).toEqual(first)
          agenda.pop()
          naive = naive.filter(entry => entry !== first)
        }
      })
      expect(agenda.timers.size).toBe(naive.length)
    }),
  )
})

test('a value that is not given is 0, also where a larger one stood before', () => {
  const agenda = new Agenda()
  agenda.schedule(1, 1, 3, 4, 5)
  agenda.pop()
  agenda.schedule(1, 2, 3, 4)
  expect(agenda.value).toBe(0)
})
