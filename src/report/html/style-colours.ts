// Colours, by what they mean. Text has at least 4.5 : 1 on what it stands on; series (--c1 … --c6) as well.

const LIGHT = `
  --ink: #1c2024; --faint: #555d67; --grid: #dde1e6; --paper: #ffffff; --ground: #f3f5f8; --line: #d3d9e0;
  --accent: #1b5f96; --accent-soft: #e9f1f8;
  --c1: #1b6ca8; --c2: #b3470a; --c3: #2a7534; --c4: #7a3e9d; --c5: #555b66; --c6: #b8184f;
  --met: #17643a; --met-soft: #e6f4eb; --missed: #a01238; --missed-soft: #fbe9ee; --uncertain: #7a4a00; --uncertain-soft: #fdf2dc;
  --level-0: #f1f7f4; --level-1: #fbf3d3; --level-2: #f9dca8; --level-3: #f2b089; --level-4: #8f1d3c;
  --mark-1: #b89b3a; --mark-2: #b9792a; --mark-3: #b3552c; --mark-4: #e08aa2;
  --on-level: #1c2024; --on-level-4: #ffffff; --shut: #e6e9ed;
`
const DARK = `
  --ink: #e8eaed; --faint: #aab2bc; --grid: #3a414b; --paper: #1c2127; --ground: #13171b; --line: #38404a;
  --accent: #7fbcf0; --accent-soft: #1b2b3a;
  --c1: #74b6ec; --c2: #f29b62; --c3: #78c986; --c4: #cba3ea; --c5: #b4bbc6; --c6: #f68bb0;
  --met: #7fd3a0; --met-soft: #17301f; --missed: #f796ad; --missed-soft: #3a1a23; --uncertain: #efc06a; --uncertain-soft: #362a12;
  --level-0: #1f2c27; --level-1: #39351f; --level-2: #543f1c; --level-3: #6e3a20; --level-4: #f3a5b8;
  --mark-1: #7d7240; --mark-2: #98702f; --mark-3: #bb6b40; --mark-4: #a83a5a;
  --on-level: #f2f3f5; --on-level-4: #2a0811; --shut: #2a3037;
`

export const COLOURS = `:root { color-scheme: light dark;${LIGHT}}
@media screen and (prefers-color-scheme: dark) { :root {${DARK}} }
`
