import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { IdeaDesk, Ideas } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call, signIn, type Who } from './api/call.ts';
import { dumpText, findCanaries } from './api/dump.ts';

/** The hours pass as the test says: limits are by the hour, votes end by the day. */
let at = new Date('2026-11-24T09:00:00Z');
let system: TestSystem;
let teacher: Who;
before(async () => {
  system = await startTestSystem({ trustProxy: 1 }, { now: () => at });
  await signInAgain();
});
after(() => system[Symbol.asyncDispose]());

/** A session does not last for days. */
const signInAgain = async () => {
  teacher = await signIn(system.url, system.seeded.people.find((p) => p.role === 'teacher')!);
};
const later = async (hours: number) => {
  at = new Date(at.getTime() + hours * 3600_000);
  await signInAgain();
};
const dump = () => dumpText(system.running.deps.db);
const post = (path: string, body?: unknown, who: Parameters<typeof call>[4] = {}) =>
  call(system.url, 'POST', path, body, who);
const desk = async () =>
  (await call(system.url, 'GET', '/v1/idea-desk', undefined, teacher)).json as IdeaDesk;
const seen = async () => (await call(system.url, 'GET', '/v1/ideas')).json as Ideas;

const STORY = 'Một bạn được tặng quà trong game, rồi kể cho anh trai nghe.';
async function propose(text = STORY): Promise<string> {
  const answer = await post('/v1/ideas', { kind: 'story', text });
  assert.equal(answer.status, 201, answer.text);
  return (answer.json as { code: string }).code;
}
async function accept(title: string): Promise<string> {
  const code = await propose();
  const { id = '' } = (await desk()).waiting.find((idea) => idea.code === code) ?? {};
  const decision = {
    outcome: 'accepted',
    reason: 'not-told-yet',
    title: { vi: title },
    summary: { vi: 'Bạn ấy hỏi một người lớn.' },
  };
  assert.equal((await post(`/v1/idea-desk/ideas/${id}/decide`, decision, teacher)).status, 200);
  return id;
}

test('an idea waits unseen, is read by the board, and its words go with the decision', async () => {
  const words = `Chuyện về ${randomUUID()}`;
  const code = await propose(words);
  assert.ok(!JSON.stringify(await seen()).includes(words), 'nothing is public before a decision');
  const waiting = (await desk()).waiting.find((idea) => idea.code === code);
  assert.equal(waiting?.text, words);
  const decision = { outcome: 'declined', reason: 'unclear' };
  assert.equal((await post(`/v1/idea-desk/ideas/${waiting?.id}/decide`, decision, teacher)).status, 200);
  const [past] = (await seen()).past;
  assert.deepEqual(past, {
    what: 'idea',
    code,
    kind: 'story',
    outcome: 'declined',
    reason: 'unclear',
    role: 'teacher',
    on: '2026-11-24',
  });
  assert.deepEqual(findCanaries(await dump(), [words]), []);
  const again = await post(`/v1/idea-desk/ideas/${waiting?.id}/decide`, decision, teacher);
  assert.equal(again.status, 404, 'a decision is made once');
});

const danger = [
  'Nếu không chuyển 5 triệu tao tung ảnh mày lên lớp',
  'mình không muốn sống nữa',
  'em dang bi doa tung anh, em so lam',
  'he says he will share my photo if I do not pay',
];
for (const text of danger)
  test(`"${text}" is answered with help and kept nowhere`, async () => {
    const before = (await dump()).get('public.idea');
    const answer = await post('/v1/ideas', { kind: 'story', text });
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.json, {
      kept: false,
      because: 'danger',
      call: ['113', '111', '115'],
      help: { vi: '/vi/giup', en: '/en/giup' },
    });
    assert.equal((await desk()).waiting.length, 0);
    assert.equal((await dump()).get('public.idea'), before, 'no row was written');
    assert.deepEqual(findCanaries(await dump(), [text]), []);
  });

