import type { Finding } from '../finding.ts';

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const STYLE =
  '<style>mark[data-level]{color:inherit;background:#ffe08a;outline:2px solid #b35c00}mark[data-level=fault]{background:#ffb3b3;outline-color:#a30000}</style>';

/** The page with what the linter found marked where it stands: only inside text, never inside a tag. */
export function markFindings(page: string, findings: readonly Finding[]): string {
  let marked = page;
  for (const { words, level, rule } of findings) {
    const wanted = escaped(words);
    let done = false;
    marked = marked.replace(/>([^<]+)</g, (all, text: string) => {
      const at = done ? -1 : text.indexOf(wanted);
      if (at < 0) return all;
      done = true;
      const end = at + wanted.length;
      return `>${text.slice(0, at)}<mark data-level="${level}" title="${escaped(rule)}">${text.slice(at, end)}</mark>${text.slice(end)}<`;
    });
  }
  return marked === page ? page : marked.replace('</head>', `${STYLE}</head>`);
}
