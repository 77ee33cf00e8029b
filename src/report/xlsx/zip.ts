// A zip file says when each of its entries was written; two workbooks of one report are to be the same bytes.

/** 1980-01-01 00:00, the first moment that a zip file can name. */
const TIME = 0
const DATE = (1 << 5) | 1

const END = 0x06054b50
const ENTRY = 0x02014b50
const LENGTH_OF_END = 22
const LENGTH_OF_ENTRY = 46

/**
 * Sets the time of all entries, in place.
 * @throws RangeError for what is no zip file, or one with a comment
 * @see PKWARE, APPNOTE 6.3.10, §4.3 and 4.4.6
 */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - LENGTH_OF_END
  if (end < 0 || view.getUint32(end, true) !== END) throw new RangeError('this is no zip file')
  const entries = view.getUint16(end + 10, true)
  for (let i = 0, at = view.getUint32(end + 16, true); i < entries; i++) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError('the directory of the zip file is broken')
    setTime(view, at + 12)
    setTime(view, view.getUint32(at + 42, true) + 10)
    const [name, extra, comment] = [28, 30, 32].map(field => view.getUint16(at + field, true))
    at += LENGTH_OF_ENTRY + name + extra + comment
  }
  return zip
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, TIME, true)
  view.setUint16(at + 2, DATE, true)
}
