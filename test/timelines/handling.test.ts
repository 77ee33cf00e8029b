// What a call takes. One agent from 8 o'clock on; times in seconds after 8.
import { describe, expect, test } from 'vitest'
import { at, constant, oneQueue, story } from '../support.ts'

test('talk and hold keep the caller, after-call work the agent; the factors of group and type multiply all', () => {
  const handle = { ...constant(60), hold: 20, afterCallWork: 10 }
  const groups = { front: { serves: { calls: { handleFactor: 2 } }, handleFactor: 1.5, staffing: 1 } }
  expect(story(oneQueue({ arrivals: at([0]), handle }, { groups }))).toEqual(['0: answered 0, done 240, free 270'])
})

test('the factor of the type multiplies all of it too', () => {
  const handle = { ...constant(60), hold: 20, afterCallWork: 10, factor: 0.5 }
  expect(story(oneQueue({ arrivals: at([0]), handle }))).toEqual(['0: answered 0, done 40, free 45'])
})

test('a pattern multiplies calls by the interval in which they are answered; after closing as in the last', () => {
  const handle = { ...constant(60), pattern: [1, 2, 3, 0.5] }
  expect(story(oneQueue({ arrivals: at([0, 1790, 1795, 3600, 7190, 7195]), handle }))).toEqual([
    '0: answered 0, done 60',
    '1790: answered 1790, done 1850',
    '1795: answered 1850, done 1970',
    '3600: answered 3600, done 3780',
    '7190: answered 7190, done 7220',
    '7195: answered 7220, done 7250',
  ])
})

test('the next call is taken when after-call work is done', () => {
  const handle = { ...constant(60), afterCallWork: 30 }
  expect(story(oneQueue({ arrivals: at([0, 10]), handle }))).toEqual([
    '0: answered 0, done 60, free 90',
    '10: answered 90, done 150, free 180',
  ])
})

test('a call of no length is over as it begins', () => {
  expect(story(oneQueue({ arrivals: at([5, 5]), handle: constant(0) }))).toEqual([
    '5: answered 5, done 5',
    '5: answered 5, done 5',
  ])
})

describe('handle time by load', () => {
  const load = { measure: 'queueLength', response: { slope: 1 } }

  test('at the start counts those who still wait then', () => {
    const handle = { ...constant(60), load: { ...load, when: 'start' } }
    expect(story(oneQueue({ arrivals: at([0, 10, 20]), handle }))).toEqual([
      '0: answered 0, done 60',
      '10: answered 60, done 180',
      '20: answered 180, done 240',
    ])
  })

  test('during the call changes its speed with every change of the queue', () => {
    // 10 s alone; 10 at speed 1/2 while one waits; the other 45 s at 1/3. Then a minute at 1/2, and one at 1.
    const handle = { ...constant(60), load: { ...load, when: 'during' } }
    expect(story(oneQueue({ arrivals: at([0, 10, 20]), handle }))).toEqual([
      '0: answered 0, done 155',
      '10: answered 155, done 275',
      '20: answered 275, done 335',
    ])
  })

  test('during the call stretches after-call work too', () => {
    const handle = { ...constant(60), afterCallWork: 10, load: { ...load, when: 'during' } }
    // 30 s alone, 30 s at 1/2 until 90, 10 at 1/2.
    expect(story(oneQueue({ arrivals: at([0, 30]), handle }))).toEqual([
      '0: answered 0, done 90, free 110',
      '30: answered 110, done 170, free 180',
    ])
  })

  test.each(['start', 'during'])('acts at the lowest load from the first call on (%s)', when => {
    const handle = { ...constant(60), load: { ...load, when, response: { steps: [[0, 2]] } } }
    expect(story(oneQueue({ arrivals: at([0]), handle }))).toEqual(['0: answered 0, done 120'])
  })

  test.each(['start', 'during'])('may be the busy share of the agents, himself included (%s)', when => {
    const handle = { ...constant(60), load: { measure: 'busyFraction', response: { slope: 1 }, when } }
    const groups = { front: { serves: ['calls'], staffing: 2 } }
    expect(story(oneQueue({ arrivals: at([0]), handle }, { groups }))).toEqual(['0: answered 0, done 90'])
  })

  test('and a limit of lines do not get in each other’s way', () => {
    const handle = { ...constant(60), load: { ...load, when: 'during' } }
    expect(story(oneQueue({ arrivals: at([0, 10, 20]), handle }, { lines: 2 }))).toEqual([
      '0: answered 0, done 110',
      '10: answered 110, done 170',
      '20: blocked 20',
    ])
  })
})
