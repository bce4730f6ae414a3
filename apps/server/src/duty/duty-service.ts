import { randomUUID } from 'node:crypto';
import {
  DUTY_AHEAD_DAYS,
  DUTY_HOURS,
  type Duties,
  type Duty,
  type DutyChange,
  type DutyInput,
  type DutyTimes,
  type OwnProof,
  PRESENCE_MINUTES,
  type PresenceUntil,
} from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import {
  type DutyRow,
  endDuty,
  findDuty,
  holdsTeamKey,
  insertDuty,
  listDuties,
  markPresent,
  moveDuty,
  overlapsDuty,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/principal.ts';
import type { Misses } from '../limits/misses.ts';
import { proveOneself } from '../membership/index.ts';
import type { Pointed } from '../platform/refusal.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Person = Parameters<typeof actorOf>[0];
type Times = { from: Date; until: Date };
/** A time that no duty may have, and why. */
type WrongTime = { wrong: Pointed };

const viewOf = ({ from, until, ...duty }: DutyRow): Duty => ({
  ...duty,
  from: from.toISOString(),
  until: until.toISOString(),
});

const timesOf = ({ from, until }: DutyTimes): Times => ({ from: new Date(from), until: new Date(until) });

/** What is wrong with the times of a duty, where something is. */
function wrongTime({ from, until }: Times, now: Date): WrongTime | undefined {
  if (until <= from) return { wrong: { pointer: '/until', code: 'not-after-from' } };
  if (until <= now) return { wrong: { pointer: '/until', code: 'past' } };
  if (until.getTime() - from.getTime() > DUTY_HOURS * HOUR_MS)
    return { wrong: { pointer: '/until', code: 'too-long' } };
  if (from.getTime() - now.getTime() > DUTY_AHEAD_DAYS * DAY_MS)
    return { wrong: { pointer: '/from', code: 'too-far' } };
  return undefined;
}

/** Duties of the organisation, now and next. */
export async function readDuties({ db, now }: Pick<Deps, 'db' | 'now'>, person: Person): Promise<Duties> {
  const duties = await db.tx(actorOf(person), ({ sql }) => listDuties(sql, now()));
  return { items: duties.map(viewOf) };
}

/** Takes a duty. Whoever takes one is at the desk, so that is a sign of life too. */
export async function takeDuty(
  { db, now, record }: Pick<Deps, 'db' | 'now' | 'record'>,
  person: Person,
  input: DutyInput,
): Promise<Duty | WrongTime | 'no-key' | 'overlaps'> {
  const times = timesOf(input);
  const wrong = wrongTime(times, now());
  if (wrong) return wrong;
  const actor = actorOf(person);
  const duty = { id: randomUUID(), team: input.teamId, org: person.orgId, person: person.personId, ...times };
  return db.tx(actor, async ({ sql }) => {
    if (!(await holdsTeamKey(sql, duty.team, duty.person))) return 'no-key';
    if (await overlapsDuty(sql, duty)) return 'overlaps';
    await insertDuty(sql, duty);
    await markPresent(sql, { org: duty.org, person: duty.person }, now());
    await record(sql, 'roster.changed', actor, [duty.id]);
    return {
      id: duty.id,
      teamId: duty.team,
      person: { id: duty.person, name: person.name },
      from: times.from.toISOString(),
      until: times.until.toISOString(),
      there: true,
    };
  });
}

export type DutyRefusal = 'missing' | 'not-yours' | 'unproved' | 'begun' | 'overlaps';

type Asking = Pick<Deps, 'db' | 'hashes' | 'now' | 'record' | 'vault'> & { wrongPasswords: Misses };

/**
 * Whether somebody may touch a duty: their own, or as a supervisor, who says again who they are, a colleague's. Without
 * that a session left open would take everybody off duty, and the report door would close.
 */
async function mayTouch(
  asking: Asking,
  person: Person,
  id: string,
  { password, code }: Partial<OwnProof>,
): Promise<DutyRefusal | undefined> {
  const duty = await asking.db.tx(actorOf(person), ({ sql }) => findDuty(sql, id, asking.now()));
  if (!duty) return 'missing';
  if (duty.person.id === person.personId) return undefined;
  if (!may(person, 'team.supervise')) return 'not-yours';
  if (password === undefined) return 'unproved';
  await proveOneself(asking, asking.wrongPasswords, person, { password, ...(code && { code }) });
  return undefined;
}

/** Changes when a duty begins and ends; the beginning of one that has begun stays. */
export async function changeDuty(
  asking: Asking,
  person: Person,
  id: string,
  { from, until, ...proof }: DutyChange,
): Promise<Duty | WrongTime | DutyRefusal> {
  const { db, now, record } = asking;
  const times = timesOf({ from, until });
  const wrong = wrongTime(times, now());
  if (wrong) return wrong;
  const refused = await mayTouch(asking, person, id, proof);
  if (refused) return refused;
  const actor = actorOf(person);
  return db.tx(actor, async ({ sql }) => {
    const duty = await findDuty(sql, id, now());
    if (!duty) return 'missing';
    if (duty.from <= now() && times.from.getTime() !== duty.from.getTime()) return 'begun';
    if (await overlapsDuty(sql, { id, team: duty.teamId, person: duty.person.id, ...times }))
      return 'overlaps';
    if (!(await moveDuty(sql, id, times))) return 'not-yours';
    await record(sql, 'roster.changed', actor, [id]);
    return viewOf({ ...duty, ...times });
  });
}

/** Ends a duty at once: one's own, or, for a supervisor, anybody's of the organisation. */
export async function stopDuty(
  asking: Asking,
  person: Person,
  id: string,
  proof: Partial<OwnProof>,
): Promise<'ended' | DutyRefusal> {
  const { db, now, record } = asking;
  const refused = await mayTouch(asking, person, id, proof);
  if (refused) return refused;
  const actor = actorOf(person);
  return db.tx(actor, async ({ sql }) => {
    if (!(await findDuty(sql, id, now()))) return 'missing';
    if (!(await endDuty(sql, id, now()))) return 'not-yours';
    await record(sql, 'roster.changed', actor, [id]);
    return 'ended';
  });
}

/** Notes a sign of life, and says for how long it holds. */
export async function noteSign(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  person: Person,
): Promise<PresenceUntil> {
  const at = now();
  await db.tx(actorOf(person), ({ sql }) =>
    markPresent(sql, { org: person.orgId, person: person.personId }, at),
  );
  return { until: new Date(at.getTime() + PRESENCE_MINUTES * MINUTE_MS).toISOString() };
}
