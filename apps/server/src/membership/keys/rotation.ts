import type { CaseRewrap, PlaceRewrap, RewrapStep, TeamRotation } from '@khong-mot-minh/contracts';
import {
  casesToRewrap,
  holdsTeamKey,
  listPastKeys,
  listSealed,
  listShared,
  listTeamHolders,
  listTeams,
  placesToRewrap,
  putPastKey,
  replaceEnvelope,
  replacePlaceEnvelope,
  replaceSealedKey,
  setTeamKey,
} from '@khong-mot-minh/database';
import { isPublicKey, keyIdOf } from '@khong-mot-minh/sealing';
import type { Deps } from '../../deps.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import { recordTeamKey } from '../../transparency/index.ts';
import { isRotationHeld } from '../queries/switch-offs.ts';
import { provesKey } from './key-proof.ts';
import type { Answer } from './team-seats.ts';

/**
 * A team's new key, made in a holder's browser. From this commit on the old one is accepted for nothing new; what is
 * open is re-wrapped afterwards, case by case.
 */
export async function rotateKey(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  person: Person,
  id: string,
  { proof, publicKey, holders, past }: TeamRotation,
): Promise<Answer> {
  if (!(await isPublicKey(publicKey))) return 'bad-key';
  const keyId = await keyIdOf(publicKey);
  const who = actorOf(person);
  return deps.db.tx(who, async ({ sql }) => {
    if (!(await holdsTeamKey(sql, id, person.personId))) return 'no-key';
    const team = (await listTeams(sql, deps.now())).find((t) => t.id === id);
    if (!team) return 'missing';
    // One who shuts a colleague out must not take their key away as well, before anybody else has looked.
    if (await isRotationHeld(sql, id, person.personId)) return 'held';
    if (!provesKey(deps, person.personId, team.keyId, proof)) return 'unproven';
    const now = (await listTeamHolders(sql)).filter((h) => h.team === id);
    // Exactly those who hold it now, each by the key that they have now: nobody is added or left out on the way.
    const fits =
      now.length === holders.length &&
      now.every((h) => holders.some((g) => g.person === h.id && g.sealedKey.keyId === h.keyId));
    const before = (await listPastKeys(sql)).filter((p) => p.team === id).map((p) => p.keyId);
    const kept = [...before, team.keyId];
    if (
      !fits ||
      kept.length !== past.length ||
      !kept.every((old) => past.some((p) => p.keyId === old && p.sealedKey.keyId === keyId))
    )
      return 'wrong-recipient';
    const at = deps.now();
    await setTeamKey(sql, { team: id, keyId, publicKey, at });
    for (const { person: holder, sealedKey } of holders) await replaceSealedKey(sql, id, holder, sealedKey);
    for (const { keyId: old, sealedKey } of past)
      await putPastKey(sql, { team: id, keyId: old, org: person.orgId, sealedKey });
    await recordTeamKey(sql, at, { team: id, publicKey });
    await deps.record(sql, 'team-key.rotated', who, [id]);
    return 'done';
  });
}

const PLACES_AT_ONCE = 50;

/** The next case whose text still lies under an earlier key, open ones first, then places, and how many are left. */
export function nextToRewrap(
  deps: Pick<Deps, 'db' | 'caseKeys'>,
  person: Person,
  id: string,
  skip: readonly string[],
): Promise<RewrapStep | 'no-key'> {
  return deps.db.tx(actorOf(person), async ({ sql }) => {
    if (!(await holdsTeamKey(sql, id, person.personId))) return 'no-key';
    const keyIds = (await listPastKeys(sql)).filter((p) => p.team === id).map((p) => p.keyId);
    const { left: leftCases, cases } = await casesToRewrap(sql, person.orgId, keyIds);
    const { left: leftPlaces, places } = await placesToRewrap(sql, person.orgId, keyIds, PLACES_AT_ONCE);
    const left = leftCases + leftPlaces;
    const next = cases.find((c) => !skip.includes(c.id));
    if (!next) {
      const open = places.filter(({ takeDown }) => !skip.includes(takeDown));
      return { left, ...(open.length > 0 && { places: open }) };
    }
    const rows =
      next.access === 'owner'
        ? await listSealed(sql, deps.caseKeys, next.id)
        : await listShared(sql, deps.caseKeys, next.id, person.orgId);
    const items = rows
      .filter(({ sealed }) => sealed.to.some((e) => keyIds.includes(e.keyId)))
      .map(({ id: contentId, kind, sealed }) => ({ id: contentId, kind, sealed }));
    return { left, caseId: next.id, items };
  });
}

/** Envelopes for the present key in the place of those for earlier ones; gives how many were replaced. */
export function rewrapCase(
  deps: Pick<Deps, 'db' | 'caseKeys' | 'now' | 'record'>,
  person: Person,
  id: string,
  { caseId, envelopes }: CaseRewrap,
): Promise<{ replaced: number } | 'no-key'> {
  const who = actorOf(person);
  return deps.db.tx(who, async ({ sql }) => {
    if (!(await holdsTeamKey(sql, id, person.personId))) return 'no-key';
    let replaced = 0;
    for (const one of envelopes)
      if (await replaceEnvelope(sql, deps.caseKeys, { caseId, org: person.orgId, at: deps.now(), ...one }))
        replaced += 1;
    await deps.record(sql, 'team-key.rewrapped', who, [id, caseId]);
    return { replaced };
  });
}

/** The same for places of take-downs. */
export function rewrapPlaces(
  deps: Pick<Deps, 'db' | 'record'>,
  person: Person,
  id: string,
  { places }: PlaceRewrap,
): Promise<{ replaced: number } | 'no-key'> {
  const who = actorOf(person);
  return deps.db.tx(who, async ({ sql }) => {
    if (!(await holdsTeamKey(sql, id, person.personId))) return 'no-key';
    const done: string[] = [];
    for (const one of places) if (await replacePlaceEnvelope(sql, one)) done.push(one.takeDown);
    await deps.record(sql, 'team-key.rewrapped', who, [id, ...done]);
    return { replaced: done.length };
  });
}
