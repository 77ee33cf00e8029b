import { describe, expect, test } from 'vitest'
import { beside, columns, short, widthOf, wrap } from '../../src/report/layout.ts'

describe('columns', () => {
  test('are as wide as their widest cell, numbers to the right; empty ones vanish', () => {
    const rows = [
      ['offered', '1,204', '', 'calls'],
      ['lost', '7', '', ''],
    ]
    expect(columns(rows, { align: ['left', 'right', 'left', 'left'] })).toEqual([
      'offered  1,204  calls',
      'lost         7',
    ])
  })

  test('count what one sees, not the marks of emphasis', () => {
    expect(widthOf('\u001b[1mgroß\u001b[22m')).toBe(4)
  })
})

test('two blocks stand side by side where they fit, else below each other', () => {
  expect(beside(['a', 'bb'], ['c'])).toEqual(['a     c', 'bb'])
  expect(beside(['x'.repeat(60)], ['y'.repeat(30)])).toEqual(['x'.repeat(60), '', 'y'.repeat(30)])
})

test('names are one line without control characters', () => {
  expect(short('a\u001b[31m\nb', 20)).toBe('a [31m b')
  expect(short('a long name', 6)).toBe('a lon…')
})

test('text breaks at spaces', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
})
