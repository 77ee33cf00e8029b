// What stands in sections: tables, panels, verdicts, heatmaps, charts, definitions, the manifest.

/** Lines from corner to corner of a tile, as broad as a share of it. Small tiles, since printers lose gradients that repeat. */
function lines(degrees: 45 | 135, { mark, tile, share }: { mark: string; tile: number; share: number }): string {
  const [edge, from, to] = [share / 2, 50 - share / 2, 50 + share / 2]
  const stops = `${mark} 0 ${edge}%, transparent ${edge}% ${from}%, ${mark} ${from}% ${to}%, transparent ${to}% ${100 - edge}%, ${mark} ${100 - edge}%`
  return `linear-gradient(${degrees}deg, ${stops}) 0 0 / ${tile}px ${tile}px`
}

const LATTICE = { mark: 'var(--mark-4)', tile: 8, share: 10 }

/** How a level is marked without its colour: ever more ink, from nothing to a lattice. */
const PATTERNS = `
.level-0 { background: var(--level-0); color: var(--on-level); }
.level-1 { background: radial-gradient(circle at 3px 3px, var(--mark-1) 1px, transparent 1.5px) 0 0 / 9px 9px var(--level-1); color: var(--on-level); }
.level-2 { background: ${lines(45, { mark: 'var(--mark-2)', tile: 10, share: 10 })} var(--level-2); color: var(--on-level); }
.level-3 { background: ${lines(45, { mark: 'var(--mark-3)', tile: 7, share: 22 })} var(--level-3); color: var(--on-level); }
.level-4 { background: ${lines(45, LATTICE)}, ${lines(135, LATTICE)} var(--level-4); color: var(--on-level-4); }
.shut { background: var(--shut); }
.level-0 .chip { background: var(--level-0); }
.level-1 .chip { background: var(--level-1); }
.level-2 .chip { background: var(--level-2); }
.level-3 .chip { background: var(--level-3); }
.level-4 .chip { background: var(--level-4); font-weight: 600; }
`

const TABLES = `
.scroll { overflow-x: auto; max-inline-size: 100%; position: relative; }
table { border-collapse: collapse; font-size: 0.925rem; line-height: 1.4; }
.table table { min-inline-size: min(100%, 24rem); }
caption { text-align: start; font-weight: 600; padding-block-end: 0.5rem; }
.table caption span { display: inline-block; position: sticky; inset-inline-start: 0; max-inline-size: min(56rem, calc(100vw - 4rem)); }
th, td { padding: 0.3rem 0.6rem; text-align: start; vertical-align: baseline; }
th:first-child, td:first-child { padding-inline-start: 0.25rem; }
thead th { font-weight: 600; color: var(--faint); vertical-align: bottom; border-block-end: 2px solid var(--line); }
thead td { border-block-end: 2px solid var(--line); }
tbody th { font-weight: 500; min-inline-size: 7rem; }
.table td:not(.number) { min-inline-size: 4rem; max-inline-size: 24rem; }
.table td:not(.words) { white-space: nowrap; }
.table .words { min-inline-size: 16rem; }
tbody tr + tr > * { border-block-start: 1px solid var(--grid); }
/* Digits stand below digits in every language: to the right. */
th.end, .number { text-align: right; }
.number, .time { white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
.table .note { margin-block-start: 0.6rem; }
`

const FACTS = `
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.5rem 2.5rem; align-items: start; }
.panel { inline-size: 100%; }
.panel caption { font-size: 1.05rem; color: var(--accent); border-block-end: 2px solid var(--accent); padding-block-end: 0.35rem; }
.panel th { min-inline-size: 0; font-weight: 400; padding-inline: 0.25rem; }
.panel td { padding-inline: 0.25rem; }
.panel td.number:not(.interval) { font-weight: 600; inline-size: 1%; padding-inline-start: 1rem; }
.interval { color: var(--faint); }
.panel td.interval { inline-size: 1%; padding-inline-start: 0.75rem; font-size: 0.875rem; }
.term { color: inherit; text-decoration: underline dotted var(--faint); }
`

const VERDICTS = `
.verdicts { list-style: none; margin-block-end: 0; padding: 0; display: grid; gap: 0.5rem; }
.verdict { display: grid; grid-template-columns: 8rem 1fr auto; gap: 0.25rem 1rem; align-items: baseline; padding: 0.6rem 0.9rem; border: 1px solid var(--line); border-inline-start: 0.3rem solid; border-radius: 0.35rem; }
.verdict.met { border-inline-start-color: var(--met); }
.verdict.missed { border-inline-start-color: var(--missed); }
.verdict.uncertain { border-inline-start-color: var(--uncertain); }
.badge { display: inline-flex; gap: 0.4em; align-items: baseline; justify-self: start; font-size: 0.875rem; font-weight: 600; padding: 0.1rem 0.6rem; border-radius: 1rem; white-space: nowrap; }
.badge.met { color: var(--met); background: var(--met-soft); }
.badge.missed { color: var(--missed); background: var(--missed-soft); }
.badge.uncertain { color: var(--uncertain); background: var(--uncertain-soft); }
.where { color: var(--faint); font-size: 0.9rem; margin-inline-start: 0.4rem; }
.reached { font-variant-numeric: tabular-nums lining-nums; text-align: end; }
@media (max-width: 40rem) { .verdict { grid-template-columns: auto 1fr; } .target { grid-column: 1 / -1; grid-row: 2; } .where { display: block; margin-inline-start: 0; } }
`

