import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Duties, Duty, Inbox, PresenceUntil, PublicTeam, SessionKeys } from '@khong-mot-minh/contracts';
import { findCredentialOf, putCredential, setActive } from '@khong-mot-minh/database';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { type Answer, call } from './api/call.ts';
import { codeOf, pointerOf } from './api/case-house.ts';
import { endDuty } from './api/end-duty.ts';
import { personOf } from './api/house.ts';
import { reportFor } from './api/reporter.ts';
import type { Responder } from './api/responder.ts';
import { totpCode } from './api/totp-code.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const DAY_MS = 24 * HOUR_MS;

let system: TestSystem;
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
before(async () => {
  system = await startTestSystem({}, { now });
});
after(() => system[Symbol.asyncDispose]());

const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text);
  return answer.json as T;
};
const at = (ms: number) => new Date(now().getTime() + ms).toISOString();
const desk = (organisation: string, nth = 0) => personOf(system, organisation, nth);
const teamOf = async (who: Responder) =>
  of<SessionKeys>(await who.send('GET', '/v1/session/keys')).teams[0]!.teamId;
const door = async () => of<PublicTeam[]>(await call(system.url, 'GET', '/v1/teams'))[0]!;
const roster = async (who: Responder) => of<Duties>(await who.send('GET', '/v1/roster')).items;
const later = (ms: number) => {
  ahead += ms;
};

/** Nobody of the helpline is on duty any more. */
async function clearRoster(): Promise<void> {
  const tam = await desk('helpline', 1);
  for (const { id } of await roster(tam)) of(await endDuty(tam, id), 204);
}

test('a duty lasts at most a day and begins within sixty days, and no two of one person lie over each other', async () => {
  const quan = await desk('police');
  const teamId = await teamOf(quan);
  const take = (from: string, until: string) => quan.send('POST', '/v1/roster', { teamId, from, until });
  const wrong: [string, string, string, string][] = [
    [at(0), at(24 * HOUR_MS + MINUTE_MS), '/until', 'too-long'],
    [at(0), '2036-11-27T00:00:00Z', '/until', 'too-long'],
    [at(60 * DAY_MS + HOUR_MS), at(60 * DAY_MS + 2 * HOUR_MS), '/from', 'too-far'],
    [at(-2 * HOUR_MS), at(-HOUR_MS), '/until', 'past'],
    [at(HOUR_MS), at(HOUR_MS), '/until', 'not-after-from'],
  ];
  for (const [from, until, pointer, code] of wrong) {
    const refused = await take(from, until);
    assert.equal(refused.status, 422, refused.text);
    const [error] = (refused.json as { errors: { pointer: string; code: string }[] }).errors;
    assert.deepEqual(error, { pointer, code });
  }
  const start = now().getTime();
  const day = [start, start + 24 * HOUR_MS].map((ms) => new Date(ms).toISOString()) as [string, string];
  const taken = of<Duty>(await take(...day), 201);
  assert.equal(taken.there, true);
  assert.equal(pointerOf(await take(at(HOUR_MS), at(2 * HOUR_MS))), '/from', 'it lies over the first');
  of(await quan.send('DELETE', `/v1/roster/${taken.id}`), 204);
});

test('the database itself keeps no duty longer than a day', async () => {
  const { owner } = system.running.deps.db;
  await assert.rejects(
    owner.sql(`update roster set ends_at = starts_at + interval '24 hours 1 second'`),
    /duty_of_a_day/,
  );
});

test('a duty is changed and ended by whose it is or by a supervisor, and by nobody else', async () => {
  const [tam, quan, van] = await Promise.all([desk('helpline', 1), desk('police'), desk('police', 1)]);
  const teamId = await teamOf(quan);
  const times = { from: at(HOUR_MS), until: at(9 * HOUR_MS) };
  const duty = of<Duty>(await van.send('POST', '/v1/roster', { teamId, ...times }), 201);
  const put = (who: Responder, body: object) => who.send('PUT', `/v1/roster/${duty.id}`, body);
  assert.equal((await put(quan, times)).status, 403, 'an officer changes no colleague’s');
  assert.equal((await quan.send('DELETE', `/v1/roster/${duty.id}`)).status, 403);
  assert.equal((await put(tam, times)).status, 404, 'nor a supervisor of another house');
  assert.equal(pointerOf(await put(van, { from: at(0), until: at(25 * HOUR_MS) })), '/until');
  const moved = of<Duty>(await put(van, { from: at(-HOUR_MS), until: at(3 * HOUR_MS) }));
  assert.equal(
    pointerOf(await put(van, { from: at(HOUR_MS), until: at(3 * HOUR_MS) })),
    '/from',
    'it has begun',
  );
  of(await put(van, { from: moved.from, until: at(2 * HOUR_MS) }));
  const own = of<Duty>(await quan.send('POST', '/v1/roster', { teamId, ...times }), 201);
  of(await endDuty(van, own.id), 204);
  assert.ok(!(await roster(quan)).some(({ id }) => id === own.id), 'a supervisor ended it');
  of(await van.send('DELETE', `/v1/roster/${duty.id}`), 204);
  assert.equal((await van.send('DELETE', `/v1/roster/${duty.id}`)).status, 404, 'it is over');
});

