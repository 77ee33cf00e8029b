import { describe, expect, test } from 'vitest'
import { changed, DAY, read, refusal } from './files.ts'

describe('a scenario that is right', () => {
  test('is read into names, seconds and defaults', () => {
    const { scenario } = read(DAY)
    expect(scenario.interval).toBe(1800)
    expect(scenario.open).toEqual({
      sun: [28800, 36000],
      mon: [28800, 36000],
      tue: [28800, 36000],
      wed: [28800, 36000],
      thu: [28800, 36000],
    })
    expect(scenario.types.billing.handle).toMatchObject({ law: 'lognormal', mean: 180, cv: 1.2, afterCallWork: 20 })
    expect(scenario.types.billing.patience).toMatchObject({ load: [{ when: 'waiting', measure: 'queuePerAgent' }] })
    expect(scenario.types.sales.arrivals.perHour).toEqual({ sun: 20, mon: 20, tue: 20, wed: 20, thu: 20 })
    expect(scenario.groups.front.serves.sales).toEqual({ rank: 1, after: 0, priority: 0, handleFactor: 1 })
  })

  test('may be JSON', () => {
    const { scenario } = read(JSON.stringify(minimal))
    expect(scenario.title).toBe('t')
    expect(scenario.start).toBe(20457)
  })
})

const minimal = {
  title: 't',
  types: { a: { arrivals: { perHour: 1 }, handle: { law: 'constant', value: 60 } } },
  groups: { g: { serves: ['a'], staffing: 1 } },
}

