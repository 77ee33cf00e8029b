import { describe, expect, test } from 'vitest'
import { measureIds, measures } from '../../../src/measures/definitions.ts'
import { LANGS } from '../../../src/report/words/lang.ts'
import { measureWords } from '../../../src/report/words/measures.ts'

describe.each(LANGS)('words of measures in %s', lang => {
  test('tell all measures apart by name', () => {
    const names = measureIds.map(id => measureWords(id, lang).name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  test('say unit and formula of every measure', () => {
    for (const id of measureIds) {
      const { unit, formula } = measureWords(id, lang)
      expect([id, unit !== '', formula.length > 3]).toEqual([id, true, true])
    }
  })
})

test('Hebrew names are Hebrew', () => {
  expect(measureIds.filter(id => !/\p{Script=Hebrew}/u.test(measureWords(id, 'he').name))).toEqual([])
})

test('a formula divides in Hebrew where it divides in English', () => {
  const divides = (text: string) => text.includes('÷')
  const differing = measures.filter(({ id, formula }) => divides(measureWords(id, 'he').formula) !== divides(formula))
  expect(differing.map(({ id }) => id)).toEqual([])
})

test('a formula names as many fixed numbers in Hebrew as in English', () => {
  const numbers = (text: string) => (text.match(/(?<![\p{L}\p{N}])\d+/gu) ?? []).map(Number).sort((a, b) => a - b)
  const differing = measures.filter(
    ({ id, formula }) => String(numbers(measureWords(id, 'he').formula)) !== String(numbers(formula)),
  )
  expect(differing.map(({ id }) => id)).toEqual([])
})
