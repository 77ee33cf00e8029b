import { describe, expect, test } from 'vitest'
import { JOURNEY, read, refusal, replaced } from './files.ts'

/** The message for the scenario with pieces of its text replaced. */
const wrong = (...pieces: [string, string][]) => refusal(replaced(JOURNEY, pieces))
const MAIN = '{ main: 0.1, menu: 0.4, mobile: 0.2, solved: 0.2, hangUp: 0.1 }'
const TRAINING = 'groups: [desk], knowledge: 0.1, lookUp: 0.5, resolution: 1.1'
const RULES = 'handOver: {}, proactive: {}, breakCover: true, reassign: { from: chats, to: desk, agents: 1 }'

test('everything beyond the queue together is a scenario', () => {
  const { scenario } = read(JOURNEY)
  expect(scenario.ivr?.steps.main.next.menu).toBe(0.4)
  expect(scenario.types.internet.callback?.offer).toEqual({ queue: 3, estimator: 'queueLength' })
  expect(scenario.types.mail.ivr).toBeUndefined()
  expect(scenario.interventions.map(({ from }) => from)).toEqual([
    { day: 20514, time: 0 },
    { day: undefined, time: 0 },
  ])
})

describe('an IVR', () => {
  test('starts at one of its steps', () => {
    expect(wrong(['hangUp: { perHour: 6 }', 'start: man'])).toMatchInlineSnapshot(
      `"day.yaml:6:10 ivr.start: unknown step "man" — did you mean "main"? (known: main, menu)"`,
    )
    expect(wrong(['hangUp: { perHour: 6 }', 'start: queue'])).toMatchInlineSnapshot(
      `"day.yaml:6:10 ivr.start: unknown step "queue" (known: main, menu)"`,
    )
  })

  test('leads to steps, call types and exits', () => {
    expect(wrong(['mobile: 0.2, solved', 'mobil: 0.2, solvd'])).toMatchInlineSnapshot(`
      "day.yaml:8:62 ivr.steps.main.next.mobil: unknown destination "mobil" — did you mean "mobile"? (known: main, menu, queue, solved, believedSolved, hangUp, internet, mobile, chat, mail)
      day.yaml:8:74 ivr.steps.main.next.solvd: unknown destination "solvd" — did you mean "solved"? (known: main, menu, queue, solved, believedSolved, hangUp, internet, mobile, chat, mail)"
    `)
    expect(wrong(['believedSolved: 0.1', 'toString: 0.1'])).toMatchInlineSnapshot(
      `"day.yaml:9:81 ivr.steps.menu.next.toString: unknown destination "toString" (known: main, menu, queue, solved, believedSolved, hangUp, internet, mobile, chat, mail)"`,
    )
  })

  test('has probabilities that sum to 1', () => {
    expect(wrong(['queue: 0.9', 'queue: 0.8'])).toMatchInlineSnapshot(
      `"day.yaml:9:57 ivr.steps.menu.next: probabilities must sum to 1, not 0.9"`,
    )
    expect(wrong(['{ queue: 0.9, believedSolved: 0.1 }', '{}'])).toMatchInlineSnapshot(
      `"day.yaml:9:57 ivr.steps.menu.next: probabilities must sum to 1, not 0"`,
    )
    const thirds = '{ queue: 0.3333333, solved: 0.3333333, hangUp: 0.3333333 }'
    expect(read(replaced(JOURNEY, [[MAIN, thirds]])).scenario.title).toBe('Journey')
  })

  test('has steps whose names mean nothing else', () => {
    expect(wrong(['menu: {', 'solved: {'], ['menu: 0.4', 'queue: 0.4'])).toMatchInlineSnapshot(
      `"day.yaml:9:13 ivr.steps.solved: "solved" is an exit: give the step another name"`,
    )
    expect(wrong(['menu: {', 'internet: {'], ['menu: 0.4', 'queue: 0.4'])).toMatchInlineSnapshot(
      `"day.yaml:9:15 ivr.steps.internet: "internet" is a call type: give the step another name"`,
    )
    expect(wrong(['menu: {', '" ": {'], ['menu: 0.4', 'queue: 0.4'])).toMatchInlineSnapshot(
      `"day.yaml:9:10 ivr.steps[" "]: needs a name"`,
    )
  })

  test('has a step', () => {
    const steps = JOURNEY.slice(JOURNEY.indexOf('  steps:'), JOURNEY.indexOf('satisfaction:'))
    expect(wrong([steps, '  steps: {}\n'])).toMatchInlineSnapshot(`"day.yaml:7:10 ivr.steps: needs at least one step"`)
  })

  test('lets every caller out', () => {
    expect(wrong(['{ queue: 0.9, believedSolved: 0.1 }', '{ menu: 1, queue: 0 }'])).toMatchInlineSnapshot(
      `"day.yaml:9:11 ivr.steps.menu: callers would stay for ever: from here no exit can be reached"`,
    )
    expect(
      wrong([MAIN, '{ menu: 1 }'], ['{ queue: 0.9, believedSolved: 0.1 }', '{ main: 0.5, menu: 0.5 }']),
    ).toMatchInlineSnapshot(
      `"day.yaml:8:11 ivr.steps.main: callers would stay for ever: from here no exit can be reached"`,
    )
    // Nobody comes to the menu.
    const apart = replaced(JOURNEY, [
      [MAIN, '{ main: 0.5, queue: 0.5 }'],
      ['{ queue: 0.9, believedSolved: 0.1 }', '{ menu: 1 }'],
    ])
    expect(read(apart).scenario.title).toBe('Journey')
    const elsewhere = apart.replace('hangUp: { perHour: 6 }', 'start: menu')
    expect(refusal(elsewhere)).toMatchInlineSnapshot(
      `"day.yaml:9:11 ivr.steps.menu: callers would stay for ever: from here no exit can be reached"`,
    )
  })

  test('of a type stands in place of that of the top, and is checked alike', () => {
    const own = 'ivr: { steps: { a: { time: 5, next: { queu: 1 } } } }'
    expect(wrong(['misrouting: { to: { mobile: 2 } }', own])).toMatchInlineSnapshot(
      `"day.yaml:23:49 types.internet.ivr.steps.a.next.queu: unknown destination "queu" — did you mean "queue"? (known: a, queue, solved, believedSolved, hangUp, internet, mobile, chat, mail)"`,
    )
  })

  test('may not stand beside a bot of the type', () => {
    const own = 'ivr: { steps: { a: { time: 5, next: { queue: 1 } } } }'
    expect(wrong(['    misrouting: {}', `    ${own}`])).toMatchInlineSnapshot(
      `"day.yaml:30:10 types.mobile.bot: give ivr or bot, not both (null removes one)"`,
    )
  })

  test('may have a step called patience, whose time ends', () => {
    const law = '{ law: hazard, from: [0, 60], perMinute: [1, 0] }'
    expect(
      wrong(
        ['menu: 0.4', 'patience: 0.4'],
        ['menu: { time: { law: exponential, mean: 10 }', `patience: { time: ${law}`],
      ),
    ).toMatchInlineSnapshot(
      `"day.yaml:9:64 ivr.steps.patience.time.perMinute: would never end; only patience may last for ever"`,
    )
  })
})

