import { LANGUAGES } from '@khong-mot-minh/contracts/codes';
import type { previewPortal } from './preview-deps.ts';

export type Links = {
  pages: number;
  /** Links of ours that lead nowhere: `from -> to (404)`. */
  broken: string[];
  /** Addresses outside, each once, and whether they are well-formed. */
  outside: { address: string; wellFormed: boolean; from: string }[];
};

const START = LANGUAGES.map((language) => `/${language}/`);
/** Other rooms of the house, and files that the build makes; the pages before them are what is walked. */
const ELSEWHERE = /^\/(?:assets|console|v1|docs|demo|ledger|thoat)(?:\/|$)/;
const MADE_WHEN_ASKED = /\/cho-truong-hoc\/tai\/|\.(?:webm|vtt|svg)$/;

/** Follows every link of the portal from the home page of each language, each page once, and says which lead nowhere. */
export async function walkLinks(portal: ReturnType<typeof previewPortal>): Promise<Links> {
  const waiting = START.map((to) => ({ from: '', to }));
  const seen = new Set(START);
  const outside = new Map<string, Links['outside'][number]>();
  const links: Links = { pages: 0, broken: [], outside: [] };
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const response = await portal.request(next.to, { redirect: 'manual' });
    links.pages++;
    const moved = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (response.status >= 400) links.broken.push(`${next.from} -> ${next.to} (${response.status})`);
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    const found = moved ? [moved] : isPage ? linksIn(await response.text()) : [];
    for (const link of found) {
      if (/^(?:tel|mailto|data|blob|sms):|^#/.test(link)) continue;
      if (/^[a-z][a-z\d+.-]*:/i.test(link)) {
        outside.set(link, { address: link, wellFormed: isWellFormed(link), from: next.to });
        continue;
      }
      const { pathname, search } = new URL(link, `http://here${next.to}`);
      // A step of a story or game is the same page again: its ways are checked where it is loaded.
      const to = /^\?|[?&](?:di|ky|phieu|ma|cho)=/.test(link) ? pathname : `${pathname}${search}`;
      if (seen.has(to) || ELSEWHERE.test(pathname) || MADE_WHEN_ASKED.test(pathname)) continue;
      seen.add(to);
      waiting.push({ from: next.to, to });
    }
  }
  links.outside = [...outside.values()].sort((a, b) => a.address.localeCompare(b.address));
  return links;
}

const linksIn = (html: string): string[] =>
  [...html.matchAll(/\shref="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));

/** An address with https, a host with a dot, and no space: nothing is asked over the network. */
export function isWellFormed(address: string): boolean {
  if (/\s/.test(address) || !URL.canParse(address)) return false;
  const { protocol, hostname, username } = new URL(address);
  return protocol === 'https:' && hostname.includes('.') && username === '';
}