test('a session that stands open takes no colleague off duty: password and code are asked again', async () => {
  await clearRoster();
  const [hanh, tam] = await Promise.all([desk('helpline'), desk('helpline', 1)]);
  const teamId = await teamOf(hanh);
  const duties: Duty[] = [];
  for (const hours of [0, 24])
    duties.push(
      of(
        await hanh.send('POST', '/v1/roster', {
          teamId,
          from: at(hours * HOUR_MS),
          until: at((hours + 8) * HOUR_MS),
        }),
        201,
      ),
    );
  for (const { id, from } of duties) {
    const refused = await tam.send('DELETE', `/v1/roster/${id}`);
    assert.deepEqual([refused.status, codeOf(refused)], [403, 'forbidden'], refused.text);
    assert.match(refused.text, /password/);
    const moved = await tam.send('PUT', `/v1/roster/${id}`, {
      from,
      until: new Date(Date.parse(from) + HOUR_MS).toISOString(),
    });
    assert.equal(pointerOf(moved), '/password');
    const guessed = { password: 'đoán mò' };
    assert.equal((await tam.send('POST', `/v1/roster/${id}/end`, guessed)).status, 403);
    assert.equal(pointerOf(await tam.send('POST', `/v1/roster/${id}/end`, {})), '/password');
  }
  assert.equal((await door()).open, true);
  assert.equal((await roster(hanh)).length, 2, 'nor what is planned');
  const [now, planned] = duties as [Duty, Duty];
  const { password } = tam.person;
  const times = { from: planned.from, until: at(30 * HOUR_MS) };
  const changed = of<Duty>(await tam.send('PUT', `/v1/roster/${planned.id}`, { ...times, password }));
  assert.equal(changed.until, times.until);
  assert.equal((await endDuty(await desk('police', 1), now.id)).status, 404, 'of another house');
  of(await endDuty(tam, now.id), 204);
  of(await hanh.send('DELETE', `/v1/roster/${planned.id}`), 204);
  assert.equal((await door()).open, false);
});

test('who guesses at the password over a colleague’s duty is signed out, and a code counts once', async () => {
  const [van, quan] = await Promise.all([desk('police', 1), desk('police')]);
  const teamId = await teamOf(quan);
  const take = async (hour: number) => {
    const times = { from: at(hour * HOUR_MS), until: at((hour + 1) * HOUR_MS) };
    return of<Duty>(await quan.send('POST', '/v1/roster', { teamId, ...times }), 201).id;
  };
  const [first, second] = [await take(3), await take(5)];
  const { db, vault } = system.running.deps;
  const { id: personId } = van.person;
  const known = await db.tx({ kind: 'system' }, ({ sql }) => findCredentialOf(sql, personId), 'kmm_auth');
  const factor = (sealed: string | null) =>
    db.tx(
      { kind: 'system' },
      ({ sql }) => putCredential(sql, personId, known!.passwordHash, sealed),
      'kmm_auth',
    );
  await factor(vault.seal('totp', SECRET));
  const proof = { password: van.person.password, code: totpCode(SECRET, now().getTime()) };
  const end = (id: string, body: object) => van.send('POST', `/v1/roster/${id}/end`, body);
  assert.equal(pointerOf(await end(first, { password: proof.password })), '/code');
  of(await end(first, proof), 204);
  assert.equal(pointerOf(await end(second, proof)), '/code', 'it was used');
  await factor(null);
  for (let guess = 0; guess < 6; guess++) await end(second, { password: `đoán ${guess}` });
  assert.equal((await end(second, proof)).status, 401);
});

