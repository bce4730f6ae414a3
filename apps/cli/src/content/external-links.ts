import { readFileSync } from 'node:fs';
import path from 'node:path';
import { syntaxFault } from './place-in-json.ts';
import type { Links } from './walk-links.ts';

/** When a person last opened an address outside, as `content/links.json` has it. */
export type CheckedLink = Links['outside'][number] & { checkedOn?: string | undefined };

/** The addresses of the pages and of the sources in the content, each with the day on which a person opened it. */
export function withDays(root: string, outside: Links['outside']): CheckedLink[] {
  const text = readFileSync(path.join(root, 'content/links.json'), 'utf8');
  // `as`: its shape is checked with all other content; a broken file is told there.
  const days = syntaxFault(text)
    ? {}
    : ((JSON.parse(text) as { openedOn?: Record<string, string> }).openedOn ?? {});
  // A source may stand in many pieces; it is one address.
  const each = [...new Map(outside.map((link) => [link.address, link])).values()];
  return each.map((link) => ({ ...link, checkedOn: days[link.address] }));
}
