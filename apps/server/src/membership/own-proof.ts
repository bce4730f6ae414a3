import type { OwnProof } from '@khong-mot-minh/contracts';
import type { Deps } from '../deps.ts';
import type { Person } from '../http/principal.ts';
import type { Misses } from '../limits/misses.ts';
import { fieldInvalid, Refusal } from '../platform/refusal.ts';
import { fitsOwnPassword } from './change-password.ts';
import { useOwnCode } from './own-code.ts';

/**
 * Password and code, anew: an open session is not enough for what would shut the desk. The code is used up, also where
 * the act behind it then fails.
 */
export async function proveOneself(
  deps: Pick<Deps, 'db' | 'hashes' | 'now' | 'vault'>,
  misses: Misses,
  person: Person,
  { password, code }: OwnProof,
): Promise<void> {
  if ((await fitsOwnPassword(deps, misses, person, password)) === undefined)
    throw new Refusal('forbidden', 'The password is not right');
  // Who signs in without a code has none to give: a demonstration.
  const used = await deps.db.tx(
    { kind: 'system', org: person.orgId },
    ({ sql }) => useOwnCode(sql, deps, person, code),
    'kmm_auth',
  );
  if (used === 'wrong-code') throw fieldInvalid('/code', 'wrong-code');
}