describe('a type', () => {
  test('has a bot that divides its callers', () => {
    expect(wrong(['hangUp: 0.05', 'contained: 0.8, believedSolved: 0.15, hangUp: 0.2'])).toMatchInlineSnapshot(
      `"day.yaml:30:10 types.mobile.bot: contained + believedSolved + hangUp must be at most 1, not 1.15"`,
    )
  })

  test('is misrouted to other types', () => {
    expect(wrong(['{ to: { mobile: 2 } }', '{ to: { internet: 1, mobil: 2 } }'])).toMatchInlineSnapshot(`
      "day.yaml:23:35 types.internet.misrouting.to.internet: is the type itself
      day.yaml:23:45 types.internet.misrouting.to.mobil: unknown call type "mobil" — did you mean "mobile"? (known: mobile, chat, mail)"
    `)
    expect(wrong(['{ to: { mobile: 2 } }', '{ to: {} }'])).toMatchInlineSnapshot(
      `"day.yaml:23:23 types.internet.misrouting.to: needs at least one call type"`,
    )
    const alone =
      'title: t\ntypes: { a: { arrivals: { perHour: 1 }, handle: { law: constant, value: 60 }, misrouting: {} } }\n'
    expect(refusal(`${alone}groups: { g: { serves: [a], staffing: 1 } }`)).toMatchInlineSnapshot(
      `"day.yaml:2:91 types.a.misrouting: needs another call type"`,
    )
  })

  test('offers callbacks from a wait or from a queue, and urges them within the window', () => {
    expect(wrong(['{ queue: 3 }', '{ queue: 3, wait: 2 min }'])).toMatchInlineSnapshot(
      `"day.yaml:26:33 types.internet.callback.offer.queue: give wait or queue, not both (null removes one)"`,
    )
    expect(wrong(['{ queue: 3 }', '{ estimator: headOfLine }'])).toMatchInlineSnapshot(
      `"day.yaml:26:24 types.internet.callback.offer: needs wait or queue"`,
    )
    expect(wrong(['{ offer: { queue: 3 } }', '{ window: 10 min }'])).toMatchInlineSnapshot(
      `"day.yaml:26:15 types.internet.callback.urgent: must be shorter than the window, 10 min"`,
    )
    expect(wrong(['{ offer: { queue: 3 } }', '{ urgent: 3 h }'])).toMatchInlineSnapshot(
      `"day.yaml:26:25 types.internet.callback.urgent: must be shorter than the window, 3 h"`,
    )
    const plain = read(replaced(JOURNEY, [['{ offer: { queue: 3 } }', '{}']])).scenario
    expect(plain.types.internet.callback?.offer).toEqual({ wait: 180, estimator: 'queueLength' })
  })

  test('has a hurry that follows the load in one way', () => {
    expect(wrong(['slope: -0.1', 'slope: -0.1, steps: [[2, 0.9], [1, 0.8]]'])).toMatchInlineSnapshot(`
      "day.yaml:24:47 types.internet.resolution.hurry.response.slope: give steps or slope, not both (null removes one)
      day.yaml:24:71 types.internet.resolution.hurry.response.steps[1]: must be more than the one before, 2, not 1"
    `)
  })

  test('takes its time between contacts, be there a limit or not', () => {
    const delay = 'delay: { law: constant, value: 0 }'
    expect(wrong(['hurry: { response: { slope: -0.1 } }', delay])).toMatchInlineSnapshot(
      `"day.yaml:24:26 types.internet.resolution.delay: must be at least 1 s"`,
    )
    const limited = wrong(['hurry: { response: { slope: -0.1 } }', `${delay}, contacts: 5`])
    expect(limited).toBe('day.yaml:24:26 types.internet.resolution.delay: must be at least 1 s')
  })

  test('has a share of hard calls of at most 1, of the angry too', () => {
    expect(wrong(['hardCalls: {}', 'hardCalls: { share: 0.4, angry: 0.7 }'])).toMatchInlineSnapshot(
      `"day.yaml:25:16 types.internet.hardCalls: share + angry must be at most 1, not 1.1"`,
    )
  })

  test('of chats has no callbacks, of emails no IVR either', () => {
    expect(wrong(['channel: chat', 'channel: chat\n    callback: {}'])).toMatchInlineSnapshot(
      `"day.yaml:36:15 types.chat.callback: has no meaning in channel chat"`,
    )
    const ivr = 'ivr: { steps: { a: { time: 5, next: { queue: 1 } } } }'
    expect(wrong(['channel: email', `channel: email\n    callback: {}\n    ${ivr}`])).toMatchInlineSnapshot(`
      "day.yaml:40:15 types.mail.callback: has no meaning in channel email
      day.yaml:41:10 types.mail.ivr: has no meaning in channel email"
    `)
    expect(read(replaced(JOURNEY, [['channel: chat', `channel: chat\n    ${ivr}`]])).scenario.title).toBe('Journey')
  })
})