describe('messages of the form of fields', () => {
  test('a misspelt call type is pointed at with the word that was meant', () => {
    expect(refusal(changed(['[billing, sales]', '[biling, sales]']))).toMatchInlineSnapshot(
      `"day.yaml:19:14 groups.front.serves[0]: unknown call type "biling" — did you mean "billing"? (known: billing, sales)"`,
    )
  })

  test('all problems are told at once, in the order of the file', () => {
    const text = changed(['title', 'titel'], ['mean: 3 min', 'mean: 3 mn'], ['[5, 6,', '[5, x,'], ['0.1', '1.5'])
    expect(refusal(text)).toMatchInlineSnapshot(`
      "day.yaml:1:1 title: missing — What the scenario is, in one line.
      day.yaml:1:1 titel: unknown field "titel" — did you mean "title"? (known: title, description, extends, start, days, open, interval, closing, steady, lines, waitingRoom, routing, serviceLevel, ivr, dataQuality, satisfaction, survey, churn, wordOfMouth, customers, economics, rosters, interventions, types, groups, targets, study)
      day.yaml:9:37 types.billing.handle.mean: expected a duration such as 90, "90 s" or "1 h 30 min", not "3 mn"
      day.yaml:20:19 groups.front.staffing[1]: expected a number, not "x"
      day.yaml:21:26 groups.front.shrinkage.breaks: must be at most 1, not 1.5"
    `)
  })

  test('laws: a missing or misspelt one says which there are, a field of another law is unknown', () => {
    expect(refusal(changed(['law: exponential\n', 'law: expo\n']))).toMatchInlineSnapshot(
      `"day.yaml:11:12 types.billing.patience.law: unknown law "expo" — did you mean "exponential"? (known: constant, uniform, exponential, erlang, gamma, weibull, lognormal, hyperexponential, hazard, empirical, histogram, survival)"`,
    )
    expect(refusal(changed(['law: lognormal, ', '']))).toMatchInlineSnapshot(
      `"day.yaml:9:13 types.billing.handle.law: missing — one of constant, uniform, exponential, erlang, gamma, weibull, lognormal, hyperexponential, hazard, empirical, histogram, survival"`,
    )
    expect(refusal(changed(['law: exponential, mean: 240', 'law: constant, mean: 240']))).toMatchInlineSnapshot(`
      "day.yaml:16:13 types.sales.handle.value: missing — The constant value.
      day.yaml:16:30 types.sales.handle.mean: unknown field "mean" (known: law, value, zero, hold, afterCallWork, lookUp, factor, pattern, load)"
    `)
  })

  test('unions: the branch that was meant is explained', () => {
    expect(refusal(changed(['[60, 80, 90, 70]', '{ file: a.csv, colum: calls }']))).toMatchInlineSnapshot(`
      "day.yaml:8:16 types.billing.arrivals.perHour.column: missing — Header of the column with the figures.
      day.yaml:8:31 types.billing.arrivals.perHour.colum: unknown field "colum" — did you mean "column"? (known: file, column, time, day)"
    `)
    expect(refusal(changed(['{ sun-thu: 20 }', '{ sun-thu: x, snu: 3 }']))).toMatchInlineSnapshot(
      `"day.yaml:15:37 types.sales.arrivals.perHour.sun-thu: expected a number, a list or fields (name: value), not "x""`,
    )
    expect(refusal(changed(['{ sun-thu: 20 }', '{ sun-thu: 3, snu: 3, sun: 2 }']))).toMatchInlineSnapshot(`
      "day.yaml:15:40 types.sales.arrivals.perHour.snu: expected weekdays such as "sun-thu", "daily", or a date such as 2026-03-02, not "snu"
      day.yaml:15:48 types.sales.arrivals.perHour.sun: names sun a second time"
    `)
    expect(refusal(changed(['{ sun-thu: 20 }', 'many']))).toMatchInlineSnapshot(
      `"day.yaml:15:26 types.sales.arrivals.perHour: expected a number, a list or fields (name: value), not "many""`,
    )
    expect(refusal(changed(['[billing, sales]', 'billing']))).toMatchInlineSnapshot(
      `"day.yaml:19:13 groups.front.serves: expected a list or fields (name: value), not "billing""`,
    )
    expect(refusal(changed(['queuePerAgent,', 'queuePerAgents,']))).toMatchInlineSnapshot(
      `"day.yaml:13:24 types.billing.patience.load.measure: unknown word "queuePerAgents" — did you mean "queuePerAgent"? (known: queueLength, queuePerAgent, busyFraction, anticipatedWait)"`,
    )
    expect(refusal(changed(['{ sun-thu: "08:00-10:00" }', '8-10']))).toMatchInlineSnapshot(
      `"day.yaml:3:7 open: expected a time range such as "07:00-24:00", not "8-10""`,
    )
    expect(refusal(changed(['title: Bank line', 'title: [1]\nstudy: { seed: true }']))).toMatchInlineSnapshot(`
      "day.yaml:1:8 title: expected a text, not a list of 1
      day.yaml:2:16 study.seed: expected a text or a number, not true"
    `)
  })

  test('missing fields say what they are; an empty field is a missing one', () => {
    expect(refusal(changed(['title: Bank line\n', '']))).toMatchInlineSnapshot(
      `"day.yaml:1:1 title: missing — What the scenario is, in one line."`,
    )
    expect(refusal(changed(['    handle: { law: exponential, mean: 240 }\n', '']))).toMatchInlineSnapshot(
      `"day.yaml:14:3 types.sales.handle: missing — Talk time, with hold and after-call work."`,
    )
    expect(refusal(changed(['      mean: 6 min', '      mean:']))).toMatchInlineSnapshot(
      `"day.yaml:12:12 types.billing.patience.mean: missing — Mean, of the values that are not 0 by \`zero\`."`,
    )
    expect(refusal('')).toMatchInlineSnapshot(
      `"day.yaml:1:1 expected a scenario: fields such as title, types and groups"`,
    )
    expect(refusal('title: x')).toMatchInlineSnapshot(`
      "day.yaml:1:1 types: missing — Call types by name.
      day.yaml:1:1 groups: missing — Agent groups by name."
    `)
  })

  test('numbers out of their range are shown with it', () => {
    expect(refusal(changed(['start', 'days: 0\nstart']))).toMatchInlineSnapshot(
      `"day.yaml:2:7 days: must be at least 1, not 0"`,
    )
    expect(refusal(changed(['start', 'days: 1.5\nlines: -1\nstart']))).toMatchInlineSnapshot(`
      "day.yaml:2:7 days: expected a whole number, not 1.5
      day.yaml:3:8 lines: must be at least 1, not -1"
    `)
    expect(refusal(changed(['mean: 6 min', 'mean: .inf']))).toMatchInlineSnapshot(
      `"day.yaml:12:13 types.billing.patience.mean: expected a number, not Infinity"`,
    )
    expect(refusal(changed(['mean: 6 min', 'mean: 0']))).toMatchInlineSnapshot(
      `"day.yaml:12:13 types.billing.patience.mean: expected a duration longer than 0, not 0"`,
    )
    expect(refusal(changed(['mean: 6 min', 'mean: 20000 d']))).toMatchInlineSnapshot(
      `"day.yaml:12:13 types.billing.patience.mean: expected at most 3660 days, not "20000 d""`,
    )
  })
})

