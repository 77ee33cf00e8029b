// Customers who leave, those who are left, and money. One agent, talks of a minute, two open hours.
import { describe, expect, test } from 'vitest'
import { run } from '../../src/core.ts'
import { simulate } from '../../src/model/simulate.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'
import { at, callsOf, cases, centerOf, constant, oneQueue, simulated } from '../support.ts'

type Fields = Record<string, unknown>

describe('a customer', () => {
  const ended = (churn: Fields, resolution?: Fields, satisfaction: Fields = {}) =>
    cases(oneQueue(resolution ? { resolution } : {}, { satisfaction, churn }))[0]

  test('leaves by his satisfaction', () => {
    const table = [
      [0, 1],
      [0.9, 0],
    ]
    expect(ended({ table, unresolved: 0 })).toBe('0: solved 60, 1 call, satisfaction 1')
    expect(ended({ table, unresolved: 0 }, undefined, { initial: 0.8 })).toBe(
      '0: solved 60, 1 call, satisfaction 0.8, leaves',
    )
  })

  test('leaves when nothing was solved', () => {
    const unsolved = { probability: 0, repeat: 0 }
    expect(ended({ table: [[0, 0]], unresolved: 1 }, unsolved)).toBe('0: given up 60, 1 call, satisfaction 1, leaves')
    expect(ended({ table: [[0, 0]], unresolved: 0 }, unsolved)).toBe('0: given up 60, 1 call, satisfaction 1')
  })

  test('leaves by a curve', () => {
    const logistic = { midpoint: 0.5, steepness: 1e6, least: 0, most: 1 }
    expect(ended({ logistic }, undefined, { initial: 0.6 })).not.toMatch(/leaves/)
    expect(ended({ logistic }, undefined, { initial: 0.4 })).toMatch(/leaves/)
  })

  test('who leaves may be won back, unless he would pay for better service elsewhere', () => {
    const fate = (pricePremium: number, winBack: number) => {
      const fields = { satisfaction: {}, churn: { table: [[0, 1]] }, economics: { pricePremium, winBack } }
      const [{ gone, wonBack, premium }] = simulated(centerOf(oneQueue({}, fields))).rows.filter(
        ({ kind }) => kind === 'case',
      )
      return { gone, wonBack, premium }
    }
    expect(fate(1, 1)).toEqual({ gone: true, wonBack: false, premium: true })
    expect(fate(0, 1)).toEqual({ gone: true, wonBack: true, premium: false })
    expect(fate(0, 0)).toEqual({ gone: true, wonBack: false, premium: false })
  })
})

describe('a population', () => {
  const scenario = (churn: Fields, customers: Fields) =>
    oneQueue({ arrivals: { perCustomer: 300 }, handle: constant(1) }, { days: 3, satisfaction: {}, churn, customers })

  test('that all leave calls no more', () => {
    // Ten problems a customer and day: of five nobody is left on the second day.
    const { rows, population, customersAtEnd } = simulated(centerOf(scenario({ table: [[0, 1]] }, { count: 5 })))
    expect(population.map(({ customers }) => customers)).toEqual([5, 0, 0])
    expect(customersAtEnd).toBe(0)
    const left = rows.filter(({ kind, gone }) => kind === 'case' && gone)
    expect(left.length).toBe(5)
    expect(callsOf(scenario({ table: [[0, 1]] }, { count: 5 })).every(({ arrived }) => arrived < 86_400)).toBe(true)
  })

  test('that nobody leaves grows by those who join', () => {
    const center = centerOf(scenario({ table: [[0, 0]] }, { count: 5, newPerDay: 4 }))
    const { population, customersAtEnd } = simulate(center)
    const [, second, third] = population
    expect(population[0]).toEqual({ day: 0, customers: 5, joined: 0 })
    expect(second.customers).toBe(5 + second.joined)
    expect(third.customers).toBe(second.customers + third.joined)
    expect(customersAtEnd).toBe(third.customers)
  })

  test('remembers how satisfied each was', () => {
    // One customer: each of his calls loses a half, with nothing given back.
    const one = oneQueue(
      { arrivals: { perCustomer: 300 }, handle: constant(1), resolution: { probability: 1 }, ivr: IVR },
      { satisfaction: { ivrPerMinute: 0.5 }, customers: { count: 1 } },
    )
    const calls = callsOf(one)
    expect(calls.length).toBeGreaterThan(3)
    calls.slice(0, 4).forEach(({ satisfaction }, n) => {
      expect(satisfaction).toBeCloseTo(0.5 ** (n + 1), 12)
    })
  })
})

