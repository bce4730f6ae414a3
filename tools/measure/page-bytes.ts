import { gzipSync } from 'node:zlib';

export type PageBytes = { html: number; css: number; js: number; other: number; total: number };

/** KiB gz that a first visit downloads: the page, its styles and what they import, its scripts, its pictures. */
export async function pageBytes(page: URL): Promise<PageBytes> {
  const { text, size, url } = await load(page);
  const sizes = { html: size, css: 0, js: 0, other: 0 };
  const seen = new Set<string>();
  const waiting = [...linked(text, url)];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next.href)) continue;
    seen.add(next.href);
    const asset = await load(next);
    if (asset.type.includes('css')) {
      sizes.css += asset.size;
      waiting.push(...importedByStyle(asset.text, asset.url));
    } else if (asset.type.includes('javascript')) sizes.js += asset.size;
    else sizes.other += asset.size;
  }
  const inKiB = (bytes: number) => Number((bytes / 1024).toFixed(1));
  const { html, css, js, other } = sizes;
  return {
    html: inKiB(html),
    css: inKiB(css),
    js: inKiB(js),
    other: inKiB(other),
    total: inKiB(html + css + js + other),
  };
}

type Loaded = { text: string; size: number; type: string; url: URL };

async function load(url: URL): Promise<Loaded> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname} answered ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const packed = /^(image\/(?!svg)|font\/)/.test(answer.headers.get('content-type') ?? '');
  return {
    text: new TextDecoder().decode(bytes),
    // Pictures and fonts are compressed already.
    size: packed ? bytes.length : gzipSync(bytes, { level: 9 }).length,
    type: answer.headers.get('content-type') ?? '',
    url: new URL(answer.url),
  };
}

function linked(html: string, base: URL): URL[] {
  const links = [...html.matchAll(/<link\b[^>]*>/g)]
    .filter(([tag]) => /\brel="?(stylesheet|modulepreload|preload|icon)/.test(tag))
    .map(([tag]) => /\bhref="([^"]+)"/.exec(tag)?.[1]);
  const sources = [...html.matchAll(/<(?:script|img|iframe)\b[^>]*\bsrc="([^"]+)"/g)].map(
    ([, source]) => source,
  );
  return [...links, ...sources].flatMap((href) =>
    href && !href.startsWith('data:') ? [new URL(href, base)] : [],
  );
}

/** Style sheets and fonts that a style sheet asks for. */
function importedByStyle(css: string, base: URL): URL[] {
  const named = [...css.matchAll(/@import\s+(?:url\()?["']?([^"')\s;]+)|url\(["']?([^"')]+)/g)];
  return named.flatMap(([, imported, address]) => {
    const href = imported ?? address;
    return href && !/^(data:|#)/.test(href) ? [new URL(href, base)] : [];
  });
}