describe('customers', () => {
  test('are asked, leave and tell others by their satisfaction', () => {
    expect(wrong(['satisfaction: { recovery: 0.5 }\n', ''])).toMatchInlineSnapshot(`
      "day.yaml:10:9 survey: needs satisfaction
      day.yaml:11:8 churn: needs satisfaction"
    `)
    expect(wrong(['churn: {}\n', ''])).toMatchInlineSnapshot(`"day.yaml:12:14 wordOfMouth: needs churn"`)
    expect(wrong(['churn: {}\n', ''], ['customers: { count: 20000, newPerDay: 10 }\n', ''])).toMatchInlineSnapshot(`
      "day.yaml:12:14 wordOfMouth: needs churn and customers
      day.yaml:19:30 types.internet.arrivals.perCustomer: needs customers"
    `)
  })

  test('have problems, or are none', () => {
    expect(wrong(['perCustomer: 0.02, ', ''])).toMatchInlineSnapshot(
      `"day.yaml:14:12 customers: has no effect: no type has arrivals.perCustomer"`,
    )
    expect(wrong(['wordOfMouth: {}\ncustomers: { count: 20000, newPerDay: 10 }\n', ''])).toMatchInlineSnapshot(
      `"day.yaml:19:30 types.internet.arrivals.perCustomer: needs customers"`,
    )
  })

  test('have problems at times that a table says, not a trace', () => {
    expect(wrong(['perHour: { daily: 3, sun: 1 }', 'trace: ["10:00"]'])).toMatchInlineSnapshot(
      `"day.yaml:21:43 types.internet.arrivals.trace: give perCustomer or trace, not both (null removes one)"`,
    )
    expect(wrong(['perHour: { daily: 3, sun: 1 }', 'perHour: 1, perInterval: 1'])).toMatchInlineSnapshot(
      `"day.yaml:21:61 types.internet.arrivals.perInterval: give perHour or perInterval, not both (null removes one)"`,
    )
    expect(wrong(['perHour: { daily: 3, sun: 1 }', 'perHour: { daily: 0 }'])).toMatchInlineSnapshot(
      `"day.yaml:21:45 types.internet.arrivals.perHour: needs a figure above 0: it says when the problems of perCustomer come"`,
    )
    const evenly = read(replaced(JOURNEY, [[', perHour: { daily: 3, sun: 1 }', '']])).scenario
    expect(evenly.types.internet.arrivals).toMatchObject({ perCustomer: 0.02 })
  })

  test('are as many as a computer holds, and so are their calls', () => {
    expect(wrong(['newPerDay: 10', 'newPerDay: 1e8'])).toMatchInlineSnapshot(
      `"day.yaml:14:12 customers: more than 20,000,000 customers in one replication: simulate fewer days or customers"`,
    )
    expect(wrong(['perCustomer: 0.02', 'perCustomer: 1e4'], ['count: 20000', 'count: 1e7'])).toMatchInlineSnapshot(
      `"day.yaml:21:15 types.internet.arrivals: more than 100,000,000 calls in one replication: simulate fewer days or calls"`,
    )
    // The figures of the table are weights here: they may be any.
    expect(read(replaced(JOURNEY, [['sun: 1', 'sun: 9e6']])).scenario.title).toBe('Journey')
  })

  test('leave by a table from 0 on, or by a curve', () => {
    expect(wrong(['churn: {}', 'churn: { table: [[0.1, 0.4], [0.5, 0.2], [0.5, 0.1]] }'])).toMatchInlineSnapshot(`
      "day.yaml:12:19 churn.table[0][0]: the first satisfaction must be 0, not 0.1
      day.yaml:12:42 churn.table[2]: must be more than the one before, 0.5, not 0.5"
    `)
    expect(wrong(['churn: {}', 'churn: { table: [[0, 0.4]], logistic: { least: 0.5 } }'])).toMatchInlineSnapshot(`
      "day.yaml:12:39 churn.logistic: give table or logistic, not both (null removes one)
      day.yaml:12:39 churn.logistic.most: must not be less than least, 0.5, but is 0.4"
    `)
  })

  test('are angry or delighted, not both', () => {
    expect(wrong(['wordOfMouth: {}', 'wordOfMouth: { angryBelow: 0.95 }'])).toMatchInlineSnapshot(
      `"day.yaml:13:14 wordOfMouth.delightedFrom: must be at least angryBelow, 0.95, not 0.9"`,
    )
  })
})