const IVR = { steps: { menu: { time: 60, next: { queue: 1 } } } }

describe('money', () => {
  const PRICES = { agentHour: 30, lineHour: 6, callback: 0.2, retention: 20, acquisitionFactor: 8, pricePremium: 0 }
  const valued = async (fields: Fields, calls: Fields = {}, prices: Fields = {}) => {
    const scenario = oneQueue(calls, { economics: { ...PRICES, ...prices }, ...fields })
    const { estimate } = await run(parseScenarioObject(scenario), { replications: 1 })
    return (measure: string) => estimate(measure).value
  }

  test('is spent on agents and lines', async () => {
    // Two hours of one agent; one minute of IVR, none of waiting, one of talk.
    expect((await valued({}, { ivr: IVR }))('cost')).toBeCloseTo(60 + (6 * 2) / 60, 9)
  })

  test('is spent on callbacks', async () => {
    // Of 10 seconds on a line nothing is left: he hung up at once. Talks of two minutes in all.
    const callback = { offer: { queue: 0 }, accept: 1 }
    expect((await valued({}, { arrivals: at([0, 10]), callback }))('cost')).toBeCloseTo(60 + 0.2 + (6 * 2) / 60, 9)
  })

  test('is spent on interventions, once and by the day', async () => {
    const interventions = [{ name: 'training', from: '12:00', cost: 100, costPerDay: 10, dataQuality: 0.1 }]
    const value = await valued({ dataQuality: 0.5, interventions })
    expect(value('policyCost')).toBeCloseTo(100 + 10 / 2, 9)
    expect(value('cost')).toBeCloseTo(60 + 0.1 + 105, 9)
  })

  test('is lost with customers, or spent to keep them', async () => {
    const leaving = { satisfaction: {}, churn: { table: [[0, 1]] } }
    const value = await valued(leaving)
    expect(value('customersLost')).toBe(1)
    expect(value('valueLost')).toBe(160)
    expect(value('netValue')).toBeCloseTo(-160 - 60.1, 9)
    const back = await valued(leaving, {}, { winBack: 1 })
    expect(back('wonBack')).toBe(1)
    expect(back('valueLost')).toBe(0)
    expect(back('policyCost')).toBe(20)
  })

  test('is earned by sales after solved contacts', async () => {
    const crossSell = { offers: 1, existing: 1, value: 50, trust: 1 }
    const value = await valued({ satisfaction: {} }, { resolution: { probability: 1 } }, { crossSell })
    expect(value('sales')).toBe(1)
    expect(value('valueSold')).toBe(50)
    expect(value('netValue')).toBeCloseTo(50 - 60.1, 9)
  })

  test('is lost by errors in the data: 1, 10 and 100', async () => {
    const errors = { customers: 1000, rate: 0.1, prevented: 0.5, corrected: 0.6 }
    const arrivals = { trace: ['08:00'], bursts: [{ at: '09:00', errors }] }
    // Of 100 errors 50 are prevented, 30 corrected, 20 do harm.
    expect((await valued({}, { arrivals }))('errorCost')).toBe(50 + 300 + 2000)
  })

  test('is spent on outreach', async () => {
    const interventions = [{ name: 'outreach', from: '00:00', proactive: { sensitivity: 1, cost: 4 } }]
    const value = await valued({ interventions }, { resolution: { probability: 0, repeat: 0 } })
    expect(value('outreach')).toBe(1)
    expect(value('policyCost')).toBe(4)
  })
})
