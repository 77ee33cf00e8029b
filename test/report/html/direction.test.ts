import { describe, expect, test } from 'vitest'
import { code, named, numeral, prose } from '../../../src/report/html/direction.ts'

test('numbers with signs, ranges and times keep their order in Hebrew', () => {
  expect(prose('ירד ב־−3.5 עד ±0.4', 'he').markup).toBe('ירד ב־<bdi dir="ltr">−3.5</bdi> עד <bdi dir="ltr">±0.4</bdi>')
  expect(prose('(10.0–12.8) בין 08:00 ל־09:30', 'he').markup).toBe(
    '(<bdi dir="ltr">10.0–12.8</bdi>) בין <bdi dir="ltr">08:00</bdi> ל־<bdi dir="ltr">09:30</bdi>',
  )
  expect(prose('80 % מהשיחות', 'he').markup).toBe('<bdi dir="ltr">80\u00a0%</bdi> מהשיחות')
})

test('whole numbers, prefixes and operators of a formula need no help', () => {
  expect(prose('(דירוג − 1) ÷ 4, מ-1 עד 5', 'he').markup).toBe('(דירוג − 1) ÷ 4, מ-1 עד 5')
})

test('a line never ends between a number and %', () => {
  expect(prose('58 % answered', 'en').markup).toBe('58\u00a0% answered')
})

test('names run in the direction of their letters', () => {
  expect(named('billing', 'he').markup).toBe('<bdi dir="ltr">billing</bdi>')
  expect(named('שירות', 'en').markup).toBe('<bdi dir="rtl">שירות</bdi>')
  expect(named('FCR של המוקד', 'he').markup).toBe('<bdi dir="rtl">FCR של המוקד</bdi>')
  expect(named('FCR של המוקד', 'en').markup).toBe('<bdi dir="ltr">FCR של המוקד</bdi>')
  expect(named('08:00', 'he').markup).toContain('dir="ltr"')
})

test('a number with a Hebrew unit has the unit on its left', () => {
  expect(numeral('−39 שניות').markup).toBe('<bdi dir="rtl"><bdi dir="ltr">−39</bdi> שניות</bdi>')
  expect(numeral('11.4 %').markup).toBe('<bdi dir="ltr">11.4 %</bdi>')
})

test('commands run from left to right', () => {
  expect(code('serviceLevel(20 s) >= 80%').markup).toBe('<code dir="ltr">serviceLevel(20 s) &gt;= 80%</code>')
})

describe('what is set apart already', () => {
  test('is not cut inside', () => {
    expect(prose('נטישה \u206611.4 % (10.0–12.8)\u2069, ועוד', 'he').markup).toBe(
      'נטישה <bdi dir="ltr">11.4\u00a0% (10.0–12.8)</bdi>, ועוד',
    )
    expect(prose('\u2066day-1.yaml 08:00\u2069 מול \u2066b\u2069', 'he').markup).toBe(
      '<bdi dir="ltr">day-1.yaml 08:00</bdi> מול <bdi dir="ltr">b</bdi>',
    )
  })

  test('is one piece with what is set apart in it', () => {
    expect(prose('א \u2066x \u2067ב\u2069 y\u2069 ג', 'he').markup).toBe('א <bdi dir="ltr">x \u2067ב\u2069 y</bdi> ג')
  })

  test('is text where it never ends, or never begins', () => {
    expect(prose('א \u2066x 1–2', 'he').markup).toBe(
      'א \u2066x <bdi dir="ltr">1–2</bdi>\u2069'.replace('\u2066x ', '\u2066x \u2069').replace(/\u2069$/, ''),
    )
    expect(prose('א\u2069 ב', 'he').markup).toBe('א ב')
  })
})
