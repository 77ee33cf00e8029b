// The file that `init` writes: small, complete, and each line says what it is for.

export const STARTER = `# yaml-language-server: $schema=./savlanut.schema.json
# The line above gives completion and explanations in editors that know YAML; make the file it names once, with
#   savlanut schema > savlanut.schema.json
# Then:  savlanut validate THIS-FILE    checks it
#        savlanut run THIS-FILE         simulates it and prints a report

title: A service line on a Sunday
start: 2026-03-01                 # a Sunday
days: 1
open: "08:00-16:00"               # or per weekday: { sun-thu: "08:00-20:00", fri: "08:00-13:00" }
interval: 1 h                     # of the tables below and of the report

types:                            # who calls
  service:
    arrivals:
      #         08:00 …                           … 15:00; or { file: calls.csv, column: calls }
      perHour: [90, 120, 135, 130, 110, 105, 100, 80]
      busyness: { shape: 50 }     # some days are busier than others: a factor with cv 1/√50 = 14 %
    handle: { law: lognormal, mean: 3 min 30 s, cv: 1.1, afterCallWork: 30 s }
    patience:                     # how long a caller would wait if nobody answered
      law: exponential
      mean: 4 min
      load:                       # patience depends on load: with a queue of one caller an agent it is 1.5 times as long
        measure: queuePerAgent
        when: waiting
        response: { slope: 0.5, max: 3 }
      incidental: { perHour: 0.5 }  # leaves for reasons of his own, whatever the load
    redial:                       # who gives up may try again
      deliberate: 0.4
      sameDay: { law: lognormal, median: 15 min, cv: 1 }
      nextDay: 0.3
      attempts: 3
      competitor: 0.5             # of those lost for good

groups:                           # who answers
  front:
    serves: [service]
    staffing: [10, 13, 14, 14, 12, 12, 11, 10]
    shrinkage: { breaks: 0.08, absence: 0.04 }   # of them, on average, are away

serviceLevel: { within: 20 s }
targets:
  - serviceLevel(20 s) >= 80%
  - abandonment <= 5%

study: { replications: 100, seed: 1 }
`
