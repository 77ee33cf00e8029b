// A readable line an event.

/** Is told what happens to a call, at `state.now`. */
export type Tell = (what: string, call: number) => void
