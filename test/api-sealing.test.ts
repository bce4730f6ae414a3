import assert from 'node:assert/strict';
import { hkdfSync, randomBytes } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { CaseView, SessionKeys } from '@khong-mot-minh/contracts';
import { deriveUnlockKey, parseReceipt, SealError, unlockPrivateKey } from '@khong-mot-minh/sealing';
import { argon2Wasm } from '@khong-mot-minh/sealing/argon2-wasm';
import type { StartOptions } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { dumpText, findCanaries, readFolder } from './api/dump.ts';
import { reporterWith, sendReport } from './api/reporter.ts';
import { openFor, type Responder, responder, sealFor, shareWith, unlock } from './api/responder.ts';

const canary = (name: string) => `chim-hoang-yen-${name}-${randomBytes(6).toString('hex')}`;
const said = {
  report: canary('report'),
  message: canary('message'),
  reply: canary('reply'),
  note: canary('note'),
  referral: canary('referral'),
};
// What somebody types where only a code or nothing fits.
const typed = {
  refer: canary('refer-reason'),
  close: canary('close-note'),
  reopen: canary('reopen-reason'),
  answer: canary('answer-reason'),
};
const lines: string[] = [];
const metrics: string[] = [];

let system: TestSystem;
let counsellor: Responder;
let officer: Responder;
let receipt: string;
let caseId: string;
before(async () => {
  const logTo = { write: (line: string) => void lines.push(line) };
  const limits: StartOptions['limits'] = { report: 1000, receipt: 1000, pledge: 1000 };
  system = await startTestSystem({ logLevel: 'debug' }, { logTo, limits });
  const person = (organisation: string) => system.seeded.people.find((p) => p.organisation === organisation)!;
  counsellor = await responder(system.url, person('helpline'));
  officer = await responder(system.url, person('police'));
  receipt = await walk();
  metrics.push((await call(system.url, 'GET', '/metrics')).text);
});
after(() => system[Symbol.asyncDispose]());

/** Report, message, note, reply, referral: each sealed by who wrote it and read by who may. */
async function walk(): Promise<string> {
  const { url } = system;
  const sent = await sendReport(url, said.report, { mayKnow: ['police'] });
  const reporter = await reporterWith(url, sent.receipt);
  assert.equal((await reporter.write(said.message)).status, 201);
  const key = await counsellor.unlock();
  caseId = (await counsellor.cases())[0]!.id;
  const seen = await counsellor.view(caseId);
  assert.deepEqual(await Promise.all(seen.sealed.map((s) => openFor(s, key))), [said.report, said.message]);
  const answers = [
    await counsellor.command(caseId, { type: 'take' }),
    await counsellor.command(caseId, { type: 'note', note: await sealFor('note', said.note, [key]) }),
    await counsellor.command(caseId, {
      type: 'reply',
      message: await sealFor('message', said.reply, [key, seen.report!.reporterKey]),
    }),
  ];
  const targets = (await counsellor.send('GET', '/v1/referral-targets')).json as {
    items: { teamId: string; kind: string; keyId: string; publicKey: string }[];
  };
  const police = targets.items.find((t) => t.kind === 'police')!;
  const refer = {
    type: 'refer',
    toTeam: police.teamId,
    basis: 'consent',
    consent: true,
    note: await sealFor('referral', said.referral, [key, police]),
    share: await shareWith(seen.sealed, key, police),
  };
  await refuse(counsellor, { ...refer, reason: typed.refer });
  await refuse(counsellor, { ...refer, type: 'transfer', reason: typed.refer });
  answers.push(await counsellor.command(caseId, refer));
  assert.deepEqual(
    answers.map((a) => a.status),
    [200, 200, 200, 200],
  );
  const officerKey = await officer.unlock();
  const shared = await officer.view(caseId);
  const opened = await Promise.all(shared.sealed.map((s) => openFor(s, officerKey)));
  assert.deepEqual(opened.toSorted(), [said.report, said.message, said.referral].toSorted());
  assert.deepEqual(await reporter.read(), [
    { from: 'reporter', text: said.message },
    { from: 'team', text: said.reply },
  ]);
  await answerAndClose(shared.referrals.at(-1)!.id);
  return sent.receipt;
}

/** The rest of a case: a reason is a code everywhere, so nothing that is typed there is stored. */
async function answerAndClose(referral: string): Promise<void> {
  const answer = (act: string, reason: string) =>
    officer.send('POST', `/v1/referrals/${referral}/${act}`, { reason });
  for (const act of ['accept', 'return', 'done'])
    assert.equal((await answer(act, typed.answer)).status, 422, act);
  assert.equal((await answer('return', 'not-for-us')).status, 200);
  await refuse(counsellor, { type: 'close', reason: typed.close });
  await refuse(counsellor, { type: 'close', reason: 'duplicate', note: typed.close });
  assert.equal((await counsellor.command(caseId, { type: 'close', reason: 'duplicate' })).status, 200);
  await refuse(counsellor, { type: 'reopen', reason: typed.reopen });
  const reopened = await counsellor.command(caseId, { type: 'reopen', reason: 'closed-by-mistake' });
  assert.equal(reopened.status, 200, reopened.text);
  const reasons = (reopened.json as CaseView).timeline.flatMap(({ detail }) => detail.reason ?? []);
  assert.deepEqual(reasons, ['not-for-us', 'duplicate', 'closed-by-mistake']);
}

