import type { ServedList } from '@khong-mot-minh/contracts';
import { appendOpenLedger, type Sql } from '@khong-mot-minh/database';
import { encodeOpenEntry } from '@khong-mot-minh/ledger';
import type { ServedCode } from '@khong-mot-minh/portal';
import { sha256 } from '../secrets.ts';
import { insertServedRelease, lastServedRelease } from './queries/served-releases.ts';

const byPath = <T extends { path: string }>(a: T, b: T): number => (a.path < b.path ? -1 : 1);

/** The list of what is served, in the one form that is hashed: files by path, pages in their order. */
export function servedList(parts: readonly ServedCode[]): ServedList {
  const files = parts.flatMap(({ files }) =>
    [...files].map(([path, body]) => ({
      path,
      bytes: body.length,
      sha256: sha256(body).toString('hex'),
    })),
  );
  return { v: 1, files: files.toSorted(byPath), pages: parts.flatMap(({ pages }) => pages) };
}

/**
 * Writes down in public what is served from now on, unless it is what the last entry says: a start without a change
 * leaves nothing. True where an entry was written.
 */
export async function recordRelease(sql: Sql, at: Date, list: ServedList): Promise<boolean> {
  const text = JSON.stringify(list);
  const hash = sha256(Buffer.from(text, 'utf8'));
  const last = await lastServedRelease(sql);
  if (last && hash.equals(last.hash)) return false;
  await insertServedRelease(sql, at, { hash, list: text });
  await appendOpenLedger(
    sql,
    encodeOpenEntry({
      v: 2,
      act: 'release.served',
      at: `${at.toISOString().slice(0, 19)}Z`,
      files: list.files.length,
      list: hash.toString('hex'),
    }),
  );
  return true;
}
