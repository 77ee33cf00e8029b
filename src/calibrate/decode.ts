// Bytes of a text file into text, whatever program wrote them.

/** `encoding` is said to the reader: windows-1255 (Hebrew) is taken where the bytes are no valid UTF-8. */
export type Decoded = { text: string; encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'windows-1255' }

export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes)
  return { text: new TextDecoder(encoding.toLowerCase()).decode(bytes), encoding }
}

function encodingOf(bytes: Uint8Array): Decoded['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'UTF-8'
  } catch {
    return 'windows-1255'
  }
}
