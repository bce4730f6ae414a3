import type { Deps } from '../deps.ts';
import { listTeamKeyIds } from './queries/team-keys.ts';

const KEPT_MS = 1000;

/**
 * Whether a team has or had this key, as far as was known a second ago; the database is asked once a second at most,
 * however many names somebody invents.
 */
export function createGivenKeys({ db }: Pick<Deps, 'db'>): (keyId: string) => Promise<boolean> {
  let ids: ReadonlySet<string> = new Set();
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let asking = Promise.resolve();
  return async (keyId) => {
    if (ids.has(keyId)) return true;
    if (performance.now() - askedAtMs >= KEPT_MS) {
      askedAtMs = performance.now();
      asking = db
        .tx({ kind: 'public' }, ({ sql }) => listTeamKeyIds(sql))
        .then((found) => {
          ids = new Set(found);
        });
    }
    await asking;
    return ids.has(keyId);
  };
}
