import { deleteSession, endSessions, type SignedIn } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';

/** The ledger hears that somebody is in now, by password or by taking their place. */
export async function recordOpened(
  { db, record }: Pick<Deps, 'db' | 'record'>,
  { orgId: org, personId: person }: Pick<SignedIn, 'orgId' | 'personId'>,
): Promise<void> {
  const who = { kind: 'person', org, person } as const;
  await db.tx(who, ({ sql }) => record(sql, 'session.opened', who, [person]));
}

/** Ends one session. */
export async function signOut({ db }: Pick<Deps, 'db'>, tokenHash: Uint8Array): Promise<void> {
  await db.tx({ kind: 'system' }, ({ sql }) => deleteSession(sql, tokenHash), 'kmm_auth');
}

/** Ends every session of a person. */
export async function signOutEverywhere({ db }: Pick<Deps, 'db'>, personId: string): Promise<void> {
  await db.tx({ kind: 'system' }, ({ sql }) => endSessions(sql, personId), 'kmm_auth');
}
