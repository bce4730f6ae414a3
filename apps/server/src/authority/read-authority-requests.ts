import type {
  AuthorityRequestQuery,
  AuthorityRequestRow,
  AuthorityRequestView,
  AuthorityTargets,
} from '@khong-mot-minh/contracts';
import { noteAnswerSeen } from '@khong-mot-minh/database';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { decodeDue, encodeDue } from './due-cursor.ts';
import { findTeamKey, listAuthorityTargets, listRequests } from './queries/authority-requests.ts';
import { readsOf, requestRow, requestView } from './request-view.ts';

/** Platforms that can be asked, with the keys to seal for them and for one's own unit. */
export const readTargets = ({ db }: Pick<Deps, 'db'>, person: Person): Promise<AuthorityTargets> =>
  db.tx(actorOf(person), async ({ sql }) => {
    const own = await findTeamKey(sql, person.orgId);
    return { items: await listAuthorityTargets(sql), ...(own && { own }) };
  });

/** Requests that a person's organisation made or got, what is due first. */
export async function readAuthorityRequests(
  { db, now, jurisdiction }: Pick<Deps, 'db' | 'jurisdiction' | 'now'>,
  person: Person,
  { state, cursor, limit }: z.infer<typeof AuthorityRequestQuery>,
): Promise<{ items: AuthorityRequestRow[]; next?: string }> {
  const place = decodeDue(cursor);
  const after = place && { dueAt: place.at, id: place.id };
  const found = await db.tx(actorOf(person), ({ sql }) =>
    listRequests(sql, { state, after, limit: limit + 1 }),
  );
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    items: rows.map((r) => requestRow(jurisdiction, r, person.orgId, now())),
    ...(found.length > limit && last && { next: encodeDue(last.dueAt, last.id) }),
  };
}

/** One request. That it was seen, and which seals went out, is committed before any byte leaves. */
export const readRequest = (
  deps: Pick<Deps, 'caseKeys' | 'db' | 'jurisdiction' | 'now' | 'record'>,
  person: Person,
  id: string,
): Promise<AuthorityRequestView> =>
  deps.db.tx(actorOf(person), async ({ sql }) => {
    const seen = await requestView(sql, deps, person, id, deps.now());
    await deps.record(sql, 'authority.viewed', actorOf(person), [seen.id]);
    if (seen.side === 'asking' && (seen.status === 'granted' || seen.status === 'refused'))
      await noteAnswerSeen(sql, seen.id, { org: person.orgId, person: person.personId }, deps.now());
    const reads = readsOf(seen);
    if (reads.length > 0) await deps.record(sql, 'sealed.read', actorOf(person), reads);
    return seen;
  });
