import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const form = (fields: Record<string, string>, cookie = ''): RequestInit => ({
  method: 'POST',
  redirect: 'manual',
  body: new URLSearchParams(fields),
  headers: { origin: system.url, ...(cookie && { cookie }) },
});
const to = (path: string, init: RequestInit = {}) =>
  fetch(`${system.url}${path}`, { redirect: 'manual', ...init });
const page = async (path: string, cookie = '') =>
  (await to(path, { headers: cookie ? { cookie } : {} })).text();

type Room = { code: string; cookie: string; board: string };

async function makeClass(): Promise<Room> {
  const made = await to('/vi/lop', form({ nickname: '0', age: '13-15' }));
  assert.equal(made.status, 303);
  const board = made.headers.get('location')!.split('?')[0]!;
  return {
    code: board.split('/')[3]!,
    cookie: made.headers.get('set-cookie')!.split(';')[0]!,
    board,
  };
}
const command = (room: Room, fields: Record<string, string>) => to(room.board, form(fields, room.cookie));

/** What one pupil's page offers: the round's id, the fields to answer and the pupil's token. */
async function pupil(room: Room) {
  const joined = await to(`/vi/lop/vao?ma=${room.code.toLowerCase()}`);
  const address = joined.headers.get('location')!;
  const text = await page(address);
  const items = [...new Set([...text.matchAll(/name="([^"]+)" value="\d"/g)].map(([, name]) => name!))];
  return {
    items,
    text,
    ban: /name="ban" value="([^"]+)"/.exec(text)?.[1] ?? '',
    luot: /name="luot" value="([^"]*)"/.exec(text)?.[1] ?? '',
  };
}
const answer = async (room: Room, choice: string) => {
  const { items, ban, luot } = await pupil(room);
  const fields = Object.fromEntries(items.map((item) => [item, choice]));
  return (await to(`/vi/lop/${room.code}`, form({ ban, luot, ...fields }))).headers.get('location')!;
};
const rows = (table: string) =>
  system.running.deps.db.owner
    .sql<{ n: number }>(`select count(*)::int as n from ${table}`)
    .then(([row]) => row!.n);

test('a live round: ten answers show shares, the explanation comes with the reveal, and no pupil row is left', async () => {
  const room = await makeClass();
  await command(room, { viec: 'start-live' });
  const before = await page(room.board, room.cookie);
  assert.doesNotMatch(before, /class="board__right"/);
  for (let n = 0; n < 11; n += 1) assert.match(await answer(room, String(n % 2)), /xong=/);
  assert.equal(await (await to(`${room.board}/dem`, { headers: { cookie: room.cookie } })).text(), '11');
  await command(room, { viec: 'reveal' });
  const shown = await page(room.board, room.cookie);
  assert.match(shown, /board__right/);
  assert.match(shown, /55%|45%/);
  const { text } = await pupil(room);
  assert.match(text, /Đáp án:/);
  await command(room, { viec: 'end' });
  assert.equal(await rows('class_answer'), 0);
  assert.ok((await rows('class_result')) > 0);
});

test('nine answers are not shown', async () => {
  const room = await makeClass();
  await command(room, { viec: 'start-live' });
  for (let n = 0; n < 9; n += 1) await answer(room, '0');
  await command(room, { viec: 'reveal' });
  const shown = await page(room.board, room.cookie);
  assert.match(shown, /Chưa đủ 10 câu trả lời/);
  assert.doesNotMatch(shown, /<meter/);
});

test('raised cards count like answers', async () => {
  const room = await makeClass();
  await command(room, { viec: 'start-live' });
  await command(room, { viec: 'cards', the0: '15', the1: '5', the2: '0' });
  assert.match(await page(room.board, room.cookie), /75%/);
});

test('an answer to a question that has closed is not counted, and the pupil is told', async () => {
  const room = await makeClass();
  await command(room, { viec: 'start-live' });
  const { items, ban, luot } = await pupil(room);
  await command(room, { viec: 'reveal' });
  const sent = await to(`/vi/lop/${room.code}`, form({ ban, luot, [items[0]!]: '0' }));
  assert.match(sent.headers.get('location')!, /xong=muon/);
  assert.match(await page(sent.headers.get('location')!), /chưa được tính/);
});

test('changing one’s mind counts once', async () => {
  const room = await makeClass();
  await command(room, { viec: 'start-live' });
  const { items, ban, luot } = await pupil(room);
  for (const choice of ['0', '1', '1'])
    await to(`/vi/lop/${room.code}`, form({ ban, luot, [items[0]!]: choice }));
  assert.equal(await (await to(`${room.board}/dem`, { headers: { cookie: room.cookie } })).text(), '1');
});

test('before and after ask different questions and compare the class', async () => {
  const room = await makeClass();
  await command(room, { viec: 'start-before' });
  const first = (await pupil(room)).items;
  assert.equal(first.length, 10);
  for (let n = 0; n < 10; n += 1) await answer(room, '1');
  await command(room, { viec: 'end' });
  await command(room, { viec: 'start-after' });
  const second = (await pupil(room)).items;
  assert.deepEqual(
    second.filter((item) => first.includes(item)),
    [],
  );
  for (let n = 0; n < 10; n += 1) await answer(room, '0');
  await command(room, { viec: 'end' });
  const board = await page(room.board, room.cookie);
  assert.match(board, /Đo trước bài học<\/th><td class="number">0%<\/td><td class="number">100%/);
  assert.match(board, /Đo sau bài học<\/th><td class="number">100%<\/td><td class="number">0%/);
});

