import { expect, test } from 'vitest'
import { withoutMarks } from '../../../src/report/words/ltr.ts'
import { inSentence, unitsIn } from '../../../src/report/words/units.ts'

test('units of figures are those of the language', () => {
  const he = (text: string) => unitsIn(text, 'he')
  expect(['39.0 s', '27.5 min', '2.1 h', '3.0 d', '−0.7 pts', '58 %', '1,204', '7.19 €', '–'].map(he)).toEqual([
    '39.0 שנ׳',
    '27.5 דק׳',
    '2.1 שע׳',
    '3.0 ימים',
    '−0.7 נק׳ אחוז',
    '58 %',
    '1,204',
    '7.19 €',
    '–',
  ])
  expect(withoutMarks(he('(−0.7 to 0.2)'))).toBe('(−0.7 עד 0.2)')
  expect(unitsIn('(−0.7 to 0.2)', 'en')).toBe('(−0.7 to 0.2)')
})

test('in a Hebrew sentence a number is one piece, its unit and its interval stand beside it', () => {
  expect(inSentence('39 s (34–44)', 'he')).toBe('\u206639\u2069 שנ׳ \u2066(34–44)\u2069')
  expect(inSentence('11.4 %', 'he')).toBe('\u206611.4 %\u2069')
  expect(inSentence('−0.7 pts', 'he')).toBe('\u2066−0.7\u2069 נק׳ אחוז')
  expect(inSentence('39 s', 'en')).toBe('39 s')
})

test('names, files and targets stay as they are', () => {
  expect(inSentence('serviceLevel(20 s) >= 80%', 'he')).toBe('\u2066serviceLevel(20 s) >= 80%\u2069')
  expect(inSentence('צוות 1', 'he')).toBe('צוות 1')
})
