import type { TeamApproval, TeamFounding, TeamHalfInput, TeamRegain } from '@khong-mot-minh/contracts';
import {
  deleteTeamDraft,
  deleteTeamSeat,
  holdsTeamKey,
  insertTeam,
  insertTeamHalf,
  insertTeamMember,
  listTeamDrafts,
  listTeamSeats,
  listTeams,
  markSharesTested,
  type Sql,
  type TeamSeat,
} from '@khong-mot-minh/database';
import { isPublicKey, keyIdOf } from '@khong-mot-minh/sealing';
import type { Deps } from '../../deps.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import { recordTeamKey } from '../../transparency/index.ts';
import { provesKey } from './key-proof.ts';

type Needs = Pick<Deps, 'db' | 'now' | 'record' | 'vault'>;
/** `missing`: no such team or seat here; `not-now`: somebody else was first, or it is not this that is needed. */
export type Answer =
  | 'done'
  | 'missing'
  | 'not-now'
  | 'no-key'
  | 'wrong-recipient'
  | 'bad-key'
  | 'unproven'
  | 'held';

const seatOf = async (sql: Sql, team: string, person: string): Promise<TeamSeat | undefined> =>
  (await listTeamSeats(sql)).find((s) => s.team === team && s.person.id === person);

/** The first member's browser has made the team's key: the draft becomes a team, and they its first holder. */
export async function foundTeam(
  deps: Needs,
  person: Person,
  id: string,
  { publicKey, sealedKey }: TeamFounding,
): Promise<Answer> {
  if (!(await isPublicKey(publicKey))) return 'bad-key';
  const keyId = await keyIdOf(publicKey);
  const who = actorOf(person);
  return deps.db.tx(who, async ({ sql }) => {
    const seat = await seatOf(sql, id, person.personId);
    if (!seat) return 'missing';
    const draft = (await listTeamDrafts(sql)).find((d) => d.id === id);
    if (!draft) return 'not-now';
    if (seat.person.keyId !== sealedKey.keyId) return 'wrong-recipient';
    await insertTeam(sql, { ...draft, keyId, publicKey });
    await insertTeamMember(sql, { team: id, person: person.personId, org: person.orgId, sealedKey });
    await deleteTeamSeat(sql, id, person.personId);
    // Two who found at the same moment: the primary key of the team lets one of them pass.
    await deleteTeamDraft(sql, id);
    await recordTeamKey(sql, deps.now(), { team: id, publicKey });
    await deps.record(sql, 'team-member.added', who, [id, person.personId]);
    return 'done';
  });
}

/** A holder gives the key to a member whom an operator named; their browser has sealed it to that member's key. */
export function grantTeamKey(
  deps: Needs,
  person: Person,
  team: string,
  { person: member, sealedKey }: TeamApproval,
): Promise<Answer> {
  const who = actorOf(person);
  return deps.db.tx(who, async ({ sql }) => {
    if (!(await holdsTeamKey(sql, team, person.personId))) return 'no-key';
    const seat = await seatOf(sql, team, member);
    if (!seat) return 'missing';
    if (seat.needs !== 1) return 'not-now';
    if (!seat.person.keyId || seat.person.keyId !== sealedKey.keyId) return 'wrong-recipient';
    await insertTeamMember(sql, { team, person: member, org: person.orgId, sealedKey });
    await deleteTeamSeat(sql, team, member);
    await deps.record(sql, 'team-member.added', who, [team, member]);
    return 'done';
  });
}

/** A holder releases one half of the key to a member who lost theirs; nobody releases both. */
export function releaseHalf(
  deps: Needs,
  person: Person,
  team: string,
  { person: member, half, envelope }: TeamHalfInput,
): Promise<Answer> {
  const who = actorOf(person);
  return deps.db.tx(who, async ({ sql }) => {
    if (!(await holdsTeamKey(sql, team, person.personId))) return 'no-key';
    const seat = await seatOf(sql, team, member);
    if (!seat) return 'missing';
    if (seat.needs !== 2 || member === person.personId) return 'not-now';
    if (!seat.person.keyId || seat.person.keyId !== envelope.keyId) return 'wrong-recipient';
    const released = { team, person: member, half, by: person.personId, org: person.orgId, envelope };
    if (!(await insertTeamHalf(sql, { ...released, at: deps.now() }))) return 'not-now';
    await deps.record(sql, 'team-member.half-released', who, [team, member]);
    return 'done';
  });
}

/** A member has the key again, from two halves or two printed shares, and says so by opening a challenge with it. */
export function regainKey(
  deps: Needs,
  person: Person,
  id: string,
  { proof, sealedKey }: TeamRegain,
): Promise<Answer> {
  const who = actorOf(person);
  return deps.db.tx(who, async ({ sql }) => {
    const seat = await seatOf(sql, id, person.personId);
    const team = (await listTeams(sql, deps.now())).find((t) => t.id === id && t.org === person.orgId);
    if (!seat || !team) return 'missing';
    if (seat.person.keyId !== sealedKey.keyId) return 'wrong-recipient';
    if (!provesKey(deps, person.personId, team.keyId, proof)) return 'unproven';
    await insertTeamMember(sql, { team: id, person: person.personId, org: person.orgId, sealedKey });
    await deleteTeamSeat(sql, id, person.personId);
    await deps.record(sql, 'team-member.added', who, [id, person.personId]);
    return 'done';
  });
}

/** Printed shares were put together and opened a challenge: one lost phrase no longer loses the team's reports. */
export function testShares(deps: Needs, person: Person, id: string, proof: string): Promise<Answer> {
  const who = actorOf(person);
  return deps.db.tx(who, async ({ sql }) => {
    if (!(await holdsTeamKey(sql, id, person.personId))) return 'no-key';
    const team = (await listTeams(sql, deps.now())).find((t) => t.id === id);
    if (!team) return 'missing';
    if (!provesKey(deps, person.personId, team.keyId, proof)) return 'unproven';
    await markSharesTested(sql, id, team.keyId, deps.now());
    await deps.record(sql, 'team-shares.tested', who, [id]);
    return 'done';
  });
}
