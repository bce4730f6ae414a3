import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { CaseView, MayKnow } from '@kmm/contracts';
import { newContentId } from '@kmm/sealing';
import { sha256 } from '@kmm/server';
import { insertApiKey, insertOrganisation } from '@kmm/store';
import { startTestSystem, type TestSystem } from '@kmm/testing';
import { type Answer, call } from './api/call.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { personOf, targetOf } from './api/house.ts';
import { reporterWith, sendReport } from './api/reporter.ts';
import { type Responder, sealFor } from './api/responder.ts';

let system: TestSystem;
const desks = new Map<string, Responder>();
before(async () => {
  system = await startTestSystem();
  for (const organisation of ['platform', 'helpline', 'police', 'school'])
    desks.set(organisation, await personOf(system, organisation));
  desks.set('helpline-2', await personOf(system, 'helpline', 1));
});
after(() => system[Symbol.asyncDispose]());

const desk = (name: string): Responder => desks.get(name)!;
const code = (answer: Answer) => (answer.json as { code?: string }).code;
const pointer = (answer: Answer) => (answer.json as { errors?: { pointer: string }[] }).errors?.[0]?.pointer;

/** A new report that the helpline's first counsellor has taken. */
async function takenReport(mayKnow: MayKnow[] = [], category = 'OTHER_CHILD' as const) {
  const before = new Set((await desk('helpline').cases()).map((c) => c.id));
  const { receipt } = await sendReport(system.url, 'một điều', { mayKnow, category });
  const caseId = (await desk('helpline').cases()).find((c) => !before.has(c.id))!.id;
  assert.equal((await desk('helpline').command(caseId, { type: 'take' })).status, 200);
  return { caseId, receipt };
}

async function referTo(from: string, caseId: string, kind: string, more: object = {}): Promise<Answer> {
  const target = await targetOf(desk(from), kind);
  return desk(from).command(caseId, {
    type: 'refer',
    toTeam: target.teamId,
    basis: 'consent',
    reason: 'agreed',
    consent: true,
    note: await sealFor('referral', 'xin giúp', [target]),
    ...more,
  });
}

const referralOf = async (who: string, caseId: string) => (await desk(who).view(caseId)).referrals.at(-1)!.id;
const answerAs = (who: string, id: string, answer: string) =>
  desk(who).send('POST', `/v1/referrals/${id}/${answer}`, {});

// Promise 11

const LADDER: [mayKnow: MayKnow[], kind: string, consent: boolean, status: number][] = [
  [[], 'police', true, 422],
  [['police'], 'police', false, 422],
  [['police'], 'police', true, 200],
  [['school'], 'police', true, 422],
  [['police'], 'school', true, 422],
  [['school'], 'school', true, 200],
  [['hotline', 'parent'], 'school', true, 422],
];
for (const [mayKnow, kind, consent, status] of LADDER)
  for (const type of ['refer', 'transfer'])
    test(`promise 11: ${type} to the ${kind} where ${mayKnow.join(' and ') || 'nobody'} may know, consent ${consent}: ${status}`, async () => {
      const { caseId } = await takenReport(mayKnow);
      const answer = await referTo('helpline', caseId, kind, { consent, type });
      assert.equal(answer.status, status, answer.text);
      if (status === 422) assert.equal(pointer(answer), '/consent');
      assert.equal((await desk(kind).send('GET', `/v1/cases/${caseId}`)).status, status === 200 ? 200 : 404);
    });

test('promise 11: no basis but consent moves a report that nobody allowed to move', async () => {
  const { caseId } = await takenReport();
  for (const basis of ['danger-to-life', 'legal-duty', 'platform-terms', 'consent'])
    assert.equal((await referTo('helpline', caseId, 'police', { basis })).status, 422, basis);
});