const HEATMAPS = `
.heatmap .scroll { margin-block-start: 0.9rem; }
.heat { min-inline-size: min(100%, 44rem); border-collapse: separate; border-spacing: 2px; font-size: 0.85rem; }
.heat th, .heat td { padding: 0.15rem 0.2rem; border: 0; }
.heat thead th { text-align: center; font-size: 0.8rem; padding-inline: 0.3rem; }
.heat thead th.corner { text-align: start; }
.heat tbody th { min-inline-size: 0; font-size: 0.8rem; padding-inline-end: 0.6rem; white-space: nowrap; color: var(--faint); font-weight: 600; vertical-align: middle; }
.heat :is(tbody th, .corner) { position: sticky; inset-inline-start: 0; z-index: 1; background: var(--paper); }
.heat tbody tr + tr > * { border: 0; }
.heat .level { text-align: center; min-inline-size: 3.4rem; block-size: 1.6rem; vertical-align: middle; border-radius: 3px; }
.heat .shut { border-radius: 3px; min-inline-size: 3.4rem; }
.close .heat { border-spacing: 1px; font-size: 0.72rem; }
.close .heat thead th:not(.corner) { writing-mode: vertical-rl; transform: rotate(180deg); padding: 0.3rem 0; font-size: 0.72rem; text-align: start; }
.close .heat td { padding: 0; }
.close .heat :is(.level, .shut) { min-inline-size: 1.15rem; }
.close .chip { padding-inline: 0; }
.close .heat thead { vertical-align: bottom; }
.chip { display: inline-block; padding: 0 0.3rem; border-radius: 3px; font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.35rem 1.25rem; margin: 0.8rem 0 0; padding: 0; font-size: 0.875rem; }
.legend li { display: flex; align-items: center; gap: 0.5rem; }
.swatch { display: inline-block; inline-size: 1.75rem; block-size: 1.1rem; border-radius: 3px; border: 1px solid var(--line); flex: none; }
`

const CHARTS = `
.picture { margin-block-start: 0.75rem; }
.picture svg { display: block; inline-size: 100%; min-inline-size: 30rem; max-inline-size: 44rem; block-size: auto; color: var(--ink); }
[dir='rtl'] .picture svg { margin-inline-start: auto; }
details { margin-block-start: 0.75rem; }
summary { cursor: pointer; color: var(--accent); font-size: 0.95rem; inline-size: fit-content; padding-block: 0.15rem; }
details[open] > summary { margin-block-end: 0.5rem; }
`

const LISTS = `
dl { margin-block-end: 0; }
dd { margin: 0; }
.definitions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 0.7rem 1.75rem; }
.definitions > div { scroll-margin-block-start: 1rem; border-inline-start: 2px solid transparent; padding-inline-start: 0.75rem; margin-inline-start: -0.75rem; }
.definitions > :target { border-inline-start-color: var(--accent); background: var(--accent-soft); }
dt { font-weight: 600; }
.definitions .unit { font-weight: 400; color: var(--faint); font-size: 0.875rem; margin-inline-start: 0.4rem; }
.definitions dd { color: var(--faint); font-size: 0.925rem; }
.made-of { display: grid; gap: 0.35rem; }
.made-of > div { display: grid; grid-template-columns: minmax(0, 14rem) minmax(0, 1fr); gap: 0.25rem 1rem; align-items: baseline; }
.made-of dt { font-weight: 400; color: var(--faint); }
.made-of dd { text-align: start; }
pre { margin-block-end: 0; padding: 0.8rem 1rem; background: var(--ground); border: 1px solid var(--line); border-radius: 0.35rem; overflow-x: auto; text-align: left; }
pre code { overflow-wrap: normal; font-size: 0.85rem; }
.command { white-space: pre-wrap; margin-block-start: 0.75rem; }
.command code { overflow-wrap: anywhere; }
@media (max-width: 40rem) { .made-of > div { grid-template-columns: 1fr; gap: 0; } }
`

export const BLOCKS = [PATTERNS, TABLES, FACTS, VERDICTS, HEATMAPS, CHARTS, LISTS].join('')