test('what came of an accepted idea is named once, by the board, and only if it stands there', async () => {
  const id = await accept('Cả nhà một câu bí mật');
  const name = (to: string, who: Parameters<typeof call>[4] = teacher) =>
    post(`/v1/idea-desk/ideas/${id}/made`, { to }, who);
  assert.equal((await name('hoc/khong-co-bai-nay')).status, 422);
  assert.equal((await name('hoc/anh-ghep-ai', {})).status, 401);
  assert.equal((await name('hoc/anh-ghep-ai')).status, 200);
  assert.equal((await name('hoc/qua-trong-game')).status, 404, 'a second page would rewrite the first');
  const other = await accept('Chưa có bài');
  const round = await post('/v1/idea-desk/rounds', { options: [id, other], days: 7 }, teacher);
  assert.equal(round.status, 422, 'what stands there is not voted on');
  const past = (await seen()).past.find((one) => one.what === 'idea' && one.made);
  assert.ok(past?.what === 'idea' && past.made);
  assert.equal(past.made.to, 'hoc/anh-ghep-ai');
  assert.deepEqual([past.made.role, past.role], ['teacher', 'teacher']);
  const page = await (await fetch(`${system.url}/vi/hoc/y-tuong`)).text();
  assert.match(page, /href="\/vi\/hoc\/anh-ghep-ai"/);
});

test('a decided idea stays as it was decided, whatever a statement says', async () => {
  const id = await accept('Không đổi lời');
  const { email } = system.seeded.people.find((p) => p.role === 'teacher')!;
  const { db } = system.running.deps;
  const [who] = await db.owner.sql<{ person: string; org: string }>(
    'select id as person, org_id as org from person where email = $1',
    [email],
  );
  await assert.rejects(
    db.tx({ kind: 'person', ...who! }, ({ sql }) =>
      sql(`update idea set title = '{"vi":"khác"}', made_by = $2 where id = $1`, [id, who!.person]),
    ),
    /stays as it was decided|permission/,
  );
});

test('what could name somebody is marked for the board, and a link never gets into public words', async () => {
  const text =
    'Chuyện về bạn Minh ở trường THCS Hoa Mai, lớp 8A2, gọi 0912 345 678 hoặc vào choi-vui.com nhé.';
  const code = await propose(text);
  const idea = (await desk()).waiting.find((one) => one.code === code)!;
  const marked = idea.flags.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
  assert.deepEqual(marked, [
    ['name', 'bạn Minh'],
    ['school', 'trường THCS Hoa Mai'],
    ['class', 'lớp 8A2'],
    ['phone', '0912 345 678'],
    ['link', 'choi-vui.com'],
  ]);
  const refused = await post(
    `/v1/idea-desk/ideas/${idea.id}/decide`,
    {
      outcome: 'accepted',
      reason: 'not-told-yet',
      title: { vi: 'Gọi 0912 345 678' },
      summary: { vi: 'x' },
    },
    teacher,
  );
  assert.equal(refused.status, 422);
  assert.deepEqual((refused.json as { errors: unknown }).errors, [
    { pointer: '/title', code: 'names-somebody' },
  ]);
  await post(
    `/v1/idea-desk/ideas/${idea.id}/decide`,
    { outcome: 'declined', reason: 'names-somebody' },
    teacher,
  );
});

