// The page itself: type, header, contents, sections.

const SANS = `system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Hebrew', Arial, 'DejaVu Sans', sans-serif`
const MONO = `ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace`

export const FRAME = `
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.55 ${SANS}; background: var(--ground); color: var(--ink); scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0 auto; max-inline-size: 66rem; padding: 2.5rem 1.5rem 4rem; }
h1, h2, h3 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: 2rem; letter-spacing: -0.01em; }
h2 { font-size: 1.3rem; }
h3 { font-size: 1.05rem; }
:lang(he) h1 { letter-spacing: 0; }
p { margin: 0; max-inline-size: 70ch; text-wrap: pretty; overflow-wrap: anywhere; }
h1, h2, h3, dt, dd, li, tbody th { overflow-wrap: anywhere; }
thead th, td { overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
code { font: 0.875em/1.5 ${MONO}; unicode-bidi: isolate; overflow-wrap: anywhere; }
bdi { unicode-bidi: isolate; }
:is(p, li, dd, .where) > bdi[dir='ltr'] { white-space: nowrap; }
@media screen { tbody th > bdi[dir='ltr'] { white-space: nowrap; } }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.note { color: var(--faint); font-size: 0.9rem; }

.skip { position: absolute; inset-block-start: -6rem; inset-inline-start: 1rem; z-index: 1; background: var(--paper); padding: 0.6rem 1rem; border: 2px solid var(--accent); border-radius: 0.4rem; }
.skip:focus { inset-block-start: 1rem; }

header { padding-block-end: 1.5rem; }
.subtitle { color: var(--faint); margin-block-start: 0.4rem; max-inline-size: none; }
.answer { font-size: 1.2rem; line-height: 1.5; margin-block-start: 1.25rem; max-inline-size: none; padding: 1rem 1.25rem; background: var(--accent-soft); border-inline-start: 0.3rem solid var(--accent); border-radius: 0.35rem; }

nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0 0 1.5rem; padding: 0; font-size: 0.95rem; }
nav a { display: inline-block; padding-block: 0.2rem; text-decoration: none; }
nav a:hover { text-decoration: underline; }

section { background: var(--paper); border: 1px solid var(--line); border-radius: 0.6rem; padding: 1.5rem 1.75rem 1.75rem; margin-block-end: 1.25rem; scroll-margin-block-start: 1rem; }
section > * + * { margin-block-start: 1.25rem; }
section > h2 + * { margin-block-start: 1rem; }
figure { margin-inline: 0; margin-block-end: 0; }
section > figure + figure, section > figure + .table, section > .table + figure { margin-block-start: 2rem; }
figcaption p { color: var(--faint); margin-block-start: 0.3rem; font-size: 0.95rem; }

@media (max-width: 40rem) {
  body { padding: 1.25rem 0.75rem 2rem; }
  h1 { font-size: 1.55rem; }
  .answer { font-size: 1.08rem; padding: 0.8rem 1rem; }
  section { padding: 1.1rem 1rem 1.25rem; }
}
`
