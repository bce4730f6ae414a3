import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@khong-mot-minh/database';

/** Every row of every table of the house, as text, the way a stolen database reads. */
export async function dumpText({ owner }: Database): Promise<Map<string, string>> {
  const tables = await owner.sql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'auth', 'jobs') order by 1`,
  );
  const dump = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await owner.sql<{ row: string }>(`select t::text as row from ${name} t`);
    dump.set(name, rows.map(({ row }) => row).join('\n'));
  }
  return dump;
}

/** Every file below a folder, as it lies on the disk. */
export async function readFolder(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, Buffer>();
  for (const entry of entries.filter((e) => e.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.set(path, await readFile(path));
  }
  return files;
}

/** The spellings in which a text may hide: plain, hexadecimal, base64 at each of its three alignments. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // Without the letters that the neighbours share.
    return padded.slice(shift === 0 ? 0 : shift + 1, -1);
  });
  return [
    text,
    bytes.toString('hex'),
    ...base64,
    ...base64.map((b) => b.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** Where a canary is found, in whatever spelling; empty is what is hoped for. */
export function findCanaries(
  places: ReadonlyMap<string, string | Buffer>,
  canaries: readonly string[],
): string[] {
  const found: string[] = [];
  for (const [place, content] of places)
    for (const canary of canaries)
      if (spellings(canary).some((spelling) => content.includes(spelling)))
        found.push(`${canary} in ${place}`);
  return found;
}
