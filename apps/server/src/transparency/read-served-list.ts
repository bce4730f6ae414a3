import type { Deps } from '../deps.ts';
import { findServedRelease, lastServedRelease } from './queries/served-releases.ts';

/** The list of what is served now, as its bytes were hashed; undefined before the first release. */
export const readServedList = async ({ db }: Pick<Deps, 'db'>): Promise<string | undefined> =>
  (await db.tx({ kind: 'public' }, ({ sql }) => lastServedRelease(sql)))?.list;

/** The list of any release by its SHA-256 in hex. */
export async function findServedList({ db }: Pick<Deps, 'db'>, hash: string): Promise<string | undefined> {
  const release = await db.tx({ kind: 'public' }, ({ sql }) =>
    findServedRelease(sql, Buffer.from(hash, 'hex')),
  );
  return release?.list;
}
