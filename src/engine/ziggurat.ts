// Exponential and normal variates by the ziggurat of Marsaglia & Tsang (2000), with 256 layers of equal area.
//
// As Doornik (2005) asks, the bits that choose the layer (and the sign) are not those that make the value: each try
// uses 64 bits, 8 for the layer, 1 for the sign, 52 for the value. It is odd in its last place, so never 0.
import type { Generator } from './random.ts'

const LAYERS = 256

/** The shape of a ziggurat: the decreasing density, its inverse, where the tail starts, and the area of a layer. */
interface Shape {
  density(x: number): number
  inverse(y: number): number
  tail: number
  area: number
}

// Tail starts for 256 layers: Marsaglia & Tsang (2000), Doornik (2005). Areas: those of a layer that starts there.
const EXPONENTIAL_TAIL = 7.69711747013105
const exponentialLayers = layers({
  density: x => Math.exp(-x),
  inverse: y => -Math.log(y),
  tail: EXPONENTIAL_TAIL,
  area: 3.949659822581572e-3,
})
const NORMAL_TAIL = 3.6541528853610088
const normalLayers = layers({
  density: x => Math.exp(-0.5 * x * x),
  inverse: y => Math.sqrt(-2 * Math.log(y)),
  tail: NORMAL_TAIL,
  area: 4.92867323397465e-3,
})

/**
 * Tables of the layers, layer 0 the lowest: it holds the tail, and its width is that of a rectangle of the same area.
 * `width` turns 53 bits into a place within the layer, `inside` is the bound below which that place is under the
 * density for certain, `height` is the density at the right edge of each layer.
 */
function layers({ density, inverse, tail, area }: Shape) {
  const edge = new Float64Array(LAYERS + 1)
  edge[0] = area / density(tail)
  edge[1] = tail
  for (let layer = 2; layer < LAYERS; layer++) edge[layer] = inverse(density(edge[layer - 1]) + area / edge[layer - 1])
  const height = edge.map(density)
  const width = edge.subarray(0, LAYERS).map(x => x * 2 ** -53)
  const inside = width.map((_, layer) => Math.floor((edge[layer + 1] / edge[layer]) * 2 ** 53))
  return { height, width, inside }
}

const exponentialWidth = exponentialLayers.width
const exponentialInside = exponentialLayers.inside

/** An exponential variate of mean 1. */
export function exponential(generator: Generator): number {
  const high = generator.int32() >>> 0
  const low = generator.int32()
  const layer = low & 255
  const bits = high * 0x200000 + ((low >>> 11) | 1)
  const x = bits * exponentialWidth[layer]
  return bits < exponentialInside[layer] ? x : exponentialEdge(generator, layer, x)
}

/**
 * One case in 90: the place x of a layer is not under the density for certain. The tail is an exponential again,
 * further on. A loop that repeats the lines above: with a call of `exponential` in their place both are a fifth slower.
 */
function exponentialEdge(generator: Generator, layer: number, x: number): number {
  const { height } = exponentialLayers
  for (let start = 0; ; ) {
    if (layer === 0) start += EXPONENTIAL_TAIL
    else if (height[layer] + (height[layer + 1] - height[layer]) * generator.uniform() < Math.exp(-x)) return start + x
    const high = generator.int32() >>> 0
    const low = generator.int32()
    layer = low & 255
    const bits = high * 0x200000 + ((low >>> 11) | 1)
    x = bits * exponentialWidth[layer]
    if (bits < exponentialInside[layer]) return start + x
  }
}

/**
 * Fills `out` with exponential variates of a mean, those that `exponential` would give one by one. The steps of the
 * generator are written out so that its state stays in registers: 5 ns a value instead of 7.
 */
export function fillExponential(generator: Generator, out: Float64Array, mean: number): void {
  let { a, b, c, counter } = generator
  for (let i = 0; i < out.length; i++) {
    const high = (((a + b) | 0) + counter) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + high) | 0
    const low = (((a + b) | 0) + counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + low) | 0
    counter = (counter + 2) | 0
    const layer = low & 255
    const bits = (high >>> 0) * 0x200000 + ((low >>> 11) | 1)
    let x = bits * exponentialWidth[layer]
    if (bits >= exponentialInside[layer]) {
      setState(generator, a, b, c, counter)
      x = exponentialEdge(generator, layer, x)
      ;({ a, b, c, counter } = generator)
    }
    out[i] = mean * x
  }
  setState(generator, a, b, c, counter)
}

function setState(generator: Generator, a: number, b: number, c: number, counter: number): void {
  generator.a = a
  generator.b = b
  generator.c = c
  generator.counter = counter
}

const normalWidth = normalLayers.width
const normalInside = normalLayers.inside

/** A normal variate of mean 0 and standard deviation 1. */
export function normal(generator: Generator): number {
  const high = generator.int32() >>> 0
  const low = generator.int32()
  const layer = low & 255
  const sign = 1 - ((low >>> 7) & 2) // bit 8, which neither the layer nor the value uses
  const bits = high * 0x200000 + ((low >>> 11) | 1)
  const x = bits * normalWidth[layer]
  return sign * (bits < normalInside[layer] ? x : normalEdge(generator, layer, x))
}

/** One case in 70; returns the value without its sign. */
function normalEdge(generator: Generator, layer: number, x: number): number {
  const { height } = normalLayers
  for (;;) {
    if (layer === 0) return normalTail(generator)
    if (height[layer] + (height[layer + 1] - height[layer]) * generator.uniform() < Math.exp(-0.5 * x * x)) return x
    const high = generator.int32() >>> 0
    const low = generator.int32()
    layer = low & 255
    const bits = high * 0x200000 + ((low >>> 11) | 1)
    x = bits * normalWidth[layer]
    if (bits < normalInside[layer]) return x
  }
}

/** A normal variate given that it is beyond the start of the tail, by the method of Marsaglia (1964). */
function normalTail(generator: Generator): number {
  for (;;) {
    const beyond = exponential(generator) / NORMAL_TAIL
    if (2 * exponential(generator) > beyond * beyond) return NORMAL_TAIL + beyond
  }
}
