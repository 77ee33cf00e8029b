// A report with everything that is hard on a page or a sheet.
import type { Report } from '../../../src/report/document.ts'

export const MADE = {
  file: 'day.yaml',
  version: '0.1.0',
  command: 'savlanut staff day.yaml --xlsx day.xlsx',
  scenarioText: 'title: "=1+1"\n# a scenario\n- a\n',
}

const nothing = { text: '–', value: Number.NaN, unit: 'share' } as const

export const hardReport = (changed: Partial<Report> = {}): Report => ({
  lang: 'en',
  title: '=1+1 is a title',
  subtitle: '1 day',
  answer: '+2 is an answer.',
  sections: [
    {
      id: 'targets',
      title: 'Targets',
      blocks: [
        {
          kind: 'verdicts',
          items: [
            {
              verdict: 'missed',
              target: '=cmd() <= 5%',
              where: '@here',
              figure: { text: '6.1 %', value: 0.0612345, unit: 'share' },
              interval: '(5.5–6.7)',
            },
          ],
        },
      ],
    },
    {
      id: 'numbers',
      title: 'Numbers',
      sheet: 'Numbers: by [time] / day? * \\ and more than a tab can hold',
      blocks: [
        {
          kind: 'table',
          table: {
            caption: 'Numbers',
            columns: [
              { head: 'Time' },
              ...['Share', 'Wait', 'Hours', 'Money', 'Agents', 'Calls'].map(head => ({ head, align: 'end' as const })),
              { head: '-1' },
              { head: 'Verdict' },
            ],
            rows: [
              [
                { time: '08:30' },
                { text: '4.6 %', value: 0.0463, unit: 'share' },
                { text: '12.5 min', value: 750.25, unit: 's' },
                { text: '8.5 h', value: 8.5, unit: 'h' },
                { text: '6,360.40 €', value: 6360.4, unit: 'money' },
                { text: '9', value: 9, unit: 'agents' },
                { text: '52.3', value: 52.25, unit: 'calls' },
                '=HYPERLINK("x")',
                { verdict: 'met' },
              ],
              [{ time: '25:00' }, nothing, nothing, nothing, nothing, nothing, nothing, '-3', { verdict: 'uncertain' }],
            ],
          },
        },
      ],
    },
    {
      id: 'numbers-again',
      title: 'Numbers',
      sheet: 'Numbers: by [time] / day? * \\ and more than a tab can hold, again',
      blocks: [
        {
          kind: 'heatmap',
          heatmap: {
            id: 'heat',
            title: 'Heat',
            description: '',
            corner: 'Day',
            columns: ['08:00', '08:30'],
            rows: [{ head: 'Sun', cells: [{ figure: { text: '3', value: 3, unit: 'agents' }, level: 4 }, undefined] }],
            legend: ['few', 'some', 'more', 'many', 'most'],
          },
        },
      ],
    },
    {
      id: 'definitions',
      title: 'Definitions',
      blocks: [{ kind: 'definitions', items: [{ id: 'x', term: 'x', unit: '%', text: 'what it is' }] }],
    },
  ],
  manifest: { command: MADE.command, facts: [{ name: 'Seed', value: '=7' }], scenario: MADE.scenarioText },
  ...changed,
})