test('a round: votes are counted, shown only afterwards and from ten on, and the board says what and why', async () => {
  const [gift = '', ticket = '', quiet = ''] = [
    await accept('Quà lạ'),
    await accept('Vé giả'),
    await accept('Im'),
  ];
  const opened = await post('/v1/idea-desk/rounds', { options: [gift, ticket], days: 3 }, teacher);
  assert.equal(opened.status, 201, opened.text);
  const second = await post('/v1/idea-desk/rounds', { options: [gift, quiet], days: 3 }, teacher);
  assert.equal(second.status, 409, 'one round at a time');
  const round = (await seen()).round!;
  assert.deepEqual([round.open, round.options.map(({ id }) => id)], [true, [gift, ticket]]);
  for (let n = 0; n < 12; n++)
    assert.equal((await post('/v1/ideas/votes', { round: round.id, option: gift })).status, 200);
  for (let n = 0; n < 9; n++) await post('/v1/ideas/votes', { round: round.id, option: ticket });
  assert.equal((await post('/v1/ideas/votes', { round: round.id, option: quiet })).status, 404);
  assert.ok(
    (await seen()).round?.options.every(({ votes }) => votes === undefined),
    'no number while people vote',
  );
  const early = await post(`/v1/idea-desk/rounds/${round.id}/decide`, { reason: 'none-fits' }, teacher);
  assert.equal(early.status, 404, 'no decision before the voting is over');

  await assert.rejects(
    system.running.deps.db.tx({ kind: 'public' }, ({ sql }) =>
      sql('update idea_option set votes = votes + 5'),
    ),
    /a vote adds one/,
  );

  await later(73);
  assert.equal((await post('/v1/ideas/votes', { round: round.id, option: gift })).status, 404);
  assert.deepEqual(
    (await seen()).round?.options.map(({ votes }) => votes),
    [12, undefined],
  );
  const claim = await post(
    `/v1/idea-desk/rounds/${round.id}/decide`,
    { reason: 'most-votes', chosen: ticket },
    teacher,
  );
  assert.deepEqual((claim.json as { errors: unknown }).errors, [
    { pointer: '/reason', code: 'not-most-votes' },
  ]);
  const chosen = { reason: 'safer-to-tell', chosen: ticket };
  assert.equal((await post(`/v1/idea-desk/rounds/${round.id}/decide`, chosen, teacher)).status, 200);
  const [past] = (await seen()).past;
  assert.ok(past?.what === 'round');
  assert.deepEqual(
    [past.chosen, past.reason, past.role, past.on],
    [ticket, 'safer-to-tell', 'teacher', '2026-11-27'],
  );
});

/** Accepted ideas of which nothing came yet: only they can be voted on. */
const free = async () => (await desk()).accepted.filter(({ made }) => !made).map(({ id }) => id);

test('a round can be ended before its day', async () => {
  const options = (await free()).slice(0, 2);
  const opened = (await post('/v1/idea-desk/rounds', { options, days: 30 }, teacher)).json as IdeaDesk;
  const id = opened.round?.id;
  const closed = (await post(`/v1/idea-desk/rounds/${id}/close`, undefined, teacher)).json as IdeaDesk;
  assert.equal(closed.round?.open, false);
  assert.equal((await post(`/v1/idea-desk/rounds/${id}/close`, undefined, teacher)).status, 404);
  const none = await post(`/v1/idea-desk/rounds/${id}/decide`, { reason: 'none-fits' }, teacher);
  assert.equal(none.status, 200, none.text);
});

test('unknown options and one option twice are refused', async () => {
  const [first = ''] = await free();
  for (const options of [
    [first, randomUUID()],
    [first, first],
  ]) {
    const answer = await post('/v1/idea-desk/rounds', { options, days: 3 }, teacher);
    assert.deepEqual((answer.json as { errors: unknown }).errors, [{ pointer: '/options', code: 'unknown' }]);
  }
});

test('nobody outside the board reads a waiting idea or decides, in the database either', async () => {
  await propose();
  const { people } = system.seeded;
  for (const person of people.filter(({ role }) => role !== 'teacher' && role !== 'counsellor')) {
    const who = await signIn(system.url, person);
    const answer = await call(system.url, 'GET', '/v1/idea-desk', undefined, who);
    assert.equal(answer.status, 403, person.role);
    const org = system.seeded.organisations[person.organisation]!.id;
    const actor = { kind: 'person', org, person: person.id } as const;
    const rows = await system.running.deps.db.tx(actor, ({ sql }) =>
      sql('select 1 from idea where outcome is null'),
    );
    assert.deepEqual(rows, [], person.role);
    await assert.rejects(
      system.running.deps.db.tx(actor, ({ sql }) =>
        sql(
          `insert into idea_round (id, opened_at, closes_at, opened_by) values ($1, now(), now() + interval '1 day', $2)`,
          [randomUUID(), person.id],
        ),
      ),
      /row-level security/,
    );
  }
});

test('the board cannot pass a decision off as a text that nobody read', async () => {
  const person = system.seeded.people.find(({ role }) => role === 'teacher')!;
  const org = system.seeded.organisations[person.organisation]!.id;
  await propose();
  const decide = system.running.deps.db.tx({ kind: 'person', org, person: person.id }, ({ sql }) =>
    sql(`update idea set text = null, outcome = 'unread', decided_at = now() where outcome is null`),
  );
  await assert.rejects(decide, /row-level security/);
});

