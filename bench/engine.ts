// The event lists, in the hold model: the earliest entry is put back at a later time, over and over.
import { Calendar } from '../src/engine/calendar.ts'
import { stream } from '../src/engine/random.ts'
import { Timers } from '../src/engine/timers.ts'
import { fillExponential } from '../src/engine/ziggurat.ts'
import { heading, line, rates } from './measure.ts'

const HOLDS = 1_000_000
const gaps = new Float64Array(1 << 16)
fillExponential(stream('bench', 0, 'gaps', ''), gaps, 180)

type EventList = Pick<Timers, 'time' | 'id' | 'push' | 'replaceTop'>

/** Time reached: equal for any correct event list. */
function hold(list: EventList, size: number): string {
  for (let id = 0; id < size; id++) list.push(id, gaps[id & 0xffff], id)
  for (let i = 0; i < HOLDS; i++) list.replaceTop(list.id, list.time + gaps[i & 0xffff], i)
  return `time ${list.time.toFixed(3)}`
}

heading('Event list: holds per second by number of pending events')
for (const size of [10, 100, 1000, 10_000]) {
  const [heap, calendar] = await rates([
    { name: `heap, ${size}`, units: HOLDS, run: () => hold(new Timers(), size) },
    { name: `calendar queue, ${size}`, units: HOLDS, run: () => hold(new Calendar(), size) },
  ])
  line(heap)
  line(calendar, { rate: heap, asked: 'of the heap' })
}

heading('Random numbers: exponentials per second')
const [filled] = await rates([
  {
    name: 'ziggurat, by the buffer',
    units: 16 * gaps.length,
    run: () => {
      const generator = stream('bench', 1, 'fill', '')
      let sum = 0
      for (let i = 0; i < 16; i++) {
        fillExponential(generator, gaps, 1)
        for (let j = 0; j < gaps.length; j++) sum += gaps[j]
      }
      return `mean ${(sum / (16 * gaps.length)).toFixed(4)} (exact 1)`
    },
  },
])
line(filled)
