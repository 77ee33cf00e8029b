// Words of the page itself: what stands around the contents of every report.
import type { InEvery } from './lang.ts'

export type PageWords = {
  /** Of the link that jumps over the contents. */
  skip: string
  contents: string
  dataTable: string
  legend: string
  closed: string
  manifest: string
  manifestIntroduction: string
  scenario: string
}

export const PAGE: InEvery<PageWords> = {
  en: {
    skip: 'Skip to the report',
    contents: 'Contents',
    dataTable: 'The numbers as a table',
    legend: 'Legend',
    closed: 'closed',
    manifest: 'How this report was made',
    manifestIntroduction: 'This command makes the same report again, number for number:',
    scenario: 'The scenario',
  },
  he: {
    skip: 'דילוג אל הדוח',
    contents: 'תוכן העניינים',
    dataTable: 'המספרים בטבלה',
    legend: 'מקרא',
    closed: 'סגור',
    manifest: 'איך נוצר הדוח',
    manifestIntroduction: 'הפקודה הזאת יוצרת שוב את אותו הדוח, מספר אחר מספר:',
    scenario: 'התרחיש',
  },
}
