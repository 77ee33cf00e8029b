// YAML (and JSON, which is YAML) into a tree of plain values with places.
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import { type Fields, isFields, type Place, type Places, type Spot } from './places.ts'
import { type Problem, quote, UserError } from './problems.ts'

const DEEPEST = 40
const MOST_OPEN = 200
const MOST_BY_ALIAS = 50_000

type Reader = {
  document: Document.Parsed
  places: Places
  placeAt(offset: number): Place
  expanded: number
  inAlias: number
  duplicates: Problem[]
}

/**
 * The value of a text, its parts registered in `places`.
 * @param at.file the name used in places; with `noLines`, places have no line and column (a text from the command line).
 */
export function parseYaml(text: string, at: { file: string; places: Places; noLines?: boolean }): unknown {
  const lines = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return at.noLines ? { file: at.file } : { file: at.file, line, column: col }
  }
  const document = parseText(text, lines)
  refuseErrors(document, placeAt)
  const reader: Reader = { document, places: at.places, placeAt, expanded: 0, inAlias: 0, duplicates: [] }
  const value = document.contents === null ? null : valueAt(document.contents, reader, 0)
  if (reader.duplicates.length > 0) throw new UserError(reader.duplicates)
  return value
}

function parseText(text: string, lineCounter: LineCounter): Document.Parsed {
  if (opensIn(text) > MOST_OPEN || DEEP_LINE.test(text)) throw new UserError('nested too deeply')
  try {
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      stringKeys: true,
      uniqueKeys: false,
      version: '1.2',
      logLevel: 'error',
    })
  } catch (error) {
    // The parser calls itself for every level; a text of thousands of brackets runs out of stack.
    if (error instanceof RangeError) throw new UserError('nested too deeply')
    throw error
  }
}

// Lines that begin with `- - - -` or `? ? ? ?`, or beyond column 1000: V8 itself gives up on what the parser makes of them.
const DEEP_LINE = /^ {1000}|^[ \t]*(?:[-?:][ \t]+){50}/m

/** How many brackets are open at once, at most; those in texts count too, and do no harm. */
function opensIn(text: string): number {
  let most = 0
  let open = 0
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open += bracket === '[' || bracket === '{' ? 1 : -1
    if (open > most) most = open
  }
  return most
}

function refuseErrors(document: Document.Parsed, placeAt: (offset: number) => Place): void {
  const found = [...document.errors, ...document.warnings]
  const problems = found.map((error): Problem => {
    const message = error.message.includes('call stack') ? 'nested too deeply' : `not valid YAML: ${error.message}`
    return { path: '', message: message.replace(/\s+/g, ' '), ...placeAt(error.pos[0]) }
  })
  // One slip makes the parser stumble on: the first few say it all.
  if (problems.length > 0) throw new UserError(problems.slice(0, 5))
}

function valueAt(node: unknown, reader: Reader, depth: number): unknown {
  if (depth > DEEPEST) refuse(node, reader, `nested deeper than ${DEEPEST} levels`)
  if (reader.inAlias > 0 && ++reader.expanded > MOST_BY_ALIAS) refuse(node, reader, 'too much repeated by aliases')
  if (isAlias(node)) return aliased(node, reader, depth)
  if (isNode(node) && node.tag !== undefined && !KNOWN_TAGS.test(node.tag))
    refuse(node, reader, `unknown tag ${node.tag}`)
  if (isMap(node)) return fieldsOf(node, reader, depth)
  if (isSeq(node)) return listOf(node.items, reader, depth)
  return isScalar(node) ? node.value : null
}

const KNOWN_TAGS = /^(!|tag:yaml\.org,2002:(str|int|float|bool|null|map|seq))$/

function aliased(alias: Node, reader: Reader, depth: number): unknown {
  const target = isAlias(alias) ? alias.resolve(reader.document) : undefined
  if (!target) refuse(alias, reader, 'this alias names nothing above it')
  reader.inAlias++
  const value = valueAt(target, reader, depth + 1)
  reader.inAlias--
  return value
}

function listOf(items: unknown[], reader: Reader, depth: number): unknown[] {
  const list = items.map(item => valueAt(item, reader, depth + 1))
  const spots = items.map((item, i): [string, Spot] => {
    const place = reader.placeAt(startOf(item))
    return [String(i), { name: place, value: place }]
  })
  reader.places.set(list, new Map(spots))
  return list
}

function fieldsOf(map: YAMLMap, reader: Reader, depth: number): Fields {
  const fields: Fields = {}
  const spots = new Map<string, Spot>()
  const own = new Set<string>()
  for (const pair of map.items) {
    const name = nameOf(pair, reader)
    const value = valueAt(pair.value, reader, depth + 1)
    if (name === '<<') mergeBelow(fields, spots, { value, reader, node: pair.key })
    else {
      // The parser could tell, in time that grows with the square of the number of fields.
      if (own.has(name)) tellDuplicate(pair, name, reader)
      own.add(name)
      fields[name] = value
      spots.set(name, spotOf(pair, reader))
    }
  }
  reader.places.set(fields, spots)
  return fields
}

function tellDuplicate({ key }: Pair, name: string, { duplicates, placeAt }: Reader): void {
  duplicates.push({ path: '', message: `${quote(name)} a second time`, ...placeAt(startOf(key)) })
}

// `<<: *common` gives fields that the map itself has not; it may come before or after them.
function mergeBelow(fields: Fields, spots: Map<string, Spot>, from: { value: unknown; reader: Reader; node: unknown }) {
  for (const source of Array.isArray(from.value) ? from.value : [from.value]) {
    if (!isFields(source)) refuse(from.node, from.reader, '<< needs fields to merge')
    for (const [name, value] of Object.entries(source)) {
      if (Object.hasOwn(fields, name)) continue
      fields[name] = value
      const spot = from.reader.places.get(source)?.get(name)
      if (spot) spots.set(name, spot)
    }
  }
}

function nameOf(pair: Pair, reader: Reader): string {
  const name = isScalar(pair.key) ? String(pair.key.value ?? '') : ''
  if (!isScalar(pair.key)) refuse(pair.key, reader, 'a name must be a plain text')
  if (name === '__proto__') refuse(pair.key, reader, 'the name __proto__ is not allowed')
  return name
}

/** Scalars, lists and fields in braces are pointed at where they start, blocks at their name. */
function spotOf({ key, value }: Pair, reader: Reader): Spot {
  const name = reader.placeAt(startOf(key))
  const block = !isNode(value) || ((isMap(value) || isSeq(value)) && !value.flow)
  return { name, value: block ? name : reader.placeAt(startOf(value)) }
}

const startOf = (node: unknown) => (isNode(node) ? (node.range?.[0] ?? 0) : 0)

function refuse(node: unknown, reader: Reader, message: string): never {
  throw new UserError([{ path: '', message, ...reader.placeAt(startOf(node)) }])
}