async function refuse(who: Responder, command: object): Promise<void> {
  const answer = await who.command(caseId, command);
  assert.equal(answer.status, 422, answer.text);
}

test('promise 3: no word of a report, message, note, reply, referral or typed reason is in a stolen database', async () => {
  const dump = await dumpText(system.running.deps.db);
  assert.ok(dump.get('public.sealed_content')!.length > 1000);
  const { secret } = readReceipt();
  assert.deepEqual(
    findCanaries(dump, [...Object.values(said), ...Object.values(typed), receipt, secret]),
    [],
  );
});

test('promise 3: nor in the files of the data folder, the log or the metrics', async () => {
  await system.running.deps.db.owner.exec('checkpoint').catch(() => undefined);
  const files = await readFolder(system.config.dataDir);
  const places = new Map<string, string | Buffer>([
    ...files,
    ['log', lines.join('')],
    ['metrics', metrics.join('')],
  ]);
  assert.deepEqual(
    findCanaries(places, [...Object.values(said), ...Object.values(typed), receipt, readReceipt().secret]),
    [],
  );
  if (system.running.deps.db.kind === 'pglite') {
    // The search itself works: what is stored in the clear is found.
    assert.notDeepEqual(findCanaries(files, ['hanh@bo-cau.example']), []);
  }
});

const readReceipt = () => {
  const parsed = parseReceipt(receipt);
  assert.ok(parsed.ok);
  return parsed.receipt;
};

test("promise 3: the server's own secrets unlock no key that the database holds", async () => {
  const { db } = system.running.deps;
  const locked = [
    ...(await db.owner.sql<{ key: string }>('select locked_key as key from person')),
    ...(await db.owner.sql<{ key: string }>('select reporter_locked_key as key from report')),
  ];
  assert.ok(locked.length > 5);
  const { server, receiptPepper } = system.config.secrets;
  const derived = ['webhook', 'totp', 'ledger-ids', 'idempotency'].map(
    (purpose) => new Uint8Array(hkdfSync('sha256', server, '', `kmm/${purpose}`, 32)),
  );
  for (const key of [server, receiptPepper, ...derived, new Uint8Array(32)])
    for (const { key: lock } of locked) await assert.rejects(unlockPrivateKey(lock, key), SealError);
  // And every seal is for a key of that kind: a team's, or the reporter's.
  const known = new Set([
    ...(await db.owner.sql<{ id: string }>('select key_id as id from team')).map((r) => r.id),
    ...(await db.owner.sql<{ id: string }>('select reporter_key_id as id from report')).map((r) => r.id),
  ]);
  const to = await db.owner.sql<{ id: string }>(
    `select e ->> 'keyId' as id from sealed_content, jsonb_array_elements(sealed -> 'to') e`,
  );
  assert.ok(to.every(({ id }) => known.has(id)));
});

test('promise 3: a signed-in session without the unlock phrase opens nothing', async () => {
  const { who, person } = counsellor;
  const keys = (await call(system.url, 'GET', '/v1/session/keys', undefined, who)).json as SessionKeys;
  for (const phrase of [
    person.password,
    person.email,
    who.cookie!,
    'la-me-sen-tre-1234',
    `${person.unlock}x`,
  ])
    await assert.rejects(unlock(system.url, who, phrase), SealError, phrase);
  const right = await deriveUnlockKey(person.unlock, keys.member!.salt, argon2Wasm);
  assert.ok(await unlockPrivateKey(keys.member!.locked, right));
});

test("promise 3: one member's phrase does not open another member's key", async () => {
  await assert.rejects(unlock(system.url, officer.who, counsellor.person.unlock), SealError);
});

test('a message that a broken client sealed keeps nobody out of the rest of the thread', async () => {
  const sent = await sendReport(system.url, said.report);
  const reporter = await reporterWith(system.url, sent.receipt);
  const { teamKey, reporterKey } = await reporter.thread();
  const good = await sealFor('message', 'còn đọc được', [teamKey, reporterKey]);
  const broken = { ...good, id: `${good.id.slice(0, -1)}_` };
  for (const message of [broken, good]) {
    const body = { ...reporter.shown, message };
    assert.equal((await call(system.url, 'POST', '/v1/receipts/messages', body)).status, 201);
  }
  const answer = await call(system.url, 'POST', '/v1/receipts/open', { receipt: sent.receipt });
  assert.equal(answer.status, 200, answer.text);
  const { messages } = answer.json as { messages: { text: string }[] };
  assert.deepEqual(
    messages.map((m) => m.text),
    ['', 'còn đọc được'],
  );
});