test('what nobody reads in thirty days is deleted, and the list says whose fault that is', async () => {
  const words = `Chuyện ${randomUUID()}`;
  const code = await propose(words);
  await later(24 * 29);
  assert.ok((await desk()).waiting.some((idea) => idea.code === code));
  await later(24 * 2);
  await system.restart();
  for (let n = 0; n < 50 && (await seen()).past[0]?.what !== 'idea'; n++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const past = (await seen()).past.find((one) => one.what === 'idea' && one.code === code);
  assert.deepEqual([past?.what === 'idea' && past.outcome, past?.role], ['unread', undefined]);
  assert.deepEqual(findCanaries(await dump(), [words]), []);
});

test('an idea sent twice under one key is one idea', async () => {
  const body = { kind: 'game', text: 'Trò chơi xếp hình về mật khẩu.' };
  const headers = { 'idempotency-key': randomUUID() };
  const [first, again] = [
    await post('/v1/ideas', body, { headers }),
    await post('/v1/ideas', body, { headers }),
  ];
  assert.deepEqual([first.status, again.status], [201, 201]);
  assert.deepEqual(again.json, first.json);
  assert.equal((await desk()).waiting.filter(({ text }) => text === body.text).length, 1);
});

test('votes that count are limited, and what came to nothing is not one', async () => {
  await later(2);
  const [one, other] = [await accept('Bài về quà trong game'), await accept('Bài về mật khẩu')];
  const opened = await post('/v1/idea-desk/rounds', { options: [one, other], days: 7 }, teacher);
  const { round } = opened.json as IdeaDesk;
  const vote = { round: round!.id, option: one };
  for (let n = 0; n < 70; n++)
    assert.equal((await post('/v1/ideas/votes', { ...vote, option: randomUUID() })).status, 404);
  const byForm = async () =>
    (
      await fetch(`${system.url}/vi/hoc/y-tuong/phieu`, {
        method: 'POST',
        body: new URLSearchParams(vote),
        redirect: 'manual',
      })
    ).status;
  for (let n = 0; n < 30; n++) {
    assert.equal((await post('/v1/ideas/votes', vote)).status, 200);
    assert.equal(await byForm(), 303);
  }
  assert.equal((await post('/v1/ideas/votes', vote)).status, 429);
  assert.equal(await byForm(), 429, 'a form without a script has no other limit');
  await assert.rejects(
    system.running.deps.db.tx({ kind: 'public' }, ({ sql }) =>
      sql('update idea_option set votes = votes + 61'),
    ),
  );
  const [counted] = await system.running.deps.db.owner.sql<{ votes: number }>(
    'select votes from idea_option where round_id = $1 and idea_id = $2',
    [vote.round, one],
  );
  assert.equal(counted?.votes, 60);
  await later(1);
  assert.equal((await post('/v1/ideas/votes', vote)).status, 200);
});

test('one network can propose sixty times an hour, and danger is heard beyond that', async () => {
  await later(2);
  for (let n = 0; n < 60; n++) await propose();
  const over = await post('/v1/ideas', { kind: 'story', text: STORY });
  assert.equal(over.status, 429);
  assert.ok(Number(over.headers.get('retry-after')) <= 3600);
  const inDanger = await post('/v1/ideas', { kind: 'story', text: danger[0] });
  assert.equal(inDanger.status, 200, 'whoever is in danger is never told to come back later');
});

test('nine networks that write all they may leave the door open for a tenth', async () => {
  await later(2);
  await system.running.deps.db.tx({ kind: 'system' }, ({ sql }) =>
    sql(`update idea set text = null, outcome = 'unread', decided_at = now() where outcome is null`),
  );
  const from = (n: number) => ({ headers: { 'x-forwarded-for': `198.51.${n}.7` } });
  const send = async (n: number) => (await post('/v1/ideas', { kind: 'story', text: STORY }, from(n))).status;
  const open = new Set(Array.from({ length: 9 }, (_, n) => n));
  while (open.size > 0) for (const n of open) if ((await send(n)) !== 201) open.delete(n);
  assert.equal(await send(10), 201);
});
