import { TakeDownPlace } from '@khong-mot-minh/contracts';
import { listUnsealedPlaces, sealPlace, type UnsealedPlace } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { sealPlaceFor } from './take-down-service.ts';

const BATCH = 100;
/** What places lay under before they were sealed to a team. */
const UNDER = 'take-down-place';

/**
 * Seals places that lie under the server's secret to the team that works on them; gives how many. A place whose bank
 * has no team yet waits for one; one that the secret does not open is left as it is, for whoever has the right secret.
 */
export async function sealPlacesOfBefore({ db, vault }: Pick<Deps, 'db' | 'vault'>): Promise<number> {
  let sealed = 0;
  let last: string | null = null;
  for (;;) {
    const after = last;
    const rows: UnsealedPlace[] = await db.tx({ kind: 'system' }, ({ sql }) =>
      listUnsealedPlaces(sql, after, BATCH),
    );
    for (const { id, place, ...key } of rows) {
      last = id;
      const plain = openPlace(vault, place);
      if (!plain) continue;
      const content = await sealPlaceFor(key, plain);
      await db.tx({ kind: 'system' }, ({ sql }) => sealPlace(sql, id, content));
      sealed += 1;
    }
    if (rows.length < BATCH) return sealed;
  }
}

function openPlace(vault: Deps['vault'], sealed: string): TakeDownPlace | undefined {
  try {
    return TakeDownPlace.parse(JSON.parse(vault.open(UNDER, sealed)));
  } catch {
    return undefined;
  }
}
