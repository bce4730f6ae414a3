import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { syntaxFault } from './place-in-json.ts';
import { isWellFormed, type Links } from './walk-links.ts';

/** Addresses of sources in the content: pages print them as text, so no walk over links finds them. */
export function sourceAddresses(root: string): Links['outside'] {
  const content = path.join(root, 'content');
  return globSync('**/*.json', { cwd: content })
    .filter((file) => !file.startsWith('schema'))
    .flatMap((file) => {
      const text = readFileSync(path.join(content, file), 'utf8');
      if (syntaxFault(text)) return [];
      return addressesIn(JSON.parse(text)).map((address) => ({
        address,
        wellFormed: isWellFormed(address),
        from: file,
      }));
    });
}

function addressesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) =>
    name === 'address' && typeof inside === 'string' ? [inside] : addressesIn(inside),
  );
}
