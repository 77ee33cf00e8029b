// The yardstick: M/M/n+M as one tight loop without a model, without measures. Nothing but a clock, two heaps and a queue:
// the next arrival outside the heaps, ziggurat exponentials, a 4-ary heap of service ends padded with +Infinity and sifted
// bottom-up, and a small indexed heap of patience with eager removal.

export type TightResult = { calls: number; abandoned: number; waited: number; busyTime: number; end: number }

/** Simulates so many arrivals; means in seconds. */
export function tight(
  agents: number,
  means: { arrival: number; service: number; patience: number },
  calls: number,
): TightResult {
  const random = xoshiro(12345)
  const services = new Float64Array(4 * agents + 8).fill(Number.POSITIVE_INFINITY)
  let busy = 0
  // Queue: a circular buffer of slots; patience: an indexed heap of slots.
  let mask = 1023
  let queue = new Int32Array(mask + 1)
  let head = 0
  let tail = 0
  let waiting = 0
  const room = 1 << 16
  const joined = new Float64Array(room)
  const heapTime = new Float64Array(room * 4 + 8).fill(Number.POSITIVE_INFINITY)
  const heapSlot = new Int32Array(room * 4 + 8)
  const place = new Int32Array(room).fill(-1)
  const free = new Int32Array(room)
  let freeCount = 0
  for (let slot = room - 1; slot >= 0; slot--) free[freeCount++] = slot

  let now = 0
  let arrival = random() * means.arrival
  let arrived = 0
  let abandoned = 0
  let waited = 0
  let busyTime = 0

  while (arrived < calls) {
    const service = services[0]
    const patience = heapTime[0]
    if (arrival <= service && arrival <= patience) {
      now = arrival
      arrival = now + random() * means.arrival
      arrived++
      if (busy < agents) {
        const duration = random() * means.service
        busyTime += duration
        pushService(busy++, now + duration)
      } else {
        const slot = free[--freeCount]
        joined[slot] = now
        pushPatience(waiting++, slot, now + random() * means.patience)
        if (tail - head > mask) grow()
        queue[tail++ & mask] = slot
      }
    } else if (service <= patience) {
      now = service
      let slot = -1
      while (head < tail) {
        slot = queue[head++ & mask]
        if (place[slot] >= 0) break
        free[freeCount++] = slot
        slot = -1
      }
      if (slot >= 0) {
        waited += now - joined[slot]
        removePatience(place[slot])
        free[freeCount++] = slot
        const duration = random() * means.service
        busyTime += duration
        sinkService(now + duration)
      } else {
        const last = services[--busy]
        services[busy] = Number.POSITIVE_INFINITY
        if (busy > 0) sinkService(last)
      }
    } else {
      now = patience
      const slot = heapSlot[0]
      waited += now - joined[slot]
      abandoned++
      removePatience(0)
    }
  }
  return { calls: arrived, abandoned, waited, busyTime, end: now }

  function pushService(at: number, time: number): void {
    let hole = at
    while (hole > 0) {
      const parent = (hole - 1) >> 2
      const t = services[parent]
      if (t <= time) break
      services[hole] = t
      hole = parent
    }
    services[hole] = time
  }

  function sinkService(time: number): void {
    let hole = 0
    for (let child = 1; child < busy; child = 4 * hole + 1) {
      let least = child
      let t = services[child]
      const t1 = services[child + 1]
      const t2 = services[child + 2]
      const t3 = services[child + 3]
      if (t1 < t) {
        t = t1
        least = child + 1
      }
      if (t2 < t) {
        t = t2
        least = child + 2
      }
      if (t3 < t) {
        t = t3
        least = child + 3
      }
      services[hole] = t
      hole = least
    }
    pushService(hole, time)
  }

  function pushPatience(at: number, slot: number, time: number): void {
    let hole = at
    while (hole > 0) {
      const parent = (hole - 1) >> 2
      const t = heapTime[parent]
      if (t <= time) break
      const other = heapSlot[parent]
      heapTime[hole] = t
      heapSlot[hole] = other
      place[other] = hole
      hole = parent
    }
    heapTime[hole] = time
    heapSlot[hole] = slot
    place[slot] = hole
  }

  function removePatience(at: number): void {
    place[heapSlot[at]] = -1
    const last = --waiting
    const time = heapTime[last]
    const slot = heapSlot[last]
    heapTime[last] = Number.POSITIVE_INFINITY
    if (at === last) return
    let hole = at
    for (let child = 4 * hole + 1; child < waiting; child = 4 * hole + 1) {
      let least = child
      let t = heapTime[child]
      for (let other = child + 1; other < child + 4; other++) {
        if (heapTime[other] < t) {
          t = heapTime[other]
          least = other
        }
      }
      const moved = heapSlot[least]
      heapTime[hole] = t
      heapSlot[hole] = moved
      place[moved] = hole
      hole = least
    }
    pushPatience(hole, slot, time)
  }

  function grow(): void {
    const larger = new Int32Array(queue.length * 2)
    for (let i = head; i < tail; i++) larger[i & (larger.length - 1)] = queue[i & mask]
    queue = larger
    mask = larger.length - 1
  }
}

// Ziggurat of the exponential law (Marsaglia & Tsang 2000), 256 layers, over xoshiro128** (Blackman & Vigna 2018).
function xoshiro(seed: number): () => number {
  const M = 2 ** 32
  const ke = new Float64Array(256)
  const we = new Float64Array(256)
  const fe = new Float64Array(256)
  let de = 7.697117470131487
  const ve = 0.003949659822581572
  let te = de
  const q = ve / Math.exp(-de)
  ke[0] = (de / q) * M
  ke[1] = 0
  we[0] = q / M
  we[255] = de / M
  fe[0] = 1
  fe[255] = Math.exp(-de)
  for (let i = 254; i >= 1; i--) {
    de = -Math.log(ve / de + Math.exp(-de))
    ke[i + 1] = (de / te) * M
    te = de
    fe[i] = Math.exp(-de)
    we[i] = de / M
  }
  let a = seed | 0
  let b = 0x9e3779b9 | 0
  let c = 0x243f6a88 | 0
  let d = 0xb7e15162 | 0
  const next = (): number => {
    const r = Math.imul(b, 5)
    const result = Math.imul((r << 7) | (r >>> 25), 9)
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result
  }
  const slow = (bits: number, layer: number): number => {
    for (;;) {
      if (layer === 0) return 7.697117470131487 - Math.log(((next() >>> 0) + 0.5) / M)
      const x = bits * we[layer]
      if (fe[layer] + (((next() >>> 0) + 0.5) / M) * (fe[layer - 1] - fe[layer]) < Math.exp(-x)) return x
      bits = next() >>> 0
      layer = bits & 255
      if (bits < ke[layer]) return bits * we[layer]
    }
  }
  return () => {
    const bits = next() >>> 0
    const layer = bits & 255
    return bits < ke[layer] ? bits * we[layer] : slow(bits, layer)
  }
}