for (const type of ['refer', 'transfer'])
  test(`promise 11: taking a report back ends what was offered by ${type} at once`, async () => {
    const { caseId, receipt } = await takenReport(['police']);
    assert.equal((await referTo('helpline', caseId, 'police', { type })).status, 200);
    const id = await referralOf('helpline', caseId);
    if (type === 'refer') assert.equal((await answerAs('police', id, 'accept')).status, 200);
    assert.equal((await desk('police').view(caseId)).sealed.length, 1);
    assert.equal((await (await reporterWith(system.url, receipt)).withdraw()).status, 200);
    assert.equal((await desk('police').send('GET', `/v1/cases/${caseId}`)).status, 404);
    assert.equal((await answerAs('police', id, 'done')).status, 409);
    assert.equal((await answerAs('police', id, 'accept')).status, 409);
    assert.deepEqual(await visibleRows('police', caseId), {
      cases: 0,
      case_event: type === 'refer' ? 1 : 0,
      sealed_content: 0,
      content_share: 0,
      report: 0,
    });
    const again = await referTo('helpline', caseId, 'police');
    assert.equal(code(again), 'withdrawn');
    const { timeline } = await desk('helpline').view(caseId);
    assert.deepEqual(
      timeline.slice(-2).map((e) => e.type),
      ['withdrawn', 'referral.ended'],
    );
  });

/** What an organisation's own SQL would show of a case, past any route. */
async function visibleRows(organisation: string, caseId: string) {
  const { person } = desk(organisation);
  const who = {
    kind: 'person',
    org: system.seeded.organisations[organisation]!.id,
    person: person.id,
  } as const;
  const [row] = await system.running.deps.db.tx(who, ({ sql }) =>
    sql<Record<string, number>>(
      `select (select count(*)::int from cases where id = $1) as cases,
              (select count(*)::int from case_event where case_id = $1) as case_event,
              (select count(*)::int from sealed_content where case_id = $1) as sealed_content,
              (select count(*)::int from content_share where case_id = $1) as content_share,
              (select count(*)::int from report where case_id = $1) as report`,
      [caseId],
    ),
  );
  return row!;
}

test('a receiving organisation sees the referral and only that, until it is done', async () => {
  const { caseId } = await takenReport(['police']);
  await referTo('helpline', caseId, 'police');
  const seen = await desk('police').view(caseId);
  assert.equal(seen.access, 'referral');
  assert.deepEqual(
    [seen.report, seen.decision, seen.assignee, seen.timeline, seen.commands],
    [undefined, undefined, undefined, [], []],
  );
  assert.deepEqual(await visibleRows('police', caseId), {
    cases: 1,
    case_event: 0,
    sealed_content: 1,
    content_share: 1,
    report: 0,
  });
  const command = await desk('police').send('POST', `/v1/cases/${caseId}/commands`, {
    type: 'take',
    expectedVersion: 3,
  });
  assert.equal(command.status, 403);
  const id = await referralOf('police', caseId);
  for (const who of ['helpline', 'school', 'platform'])
    assert.equal((await answerAs(who, id, 'accept')).status, 404, who);
  assert.equal((await answerAs('police', id, 'done')).status, 409);
  for (const answer of ['accept', 'done']) assert.equal((await answerAs('police', id, answer)).status, 200);
  for (const answer of ['accept', 'return', 'done'])
    assert.equal((await answerAs('police', id, answer)).status, 409);
  assert.equal((await desk('police').send('GET', `/v1/cases/${caseId}`)).status, 404);
  assert.equal((await referTo('helpline', caseId, 'police')).status, 200);
  assert.equal((await desk('police').view(caseId)).sealed.length, 1);
});

test('an ended referral leaves another live one to the same organisation alone', async () => {
  const { caseId } = await takenReport(['police']);
  await referTo('helpline', caseId, 'police');
  const first = await referralOf('helpline', caseId);
  await referTo('helpline', caseId, 'police');
  assert.equal((await answerAs('police', first, 'return')).status, 200);
  assert.equal((await desk('police').view(caseId)).sealed.length, 1);
  assert.equal((await answerAs('police', await referralOf('police', caseId), 'return')).status, 200);
  assert.equal((await desk('police').send('GET', `/v1/cases/${caseId}`)).status, 404);
});