describe('an intervention', () => {
  test('has a name of its own', () => {
    expect(wrong(['name: rules', 'name: training'])).toMatchInlineSnapshot(
      `"day.yaml:18:13 interventions[1].name: a second intervention "training""`,
    )
  })

  test('starts on a simulated day', () => {
    expect(wrong(['2026-03-02 00:00', '2026-03-04 00:00'])).toMatchInlineSnapshot(
      `"day.yaml:17:29 interventions[0].from: 2026-03-04 is not one of the simulated days, 2026-03-01 to 2026-03-03"`,
    )
  })

  test('concerns groups that there are', () => {
    expect(wrong(['groups: [desk]', 'groups: [dsk, chats, chats]'])).toMatchInlineSnapshot(`
      "day.yaml:17:58 interventions[0].groups[0]: unknown group "dsk" — did you mean "desk"? (known: desk, chats)
      day.yaml:17:70 interventions[0].groups[2]: names "chats" a second time
      day.yaml:17:89 interventions[0].knowledge: needs a profile of the group "chats"; profile: {} is that of neutral agents"
    `)
    expect(wrong(['groups: [desk]', 'groups: []'])).toMatchInlineSnapshot(
      `"day.yaml:17:57 interventions[0].groups: needs at least one agent group"`,
    )
  })

  test('moves agents between two groups with staffing', () => {
    const move = '{ from: chats, to: desk, agents: 1 }'
    expect(wrong([move, '{ from: chat, to: constructor, agents: 1 }'])).toMatchInlineSnapshot(`
      "day.yaml:18:100 interventions[1].reassign.from: unknown group "chat" — did you mean "chats"? (known: desk, chats)
      day.yaml:18:110 interventions[1].reassign.to: unknown group "constructor" (known: desk, chats)"
    `)
    expect(wrong([move, '{ from: desk, to: desk, agents: 1 }'])).toMatchInlineSnapshot(
      `"day.yaml:18:110 interventions[1].reassign.to: must be another group than from"`,
    )
    expect(wrong(['staffing: 3', 'shifts: [{ start: "08:00", length: 8 h, agents: 3 }]'])).toMatchInlineSnapshot(
      `"day.yaml:18:100 interventions[1].reassign.from: "chats" has shifts; only groups with staffing can be reassigned"`,
    )
  })

  test('has something to change', () => {
    expect(
      wrong(['    resolution: { hurry: { response: { slope: -0.1 } } }\n', ''], ['    hardCalls: {}\n', '']),
    ).toMatchInlineSnapshot(`
      "day.yaml:17:106 interventions[0].resolution: needs a type with resolution
      day.yaml:18:45 interventions[1].handOver: needs a type with hardCalls
      day.yaml:18:60 interventions[1].proactive: needs a type with resolution"
    `)
    expect(wrong([', lookUp: 1 min', ''])).toMatchInlineSnapshot(
      `"day.yaml:17:89 interventions[0].lookUp: needs a type with handle.lookUp"`,
    )
    expect(wrong(['    profile: { recovery: {} }\n', ''])).toMatchInlineSnapshot(
      `
      "day.yaml:17:76 interventions[0].knowledge: needs a profile of the group "desk"; profile: {} is that of neutral agents
      day.yaml:18:76 interventions[1].breakCover: needs a group with profile.recovery"
    `,
    )
    expect(wrong([RULES, 'breakCover: true, groups: [chats]'])).toMatchInlineSnapshot(
      `"day.yaml:18:47 interventions[1].breakCover: needs a group with profile.recovery"`,
    )
  })
})

