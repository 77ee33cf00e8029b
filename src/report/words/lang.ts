// The languages of reports.

export const LANGS = ['en', 'he'] as const
export type Lang = (typeof LANGS)[number]

/** The same in every language: each builder of reports keeps its words in a file of this folder. */
export type InEvery<Words> = Readonly<Record<Lang, Words>>