test('a transfer moves the case when it is accepted, and it can come back', async () => {
  const { caseId } = await takenReport(['police', 'hotline']);
  const returned = await referTo('helpline', caseId, 'police', { type: 'transfer' });
  assert.equal(returned.status, 200, returned.text);
  assert.equal((await answerAs('police', await referralOf('helpline', caseId), 'return')).status, 200);
  assert.equal((await desk('police').send('GET', `/v1/cases/${caseId}`)).status, 404);
  await referTo('helpline', caseId, 'police', { type: 'transfer' });
  const id = await referralOf('helpline', caseId);
  assert.equal((await answerAs('police', id, 'accept')).status, 200);
  for (const answer of ['return', 'done']) assert.equal((await answerAs('police', id, answer)).status, 409);
  assert.equal((await desk('helpline').send('GET', `/v1/cases/${caseId}`)).status, 404);
  assert.equal((await desk('police').view(caseId)).access, 'owner');
  assert.equal((await desk('police').command(caseId, { type: 'take' })).status, 200);
  const back = await referTo('police', caseId, 'helpline', { type: 'transfer' });
  assert.equal(back.status, 200, back.text);
  assert.equal((await desk('helpline').view(caseId)).access, 'referral');
  assert.equal((await answerAs('helpline', await referralOf('helpline', caseId), 'accept')).status, 200);
  assert.equal((await desk('helpline').view(caseId)).access, 'owner');
  assert.equal((await desk('police').send('GET', `/v1/cases/${caseId}`)).status, 404);
});

test('content of another case cannot be shared along, nor content that does not exist', async () => {
  const other = await takenReport(['police']);
  const { caseId } = await takenReport(['police']);
  const target = await targetOf(desk('helpline'), 'police');
  const envelope = { keyId: target.keyId, enc: 'B'.repeat(87), wrapped: 'C'.repeat(64) };
  const foreign = (await desk('helpline').view(other.caseId)).sealed[0]!.id;
  for (const contentId of [foreign, newContentId()]) {
    const answer = await referTo('helpline', caseId, 'police', { share: [{ contentId, envelope }] });
    assert.equal(answer.status, 422);
    assert.equal(pointer(answer), '/share/0/contentId');
  }
});

// Promise 12

const COMMANDS = async (): Promise<object[]> => [
  { type: 'take' },
  { type: 'approve', what: 'close' },
  { type: 'close', reason: 'helped' },
  { type: 'reopen', reason: 'r' },
  { type: 'note', note: await sealFor('note', 'x', [await targetOf(desk('school'), 'police')]) },
];

/** One case of each organisation that has any: a report of the helpline, a decision of the platform. */
async function oneCaseEach() {
  const { url, seeded } = system;
  const name = `iso-${randomUUID().slice(0, 8)}`;
  await putAccounts(url, seeded.platform.key, name);
  for (const event of extortionRun(name)) await judge(url, seeded.platform.key, event);
  const platformCase = (await desk('platform').cases())[0]!.id;
  return [
    { owner: 'helpline', caseId: (await takenReport(['police', 'school', 'hotline'])).caseId },
    { owner: 'platform', caseId: platformCase },
  ];
}

test('promise 12: every route answers 404 for the case of another organisation', async () => {
  for (const { owner, caseId } of await oneCaseEach())
    for (const [name, other] of desks) {
      if (name.startsWith(owner)) continue;
      assert.equal((await other.send('GET', `/v1/cases/${caseId}`)).status, 404, name);
      for (const command of await COMMANDS()) {
        const body = { expectedVersion: 2, ...command };
        const answer = await other.send('POST', `/v1/cases/${caseId}/commands`, body);
        assert.equal(answer.status, 404, `${name} ${JSON.stringify(command)}`);
      }
      for (const queue of ['all', 'open', 'mine', 'referred'])
        assert.equal(
          (await other.cases(queue)).some((c) => c.id === caseId),
          false,
          `${name} ${queue}`,
        );
    }
});

test('promise 12: a platform sees neither accounts nor decisions of another platform', async () => {
  const { url } = system;
  const key = system.seeded.platform.key;
  await putAccounts(url, key, 'own');
  await judge(url, key, extortionRun('own')[0]!);
  const stranger = await secondPlatform();
  for (const path of ['/v1/decisions/own-0', '/v1/decisions/own-0/explanation'])
    assert.equal((await call(url, 'GET', path, undefined, { key: stranger.key })).status, 404, path);
  assert.equal(
    (await call(url, 'DELETE', '/v1/accounts/own-adult', undefined, { key: stranger.key })).status,
    404,
  );
  const own = (id: string, who: string) =>
    call(url, 'GET', `/v1/accounts/${id}/protections`, undefined, { key: who });
  assert.equal((await own('own-adult', key)).text === (await own('own-adult', stranger.key)).text, false);
  assert.equal((await own('own-adult', stranger.key)).text, (await own('never-put', stranger.key)).text);
});

