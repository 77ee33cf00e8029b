// Load that acts on people: patience that depends on it in three of its ways, callers who differ, balking, hurry.
import { type Case, exponential, known, queue } from '../case.ts'
import { joined } from '../joined.ts'

const BIRTH_DEATH = 'birth–death chain'

/** Every waiting caller has hazard 1/90 ÷ (1 + 0.1 q), q counting himself. */
const whileWaiting = (perHour: number) =>
  queue({
    agents: 20,
    perHour,
    handle: 180,
    patience: {
      ...exponential(90),
      load: { when: 'waiting', measure: 'queueLength', response: { slope: 0.1 } },
    },
  })

export const load: readonly Case[] = [
  {
    id: 'LOADPAT-Q-340',
    what: 'M/M/20 + patience used up more slowly in long queues, 85 % load',
    source: `${BIRTH_DEATH}; state-dependent reneging: Whitt 2005`,
    scenario: whileWaiting(340),
    length: { hours: 10_000 },
    outputs: known({
      delayed: 0.242602495639,
      abandonment: 0.0408799885489,
      wait: 5.09793167839,
      queueLength: 0.481471325182,
      occupancy: 0.815252009733,
      patienceImplied: 124.704821585,
    }),
  },
  {
    id: 'LOADPAT-Q-400',
    what: 'the same at full load',
    source: `${BIRTH_DEATH}; state-dependent reneging: Whitt 2005`,
    scenario: whileWaiting(400),
    length: { hours: 10_000 },
    outputs: known({
      delayed: 0.488892014113,
      abandonment: 0.0965523413452,
      wait: 13.0897388481,
      queueLength: 1.45441542756,
      occupancy: 0.903447658655,
      patienceImplied: 135.571428571,
    }),
  },
  {
    id: 'LOADPAT-ARR-1',
    what: 'M/M/4/17, patience by the queue seen on joining',
    source: 'Markov chain on the ordered queue',
    scenario: queue({
      agents: 4,
      perHour: 150,
      handle: 120,
      patience: {
        ...exponential(60),
        load: { when: 'arrival', measure: 'queueLength', response: { steps: [[3, 2.5]] } },
      },
      more: { waitingRoom: 13 },
    }),
    length: { hours: 12_000 },
    outputs: [
      ...known({
        delayed: 0.671535570084,
        blocking: 2.08156737341e-5,
        abandonment: 0.308254240208,
        queueLength: 1.03272519475,
        wait: 24.7854046741,
        'serviceLevel(20 s)': 0.456925207321,
        occupancy: 0.864656180148,
      }),
      ...joined(3, {
        below: { share: 0.522164087384, abandonment: 0.45649191031, wait: 27.3895146186 },
        above: { share: 0.1493714827, abandonment: 0.467897601331, wait: 70.1846401996 },
      }),
    ],
  },
  {
    id: 'LOADPAT-EQ-c0.5-420',
    what: 'M/M/20+M, mean patience 60 s + half the virtual wait learnt',
    source: 'fixed point of exact Erlang A: Zohar, Mandelbaum & Shimkin 2002',
    scenario: queue({
      agents: 20,
      perHour: 420,
      handle: 180,
      // A small gain, so that what is learnt stays near the mean wait; a warm-up of ten times what it remembers.
      patience: { ...exponential(60), experience: { gain: 0.5, smoothing: 1e-4, observation: 'virtualWait' } },
    }),
    length: { hours: 10_000, warmUp: 250 },
    outputs: known({
      patience: 65.7094539702,
      patienceImplied: 65.7094539702,
      virtualWait: 11.4189079405,
      abandonment: 0.133964782673,
      delayed: 0.483863369336,
      wait: 8.8027527207,
      speedOfAnswer: 7.76844864542,
      'serviceLevel(20 s)': 0.72903615817,
      occupancy: 0.909336978193,
    }),
  },
  {
    id: 'SPEEDUP-1',
    what: 'M/M/12+M, agents 15 % faster while 5 or more wait',
    source: `${BIRTH_DEATH}; cf. Kc & Terwiesch 2009`,
    scenario: queue({
      agents: 12,
      perHour: 260,
      handle: 180,
      patience: 150,
      more: {
        handle: {
          ...exponential(180),
          load: { when: 'during', measure: 'queueLength', response: { steps: [[5, 1 / 1.15]] } },
        },
      },
    }),
    length: { hours: 10_000 },
    outputs: known({
      delayed: 0.612974380573,
      abandonment: 0.143358488574,
      queueLength: 1.55305029288,
      wait: 21.5037732861,
      agentsBusy: 10.9412583617,
      handleTime: 176.846842612,
    }),
  },
  {
    id: 'SEGMENT-1',
    what: 'M/M/20+G, three kinds of callers in one queue',
    source: 'integrals of the density of the virtual wait: Zeltyn & Mandelbaum 2005',
    scenario: queue({
      agents: 20,
      perHour: 420,
      handle: 180,
      patience: {
        segments: [
          { name: 'hasty', share: 0.5, ...exponential(45) },
          { name: 'usual', share: 0.3, ...exponential(150) },
          { name: 'calm', share: 0.2, ...exponential(600) },
        ],
      },
    }),
    length: { hours: 8000 },
    outputs: [
      ...segment('hasty', [0.202019257357, 9.09086658108, 0.67918018355]),
      ...segment('usual', [0.0794669206368, 11.9200380955, 0.708785610685]),
      ...segment('calm', [0.0219788014971, 13.1872808982, 0.719629849301]),
      ...known({
        delayed: 0.512073362963,
        abandonment: 0.129245465169,
        wait: 10.7589008989,
        virtualWait: 13.6636665336,
        occupancy: 0.914292261572,
        patienceImplied: 83.2439334314,
        patience: 187.5,
      }),
    ],
  },
  {
    id: 'BALK-1',
    what: 'M/M/10+M, joins a queue of q with probability 1/(1 + 0.1 q)',
    source: BIRTH_DEATH,
    scenario: queue({
      agents: 10,
      perHour: 220,
      handle: 180,
      patience: { ...exponential(240), balk: { beta: 0.1 } },
    }),
    length: { hours: 12_000 },
    outputs: known({
      delayed: 0.610811907592,
      balking: 0.093823722352,
      abandonment: 0.0857443270193,
      queueLength: 1.25758346295,
      wait: 22.7093105307,
      occupancy: 0.902475145692,
    }),
  },
]

function segment(name: string, [abandonment, wait, level]: readonly [number, number, number]) {
  return known({ abandonment, wait, 'serviceLevel(20 s)': level }, { type: 'calls', segment: name })
}
