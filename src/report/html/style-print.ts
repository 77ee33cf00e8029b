// On paper: A4, everything open, nothing to click, patterns printed, rows whole and heads repeated.

export const PRINT = `
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-center { content: counter(page) ' / ' counter(pages); font: 8pt system-ui, sans-serif; color: #555d67; direction: ltr; } }
@page across { size: A4 landscape; }
@media print {
  html { font-size: 9.5pt; background: none; scroll-behavior: auto; }
  body { max-inline-size: none; padding: 0; }
  nav, .skip { display: none; }
  h1 { font-size: 18pt; }
  section { background: none; border: 0; border-radius: 0; border-block-start: 1px solid var(--line); padding: 0.8rem 0 0; margin-block-end: 1.2rem; }
  h2, h3, caption, figcaption, summary { break-after: avoid; break-inside: avoid; }
  tr, .verdict, .definitions > div, .made-of > div, .picture, .legend, .panel { break-inside: avoid; }
  h2 + *, figcaption + * { break-before: avoid; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; }
  a { color: inherit; text-decoration: none; }
  .scroll, pre { overflow: visible; }
  .scroll { max-inline-size: none; }
  .picture svg { min-inline-size: 0; max-inline-size: 140mm; }
  details table { font-size: 7.5pt; }
  details th, details td { padding-block: 0.1rem; }
  pre, pre code, .scenario { white-space: pre-wrap; overflow-wrap: anywhere; }
  .wide { page: across; }
  :is(.dense, .wide) table { font-size: 7pt; }
  :is(.dense, .wide) :is(th, td) { padding-inline: 0.2rem; }
  .close .heat { font-size: 5.5pt; min-inline-size: 0; }
  .close .heat thead th:not(.corner) { font-size: 5.5pt; }
  .close .heat tbody th { font-size: 6.5pt; padding-inline: 0 0.2rem; }
  .table td:not(.number, .words) { white-space: normal; }
  .table .words { min-inline-size: 40mm; }
  .heat .level, .heat .shut { min-inline-size: 0; block-size: 1.3rem; }
  .heat :is(tbody th, .corner) { position: static; }
  .table caption span { position: static; max-inline-size: none; }
  summary { list-style: none; color: var(--faint); font-weight: 600; }
  summary::-webkit-details-marker { display: none; }
  details { display: block; }
  details:not([open]) > :not(summary) { display: block; }
  details::details-content { display: block; content-visibility: visible; block-size: auto; }
  .level, .shut, .swatch, .chip, .badge, .answer, .verdict, pre, svg, svg * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
