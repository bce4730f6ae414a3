// Who knows the code of a class has a share of it, and not the class.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';

let system: TestSystem;
before(async () => {
  system = await startTestSystem({ trustProxy: 1 });
});
after(() => system[Symbol.asyncDispose]());

const SCHOOL = '203.0.113.7';
const send = (path: string, from: string, fields?: Record<string, string>, cookie = ''): Promise<Response> =>
  fetch(system.url + path, {
    redirect: 'manual',
    headers: { 'x-forwarded-for': from, origin: system.url, ...(cookie && { cookie }) },
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  });
const placeIn = (response: Response): string | undefined =>
  /ban=([\w-]{28})/.exec(response.headers.get('location') ?? '')?.[1];

/** A class whose teacher is on this line, with a question on the board. */
async function openClass(from: string) {
  const made = await send('/vi/lop', from, { nickname: '0', age: '13-15' });
  const board = made.headers.get('location')!.split('?')[0]!;
  const cookie = made.headers.getSetCookie()[0]!.split(';')[0]!;
  await send(board, from, { viec: 'start-live' }, cookie);
  const path = board.replace(/\/bang$/, '');
  const text = await (await send(`${path}?ban=${placeIn(await send(path, from))}`, from)).text();
  const item = /name="([^"]+)" value="0"/.exec(text)![1]!;
  const luot = /name="luot" value="([^"]+)"/.exec(text)![1]!;
  return {
    join: async (from: string) => placeIn(await send(path, from)),
    vote: async (from: string, ban: string) => {
      const sent = await send(path, from, { ban, luot, [item]: '0' });
      return !/xong=(day|muon)/.test(sent.headers.get('location')!);
    },
    again: (from: string, cookie: string) => send(path, from, undefined, cookie),
    first: (from: string) => send(path, from),
    answered: async () => Number(await (await send(`${board}/dem`, from, undefined, cookie)).text()),
  };
}
type Class = Awaited<ReturnType<typeof openClass>>;

/** Asks for places and votes with each until it is told that the class is full; how many votes counted. */
async function fill({ join, vote }: Class, from: (n: number) => string): Promise<number> {
  let counted = 0;
  for (let n = 0; n < 200; n++) {
    const place = await join(from(n));
    if (!place) break;
    if (await vote(from(n), place)) counted += 1;
  }
  return counted;
}
/** Forty phones of one line come, and each votes. */
async function forty({ join, vote }: Class, from: string): Promise<number> {
  const places = await Promise.all(Array.from({ length: 40 }, () => join(from)));
  const votes = await Promise.all(places.map((place) => (place ? vote(from, place) : false)));
  return votes.filter(Boolean).length;
}

test('a phone that learned the code fills its own share, and the forty of the class get in', async () => {
  const room = await openClass(SCHOOL);
  assert.equal(await fill(room, () => '198.51.100.9'), 45);
  assert.equal(await forty(room, SCHOOL), 40);
  assert.equal(await room.answered(), 85);
});

test('the addresses of one house are one share, and three houses leave the room to the class', async () => {
  const room = await openClass(SCHOOL);
  assert.equal(await fill(room, (n) => `2001:db8:1:ab${(n % 250).toString(16).padStart(2, '0')}::1`), 45);
  assert.equal(await fill(room, () => '198.51.100.8'), 45);
  assert.equal(await fill(room, () => '198.51.100.9'), 30, 'what comes from elsewhere has an end');
  assert.equal(await forty(room, SCHOOL), 40);
});

test('forty behind the line of the school get in where the teacher is online by a phone', async (t) => {
  const room = await openClass('192.0.2.44');
  assert.equal(await fill(room, () => '198.51.100.9'), 45);
  const inside = await forty(room, SCHOOL);
  assert.equal(inside, 40);
  t.diagnostic(`figure: one phone counts 45 times at most, and ${inside} of 40 of the class get in`);
});

test('a browser has one place in a class, however often it comes', async () => {
  const [room, other] = [await openClass(SCHOOL), await openClass(SCHOOL)];
  const first = await room.first(SCHOOL);
  const [cookie] = first.headers.getSetCookie();
  assert.match(cookie ?? '', /^kmm-place=[\w-]{28}; Path=\/vi\/lop; HttpOnly; SameSite=Strict$/);
  const kept = cookie!.split(';')[0]!;
  assert.equal(placeIn(await room.again(SCHOOL, kept)), placeIn(first));
  assert.notEqual(placeIn(await other.again(SCHOOL, kept)), placeIn(first), 'a place is of one class');
  assert.notEqual(placeIn(await room.again(SCHOOL, 'kmm-place=invented')), 'invented');
});