async function secondPlatform() {
  const key = `kmm_${randomUUID()}${randomUUID()}`;
  const org = randomUUID();
  await system.running.deps.db.tx({ kind: 'system' }, async ({ sql, as }) => {
    await insertOrganisation(sql, {
      id: org,
      kind: 'platform',
      name: { vi: 'Khác', en: 'Other' },
      mode: 'live',
    });
    await as('kmm_auth', (auth) =>
      insertApiKey(auth, { id: randomUUID(), org, hash: sha256(key), scopes: ['events'] }),
    );
  });
  return { key, org };
}

// What is public by its nature: names, teams with their public keys, the log.
const PUBLIC_TABLES = new Set(['organisation', 'team', 'ledger_leaf', 'ledger_tile', 'ledger_checkpoint']);

test('promise 12: direct SQL of an organisation without cases shows no row of any other, in any table', async () => {
  await oneCaseEach();
  const { db } = system.running.deps;
  const tables = await db.owner.sql<{ name: string }>(
    `select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and nspname = 'public'`,
  );
  assert.ok(tables.length > 18);
  const org = randomUUID();
  const strangers = [
    { kind: 'person', org, person: randomUUID() },
    { kind: 'platform', org },
    { kind: 'public' },
    { kind: 'public', locator: '000000' },
  ] as const;
  for (const { name } of tables)
    for (const who of strangers) {
      const [row] = await db
        .tx(who, ({ sql }) => sql<{ count: number }>(`select count(*)::int as count from ${name}`))
        .catch((error: { code?: string }) => {
          assert.equal(error.code, '42501', name);
          return [{ count: 0 }];
        });
      const shown = PUBLIC_TABLES.has(name) || (who.kind === 'public' && DOOR_TABLES.has(name));
      if (!shown) assert.equal(row!.count, 0, `${name} as ${JSON.stringify(who)}`);
    }
});

// The report door asks who is on duty and holds the key; pledges are counted; a repeated request finds its answer.
const DOOR_TABLES = new Set(['roster', 'team_member', 'idempotency', 'pledge']);

test('promise 12: no working role can grant itself a case or rewrite whose it is', async () => {
  const caseId = (await oneCaseEach())[0]!.caseId;
  const { db } = system.running.deps;
  const org = system.seeded.organisations.school!.id;
  const who = { kind: 'person', org, person: desk('school').person.id } as const;
  const owner = { ...who, org: system.seeded.organisations.helpline!.id, person: desk('helpline').person.id };
  const attempts: [actor: Parameters<typeof db.tx>[0], text: string, params: unknown[]][] = [
    [
      who,
      `insert into case_access (org_id, case_id, scope, granted_at) values ($1, $2, 'owner', now())`,
      [org, caseId],
    ],
    [
      { kind: 'platform', org },
      `insert into case_access (org_id, case_id, scope, granted_at) values ($1, $2, 'owner', now())`,
      [org, caseId],
    ],
    [
      { kind: 'public' },
      `insert into case_access (org_id, case_id, scope, granted_at) values ($1, $2, 'owner', now())`,
      [org, caseId],
    ],
    [owner, 'update cases set org_id = $1 where id = $2', [org, caseId]],
    [owner, `update cases set subject = 'x' where id = $1 and $2::text is not null`, [caseId, org]],
    [owner, 'delete from case_event where case_id = $1 and $2::text is not null', [caseId, org]],
    [owner, 'update report set locator = $2 where case_id = $1', [caseId, '000000']],
    [owner, 'select * from auth.session where $1::text is not null and $2::text is not null', [org, caseId]],
  ];
  for (const [actor, text, params] of attempts)
    await assert.rejects(
      db.tx(actor, ({ sql }) => sql(text, params)),
      { code: '42501' },
      text,
    );
  const granted = await db.tx(who, ({ sql }) =>
    sql('select grant_referral($1, $2, now()) as ok', [caseId, org]),
  );
  assert.deepEqual(granted, [{ ok: false }]);
  const without = await db.tx(owner, ({ sql }) =>
    sql('select grant_referral($1, $2, now()) as ok', [caseId, org]),
  );
  assert.deepEqual(without, [{ ok: false }]);
});

// Promise 13