test('several contacts at once are for chats and emails', () => {
  expect(
    wrong(['profile: { recovery: {} }', 'concurrency: { chats: 2 }'], [', breakCover: true', '']),
  ).toMatchInlineSnapshot(`
    "day.yaml:17:76 interventions[0].knowledge: needs a profile of the group "desk"; profile: {} is that of neutral agents
    day.yaml:45:18 groups.desk.concurrency: is for chat and email, but serves "internet", whose channel is voice
    day.yaml:45:18 groups.desk.concurrency: is for chat and email, but serves "mobile", whose channel is voice"
  `)
})

test('in a steady-state study there is a population, but no word of mouth and no interventions', () => {
  const steady: [string, string][] = [
    ['start: 2026-03-01\ndays: 3', 'steady: { length: 10 d }'],
    ['{ daily: 3, sun: 1 }', '3'],
  ]
  expect(wrong(...steady)).toMatchInlineSnapshot(`
    "day.yaml:12:14 wordOfMouth: has no meaning in a steady-state study
    day.yaml:15:1 interventions: has no meaning in a steady-state study"
  `)
  const interventions = JOURNEY.slice(JOURNEY.indexOf('interventions:'), JOURNEY.indexOf('types:'))
  const bare = replaced(JOURNEY, [...steady, ['wordOfMouth: {}\n', ''], [interventions, '']])
  expect(read(bare).scenario.customers?.count).toBe(20000)
})

test('everything wrong is told at once', () => {
  const text = replaced(JOURNEY, [
    ['queue: 0.9', 'queu: 0.9'],
    ['satisfaction: { recovery: 0.5 }\n', ''],
    [TRAINING, 'groups: [dask]'],
    ['{ to: { mobile: 2 } }', '{ to: { mobil: 2 } }'],
  ])
  expect(refusal(text)).toMatchInlineSnapshot(`
    "day.yaml:9:65 ivr.steps.menu.next.queu: unknown destination "queu" — did you mean "queue"? (known: main, menu, queue, solved, believedSolved, hangUp, internet, mobile, chat, mail)
    day.yaml:10:9 survey: needs satisfaction
    day.yaml:11:8 churn: needs satisfaction
    day.yaml:16:58 interventions[0].groups[0]: unknown group "dask" — did you mean "desk"? (known: desk, chats)
    day.yaml:22:32 types.internet.misrouting.to.mobil: unknown call type "mobil" — did you mean "mobile"? (known: mobile, chat, mail)"
  `)
})