test('who has no key cannot see or move the board', async () => {
  const room = await makeClass();
  const other = await makeClass();
  for (const cookie of ['', 'kmm-class=AAAAAAAAAAAAAAAAAAAAAA', other.cookie]) {
    assert.equal((await to(room.board, { headers: cookie ? { cookie } : {} })).status, 403);
    await to(room.board, form({ viec: 'start-live' }, cookie));
    assert.match((await pupil(room)).text, /Chưa có câu hỏi/);
  }
});

test('one phone is not a hundred and fifty pupils: places are the house’s, and a room has sixty', async () => {
  const room = await makeClass();
  await command(room, { viec: 'start-live' });
  const { items, luot } = await pupil(room);
  const vote = async (ban: string) =>
    (await to(`/vi/lop/${room.code}`, form({ ban, luot, [items[0]!]: '0' }))).headers.get('location')!;
  for (let n = 0; n < 150; n += 1) assert.match(await vote(`invented-pupil-${n}-xxxxx`), /xong=muon/);
  const places = [];
  for (let n = 0; n < 150; n += 1) {
    const joined = await to(`/vi/lop/${room.code}`);
    const ban = /ban=([\w-]{28})/.exec(joined.headers.get('location') ?? '')?.[1];
    if (ban) places.push(ban);
    else assert.equal(joined.status, 429);
  }
  assert.equal(places.length, 119);
  const answers = [];
  for (const place of places) answers.push(await vote(place));
  assert.equal(answers.filter((one) => /xong=day/.test(one)).length, 59);
  assert.equal(await (await to(`${room.board}/dem`, { headers: { cookie: room.cookie } })).text(), '60');
  assert.match(await page(answers.at(-1)!), /đã đủ 60 chỗ/);
  const other = await makeClass();
  await command(other, { viec: 'start-live' });
  const asked = await pupil(other);
  const foreign = await to(
    `/vi/lop/${other.code}`,
    form({ ban: places[0]!, luot: asked.luot, [asked.items[0]!]: '0' }),
  );
  assert.match(foreign.headers.get('location')!, /xong=muon/, 'a place is of one class');
});

test('the key is in no table', async () => {
  const room = await makeClass();
  const key = room.cookie.split('=')[1]!;
  const text = await system.running.deps.db.owner.sql<{ row: string }>(
    `select class::text as row from class`,
  );
  assert.ok(text.every(({ row }) => !row.includes(key) && !row.includes(Buffer.from(key).toString('hex'))));
});

const odd = [
  { name: 'an unknown code', path: '/vi/lop/ZZZZZZ', status: 404 },
  { name: 'a code that is none', path: '/vi/lop/%3Cb%3E', status: 404 },
  { name: 'a wrong code typed', path: '/vi/lop/vao?ma=nope', status: 422 },
  { name: 'an unknown age', path: '/vi/lop/giay/99', status: 404 },
];
for (const { name, path, status } of odd)
  test(`${name} is answered with ${status}`, async () => assert.equal((await to(path)).status, status));

test('the paper has ten questions and their key', async () => {
  const text = await page('/vi/lop/giay/10-12?luot=abc');
  assert.equal([...text.matchAll(/paper__choices/g)].length, 10);
  assert.equal([...text.slice(text.indexOf('paper__key')).matchAll(/<li>/g)].length >= 10, true);
});

test('a class that nobody used for a month is gone with all of its counts', async () => {
  const room = await makeClass();
  await system.running.deps.db.owner.exec(
    `update class set used_at = now() - interval '31 days' where code = '${room.code}'`,
  );
  // What has had its time goes at start and every hour.
  await system.restart();
  const gone = async () => (await to(`/vi/lop/${room.code}`)).status === 404;
  for (let n = 0; n < 50 && !(await gone()); n += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal((await to(`/vi/lop/${room.code}`)).status, 404);
});

// Last: from here on this address has guessed too often.
test('three hundred guesses at codes wait for one another, and a class that is there is still entered', async () => {
  const room = await makeClass();
  const guesses = [];
  for (let n = 0; n < 60; n += 1)
    guesses.push((await to(`/vi/lop/vao?ma=${String(n).padStart(6, 'Z')}`)).status);
  assert.deepEqual([...new Set(guesses)], [422]);
  let through = 0;
  for (let n = 0; n < 240; n += 1)
    void to(`/vi/lop/vao?ma=${String(n).padStart(6, 'Y')}`).then(
      () => {
        through += 1;
      },
      () => undefined,
    );
  // Thirty of one address wait up to fifteen seconds; the others need no more than the machine's time for them.
  for (const until = Date.now() + 15_000; through < 200 && Date.now() < until; )
    await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(through >= 200, `most are told at once that too many guess, not ${through} of 240`);
  assert.equal((await to(`/vi/lop/${room.code}`)).status, 303, 'the code on the board leads in');
});