describe('messages of YAML itself', () => {
  test('a slip of syntax is pointed at', () => {
    expect(refusal('title: x\ntypes: { a: [1, 2 }\n')).toMatchInlineSnapshot(`
      "day.yaml:2:19 not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]
      day.yaml:2:20 not valid YAML: Flow map in block collection must be sufficiently indented and end with a }"
    `)
    expect(refusal(changed(['  front:', '  front:\n   - 1']))).toMatchInlineSnapshot(`
      "day.yaml:19:6 not valid YAML: Implicit keys need to be on a single line
      day.yaml:21:1 not valid YAML: Sequence item without - indicator"
    `)
  })

  test('a field given twice is pointed at', () => {
    expect(refusal(changed(['      mean: 6 min', '      mean: 6 min\n      mean: 7 min']))).toMatchInlineSnapshot(
      `"day.yaml:13:7 "mean" a second time"`,
    )
  })

  test('aliases and merged maps keep the place where the value was written', () => {
    const text = changed(
      ['handle: { law: lognormal', 'handle: &talk { law: lognormal'],
      ['{ law: exponential, mean: 240 }', '\n      <<: *talk\n      mean: x'],
    )
    expect(refusal(text)).toMatchInlineSnapshot(
      `"day.yaml:18:13 types.sales.handle.mean: expected a duration such as 90, "90 s" or "1 h 30 min", not "x""`,
    )
    expect(read(text.replace('mean: x', 'mean: 10')).scenario.types.sales.handle).toMatchObject({ mean: 10, cv: 1.2 })
  })

  test('what would explode or nest without end is refused', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`)
    expect(refusal(`a0: &a0 [1]\n${levels.join('\n')}\n`)).toMatch(/too much repeated by aliases/)
    expect(refusal('a: &a [*a]')).toMatchInlineSnapshot(`"day.yaml:1:7 nested deeper than 40 levels"`)
    expect(refusal(`title: ${'['.repeat(100)}`)).toMatch(/nested deeper|not valid YAML/)
    expect(refusal(`title: ${'['.repeat(50)}${']'.repeat(50)}`)).toMatchInlineSnapshot(
      `"day.yaml:1:48 nested deeper than 40 levels"`,
    )
    for (const opening of ['- ', '? ', '[', '{a: ', '{', '- - ? '])
      expect(refusal(opening.repeat(50_000))).toMatch(/nested too deeply/)
    expect(refusal('['.repeat(200_000))).toMatch(/nested|not valid YAML/)
  })

  test('names that JavaScript knows are names like any other, or refused', () => {
    expect(refusal(changed(['title', '__proto__: { x: 1 }\ntitle']))).toMatchInlineSnapshot(
      `"day.yaml:1:1 the name __proto__ is not allowed"`,
    )
    expect(refusal(changed(['title', 'constructor: 1\ntoString: 2\ntitle']))).toMatchInlineSnapshot(`
      "day.yaml:1:1 constructor: unknown field "constructor" (known: title, description, extends, start, days, open, interval, closing, steady, lines, waitingRoom, routing, serviceLevel, ivr, dataQuality, satisfaction, survey, churn, wordOfMouth, customers, economics, rosters, interventions, types, groups, targets, study)
      day.yaml:2:1 toString: unknown field "toString" — did you mean "routing"? (known: title, description, extends, start, days, open, interval, closing, steady, lines, waitingRoom, routing, serviceLevel, ivr, dataQuality, satisfaction, survey, churn, wordOfMouth, customers, economics, rosters, interventions, types, groups, targets, study)"
    `)
    expect(refusal(changed(['[billing, sales]', '[billing, sales, toString]']))).toMatchInlineSnapshot(
      `"day.yaml:19:30 groups.front.serves[2]: unknown call type "toString" (known: billing, sales)"`,
    )
    expect(refusal(changed(['law: lognormal', 'law: constructor']))).toMatchInlineSnapshot(
      `"day.yaml:9:20 types.billing.handle.law: unknown law "constructor" (known: constant, uniform, exponential, erlang, gamma, weibull, lognormal, hyperexponential, hazard, empirical, histogram, survival)"`,
    )
    expect(refusal(changed(['mean: 6 min', 'mean: 6 constructor']))).toMatchInlineSnapshot(
      `"day.yaml:12:13 types.billing.patience.mean: expected a duration such as 90, "90 s" or "1 h 30 min", not "6 constructor""`,
    )
    expect(Object.keys(read(DAY.replaceAll('sales', 'constructor')).scenario.types)).toEqual(['billing', 'constructor'])
  })

  test('unknown tags are refused', () => {
    expect(refusal(changed(['Bank line', '!env HOME']))).toMatchInlineSnapshot(
      `"day.yaml:1:8 not valid YAML: Unresolved tag: !env"`,
    )
    expect(refusal(changed(['Bank line', '!!binary aGVsbG8=']))).toMatchInlineSnapshot(
      `"day.yaml:1:17 unknown tag tag:yaml.org,2002:binary"`,
    )
  })
})
