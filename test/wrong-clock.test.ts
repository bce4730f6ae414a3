// A server whose own clock is wrong: nothing that is due by it ends, it says so, and goes on when it is right again.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { AuthorityRequestView, Inbox } from '@khong-mot-minh/contracts';
import { checkHealth } from '@khong-mot-minh/server';
import { formulaPicture } from '@khong-mot-minh/testing';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import { type Answer, call } from './api/call.ts';
import { type Reporter, reporterWith, sendReport } from './api/reporter.ts';
import { openFor } from './api/responder.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const postgres = process.env.TEST_DATABASE_URL;
const SAID = 'một điều đã kể';

let house: AuthorityHouse;
/** How far the machine's clock is from the true time; the house's `now` follows it, as in production. */
let machineMs = 0;
const lines: string[] = [];
before(async () => {
  const logTo = { write: (line: string) => void lines.push(line) };
  house = await openAuthorityHouse(
    { logLevel: 'warn' },
    { clock: () => new Date(Date.now() + machineMs), logTo },
  );
  for (const who of ['helpline', 'helpline-2']) of(await house.desk(who).send('POST', '/v1/presence'));
});
after(() => house[Symbol.asyncDispose]());

const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text);
  return answer.json as T;
};
const url = () => house.system.url;
const running = () => house.system.running;
/** The machine's clock moves, and with it the server's `now`. */
function moveClock(ms: number): void {
  machineMs += ms;
  house.pass(ms);
}
async function everyRound(): Promise<void> {
  const { authority, hashes, housekeeping, restrictions, retention } = running();
  for (const round of [authority, hashes, housekeeping, restrictions, retention]) await round.run();
}
async function reported(): Promise<{ caseId: string; reporter: Reporter }> {
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  await house.onDuty('helpline');
  const { receipt } = await sendReport(url(), SAID);
  const caseId = (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!.id;
  of(await house.desk('helpline').command(caseId, { type: 'take' }));
  return { caseId, reporter: await reporterWith(url(), receipt) };
}
const resume = ({ shown }: Reporter) => call(url(), 'POST', '/v1/receipts/resume', shown);
const destroyed = () => running().deps.caseKeys.count().destroyed;
const inboxOf = async (who: string) => of<Inbox>(await house.desk(who).send('GET', '/v1/inbox'));
const doctor = async () => {
  const { db, config } = running().deps;
  const findings = await checkHealth({ db, dataDir: config.dataDir, now: house.now() });
  return findings.find(({ code }) => code.startsWith('destruction.'));
};

test('a clock that is 78 hours ahead destroys nothing, is told in three places, and a withdrawal is taken back in time', async (t) => {
  const { caseId, reporter } = await reported();
  of(await reporter.withdraw());
  await everyRound();
  const before = destroyed();
  assert.equal((await doctor())?.code, 'destruction.ok');

  moveClock(78 * HOUR_MS);
  lines.length = 0;
  await everyRound();
  assert.equal(destroyed(), before);
  const why = postgres ? 'apart' : 'gap';
  const told = lines
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg.startsWith('nothing that is due'));
  assert.deepEqual(
    told.map((line) => [line.level, line.why]),
    [[50, why]],
    'once, and not with every round',
  );
  if (postgres) assert.ok(Math.abs(told[0].apartMs - 78 * HOUR_MS) < 60_000, String(told[0].apartMs));
  const finding = await doctor();
  assert.deepEqual([finding?.code, finding?.state], [`destruction.${why}`, 'attention']);

  moveClock(-78 * HOUR_MS);
  assert.equal((await inboxOf('helpline-2')).destructionWaits, why, 'who supervises is told');
  assert.equal((await inboxOf('helpline')).destructionWaits, undefined, 'who counsels is not');
  of(await resume(reporter));
  const key = await house.desk('helpline').unlock();
  const { sealed } = await house.desk('helpline').view(caseId);
  assert.deepEqual(await Promise.all(sealed.map((one) => openFor(one, key))), [SAID]);
  await everyRound();
  assert.equal((await doctor())?.code, 'destruction.ok');
  assert.equal((await inboxOf('helpline-2')).destructionWaits, undefined);
  assert.ok(lines.some((line) => line.includes('the clock is believed again')));
  t.diagnostic(
    'figure: 78 h ahead: 0 keys destroyed, told in log, doctor and inbox; taken back and read again',
  );
});