test('promise 13: nobody closes an urgent case alone', async () => {
  const before = new Set((await desk('helpline').cases()).map((c) => c.id));
  await sendReport(system.url, 'gấp', { category: 'SEXTORTION' });
  const caseId = (await desk('helpline').cases()).find((c) => !before.has(c.id))!.id;
  const first = desk('helpline');
  const second = desk('helpline-2');
  assert.equal((await first.command(caseId, { type: 'close', reason: 'helped' })).status, 409);
  await first.command(caseId, { type: 'take' });
  const asked = (await first.command(caseId, { type: 'close', reason: 'helped' })).json as CaseView;
  assert.equal(asked.status, 'closing');
  assert.equal(asked.commands.includes('approve'), false);
  const alone = await first.command(caseId, { type: 'approve', what: 'close' });
  assert.equal(code(alone), 'forbidden');
  assert.equal((await first.command(caseId, { type: 'close', reason: 'helped' })).status, 409);
  assert.equal((await first.command(caseId, { type: 'take' })).status, 409);
  const reopened = (await second.command(caseId, { type: 'reopen', reason: 'not yet' })).json as CaseView;
  assert.equal(reopened.status, 'open');
  await second.command(caseId, { type: 'take' });
  await second.command(caseId, { type: 'close', reason: 'helped' });
  assert.equal((await second.command(caseId, { type: 'approve', what: 'close' })).status, 403);
  const closed = (await first.command(caseId, { type: 'approve', what: 'close' })).json as CaseView;
  assert.equal(closed.status, 'closed');
});

// Races

test('of many people who take a case at the same version, exactly one is first', async () => {
  const before = new Set((await desk('helpline').cases()).map((c) => c.id));
  await sendReport(system.url, 'một điều');
  const caseId = (await desk('helpline').cases()).find((c) => !before.has(c.id))!.id;
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      desk(i % 2 ? 'helpline' : 'helpline-2').send('POST', `/v1/cases/${caseId}/commands`, {
        type: 'take',
        expectedVersion: 1,
      }),
    ),
  );
  const statuses = answers.map((a) => a.status).toSorted();
  assert.deepEqual(statuses, [200, 409, 409, 409, 409, 409, 409, 409]);
});

test('messages and commands that meet on one case are all kept', async () => {
  const { caseId, receipt } = await takenReport();
  const reporter = await reporterWith(system.url, receipt);
  const key = await desk('helpline').unlock();
  const notes = async () => {
    for (let kept = 0; kept < 5; ) {
      const note = await sealFor('note', 'x', [key]);
      const answer = await desk('helpline').command(caseId, { type: 'note', note });
      assert.ok([200, 409].includes(answer.status), answer.text);
      if (answer.status === 200) kept++;
    }
  };
  const messages = await Promise.all([
    notes(),
    ...Array.from({ length: 10 }, (_, i) => reporter.write(`tin ${i}`)),
  ]);
  assert.deepEqual(
    messages.slice(1).map((a) => a?.status),
    Array(10).fill(201),
  );
  const { sealed, timeline } = await desk('helpline').view(caseId);
  assert.deepEqual(
    [sealed.filter((s) => s.kind === 'message').length, sealed.filter((s) => s.kind === 'note').length],
    [10, 5],
  );
  assert.deepEqual(
    timeline.map((e) => e.version),
    timeline.map((_, i) => i + 1),
  );
});

test('a request that is repeated, even at the same moment, is carried out once', async () => {
  const { receipt } = await takenReport();
  const reporter = await reporterWith(system.url, receipt);
  const { teamKey, reporterKey } = await reporter.thread();
  const message = await sealFor('message', 'một lần', [teamKey, reporterKey]);
  const body = { ...reporter.shown, message };
  const headers = { 'idempotency-key': `once-${randomUUID()}` };
  const send = (more: object = {}) =>
    call(system.url, 'POST', '/v1/receipts/messages', { ...body, ...more }, { headers });
  const answers = await Promise.all([send(), send(), send(), send()]);
  assert.ok(
    answers.every(
      (a) => a.status === 201 || code(a) === 'idempotency-conflict' || pointer(a) === '/message/id',
    ),
    answers.map((a) => a.text).join(),
  );
  assert.ok(answers.some((a) => a.status === 201));
  const again = await send();
  assert.deepEqual([again.status, again.headers.get('idempotency-replayed')], [201, 'true']);
  assert.equal((await reporter.read()).length, 1);
  const other = await send({ message: { ...message, id: newContentId() } });
  assert.equal(code(other), 'idempotency-conflict');
});
