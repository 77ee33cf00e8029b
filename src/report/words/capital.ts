/** Of a name that begins a title, in languages that have capitals. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