test('the door is open while somebody on duty shows signs of life, and closes a quarter of an hour after the last', async () => {
  await clearRoster();
  assert.equal((await door()).open, false, 'nobody is on duty');
  const hanh = await desk('helpline');
  const teamId = await teamOf(hanh);
  of(await hanh.send('POST', '/v1/roster', { teamId, from: at(0), until: at(8 * HOUR_MS) }), 201);
  const tomorrow = { from: at(20 * HOUR_MS), until: at(28 * HOUR_MS) };
  of(await (await desk('helpline', 1)).send('POST', '/v1/roster', { teamId, ...tomorrow }), 201);
  // Whoever plans ahead is not on duty, so only Hạnh's signs count.
  assert.equal((await door()).open, true);
  later(10 * MINUTE_MS);
  const { until } = of<PresenceUntil>(await hanh.send('POST', '/v1/presence', {}));
  assert.ok(Math.abs(Date.parse(until) - now().getTime() - 15 * MINUTE_MS) < MINUTE_MS);
  later(14 * MINUTE_MS);
  assert.equal((await door()).open, true);
  later(2 * MINUTE_MS);
  const closed = await door();
  assert.deepEqual([closed.open, closed.nextReader], [false, new Date(tomorrow.from).toISOString()]);
  const [own] = (await roster(await desk('helpline'))).filter((d) => d.from < tomorrow.from);
  assert.equal(own?.there, false, 'the roster says so too');
  const report = { ...reportFor(closed.id), text: 'một điều' };
  const key = { headers: { 'idempotency-key': 'report-at-a-closed-door' } };
  assert.equal(codeOf(await call(system.url, 'POST', '/v1/reports', report, key)), 'door-closed');
  of(await hanh.send('POST', '/v1/presence', {}));
  assert.equal((await door()).open, true, 'back at the desk');
  of(await hanh.send('DELETE', `/v1/roster/${own!.id}`), 204);
  assert.equal((await door()).open, false, 'ended by the person');
});

test('a duty ends with its person’s leaving, at once', async () => {
  await clearRoster();
  const hanh = await desk('helpline');
  const teamId = await teamOf(hanh);
  of(await hanh.send('POST', '/v1/roster', { teamId, from: at(0), until: at(8 * HOUR_MS) }), 201);
  of(await hanh.send('POST', '/v1/roster', { teamId, from: at(30 * HOUR_MS), until: at(32 * HOUR_MS) }), 201);
  assert.equal((await door()).open, true);
  const { db } = system.running.deps;
  const id = system.seeded.people.find((p) => p.organisation === 'helpline')!.id;
  await db.tx({ kind: 'system' }, ({ sql }) => setActive(sql, id, false));
  assert.equal((await door()).open, false);
  assert.deepEqual(
    (await roster(await desk('helpline', 1))).filter(
      (d) => d.person.id === id && Date.parse(d.until) > now().getTime(),
    ),
    [],
  );
  await db.tx({ kind: 'system' }, ({ sql }) => setActive(sql, id, true));
});

test('whoever lost the team’s key without being switched off is on duty nowhere: not on the roster, not in their inbox', async () => {
  await clearRoster();
  const hanh = await desk('helpline');
  const teamId = await teamOf(hanh);
  const mine = { teamId, from: at(0), until: at(8 * HOUR_MS) };
  const { id } = of<Duty>(await hanh.send('POST', '/v1/roster', mine), 201);
  const standing = async () => [
    (await roster(hanh)).some((duty) => duty.id === id),
    of<Inbox>(await hanh.send('GET', '/v1/inbox')).duty?.id === id,
    (await door()).open,
  ];
  assert.deepEqual(await standing(), [true, true, true]);
  const { db } = system.running.deps;
  const [held] = await db.tx({ kind: 'system' }, ({ sql }) =>
    sql<{ row: string }>(
      `with gone as (delete from team_member where team_id = $1 and person_id = $2 returning *)
       select to_jsonb(gone)::text as row from gone`,
      [teamId, hanh.person.id],
    ),
  );
  assert.deepEqual(await standing(), [false, false, false]);
  await db.tx({ kind: 'system' }, ({ sql }) =>
    sql(`insert into team_member select (jsonb_populate_record(null::team_member, $1::jsonb)).*`, [
      held!.row,
    ]),
  );
  assert.deepEqual(await standing(), [true, true, true]);
  of(await hanh.send('DELETE', `/v1/roster/${id}`), 204);
});

test('a duty for a team whose key one does not hold is refused, and so is one without a sign-in', async () => {
  const quan = await desk('police');
  const teamId = await teamOf(await desk('helpline'));
  const refused = await quan.send('POST', '/v1/roster', { teamId, from: at(0), until: at(HOUR_MS) });
  assert.equal(codeOf(refused), 'forbidden');
  assert.equal((await call(system.url, 'POST', '/v1/presence', {})).status, 401);
});