test('what was held is destroyed when the clock is believed', async () => {
  const { caseId, reporter } = await reported();
  of(await reporter.withdraw());
  moveClock(78 * HOUR_MS);
  await everyRound();
  const before = destroyed();
  if (postgres) {
    // However long it lasts: the two clocks say different things.
    moveClock(23 * HOUR_MS);
    await everyRound();
    moveClock(2 * HOUR_MS);
    await everyRound();
    assert.equal(destroyed(), before);
    moveClock(-machineMs);
    // The true time has passed meanwhile.
    house.pass(78 * HOUR_MS);
  } else {
    moveClock(23 * HOUR_MS);
    await everyRound();
    assert.equal(destroyed(), before, 'not before it has run on for a day');
    moveClock(2 * HOUR_MS);
  }
  await everyRound();
  assert.ok(destroyed() > before);
  await house.later(0);
  const { retention } = await house.desk('helpline').view(caseId);
  assert.deepEqual(
    retention.destroyed.map(({ why }) => why),
    ['withdrawn'],
  );
});

/** What has ended for good, each by one number. */
async function ended(): Promise<Record<string, number>> {
  const [row] = await running().deps.db.owner.sql<Record<string, number>>(
    `select (select count(*)::int from case_key where destroyed_at is not null) as keys,
       (select count(*)::int from words_key where destroyed_at is not null) as words,
       (select -count(*)::int from take_down) as "takeDowns",
       (select -count(*)::int from urgent_call) as calls,
       (select -count(*)::int from bank_hash where sealed is not null) as hashes,
       (select count(*)::int from preservation where ended_at is not null) as preservations,
       (select count(*)::int from restriction where ended_at is not null) as restrictions,
       (select count(*)::int from idea where outcome = 'unread') as ideas,
       (select -count(*)::int from idempotency) as answers,
       (select -count(*)::int from auth.session) as sessions`,
  );
  return row!;
}

test('no round ends anything while the clock is wrong, and each does when it is right', async (t) => {
  await house.later(0);
  for (const who of ['helpline', 'helpline-2']) of(await house.desk(who).send('POST', '/v1/presence'));
  const [withdrawn, kept] = [await reported(), await reported()];
  of(await withdrawn.reporter.withdraw());
  const body = { caseId: kept.caseId, basis: 'VN.L116.16', scope: ['conversation'], days: 10 };
  of(await house.desk('helpline').send('POST', '/v1/preservations', body), 201);
  const request = await house.asked();
  const step = { step: 'withdraw' };
  of<AuthorityRequestView>(
    await house.desk('police').send('POST', `/v1/authority-requests/${request.id}/steps`, step),
  );
  const bank = {
    name: { vi: 'Ngân hàng', en: 'Bank' },
    category: 'NCII_MINOR',
    takes: 'under18',
    keepDays: 30,
  };
  of(await house.desk('helpline-2').send('POST', '/v1/banks', bank), 201);
  const place = { kind: 'account', platform: 'Lá Me', value: 'ai đó' };
  const hashes = [{ ...formulaPicture(7), kind: 'photo' }];
  for (const what of [{ place }, { hashes }])
    of(await call(url(), 'POST', '/v1/take-downs', { agePath: 'under18', ...what }), 201);
  await sendReport(url(), SAID, { category: 'SELF_HARM', dangerNow: true });
  const { db } = running().deps;
  await db.owner.sql('update urgent_call set ended_at = now() where seen_at is null and ended_at is null');
  const story = 'Một bạn được tặng quà trong game, rồi kể cho anh trai nghe.';
  of(await call(url(), 'POST', '/v1/ideas', { kind: 'story', text: story }), 201);
  const stop = { retaliation: { risk: 'possible', plan: ['young-person-ready'] } };
  const platformCase = await house.platformCase();
  of(await house.desk('platform').send('POST', `/v1/cases/${platformCase}/conversation-stop`, stop), 201);

  await everyRound();
  const before = await ended();
  moveClock(400 * DAY_MS);
  await everyRound();
  assert.deepEqual(await ended(), before);
  moveClock(-400 * DAY_MS);
  await everyRound();
  assert.deepEqual(await ended(), before);
  // The same time passes in truth.
  house.pass(400 * DAY_MS);
  await everyRound();
  const after = await ended();
  for (const [what, count] of Object.entries(before))
    assert.ok(after[what]! > count, `${what}: ${after[what]}`);
  t.diagnostic(
    `figure: ${Object.keys(before).length} kinds of endings held by a wrong clock, and done by a right one`,
  );
});
