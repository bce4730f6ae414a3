// Every public route and form that has a limit: what of it counts, that it is refused past it, and before any work.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import net from 'node:net';
import test, { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Problem } from '@khong-mot-minh/contracts';
import { generateReceipt } from '@khong-mot-minh/sealing';
import type { StartOptions } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { personOf } from './api/house.ts';
import { openTeam, reportFor } from './api/reporter.ts';

type HashShare = Parameters<TestSystem['running']['deps']['hashes']['run']>[0];

const FREE = 2;
let system: TestSystem;
let team: string;
let classCode: string;
before(async () => {
  const limits: StartOptions['limits'] = {
    ...{ report: FREE, takeDown: FREE, receipt: FREE, pledge: FREE, class: FREE },
    ...{ classCode: FREE, classJoin: FREE, guess: FREE, ideaLook: FREE, refused: 10_000 },
  };
  system = await startTestSystem({ trustProxy: 1 }, { limits });
  team = (await openTeam(system.url)).id;
  const desk = await personOf(system, 'helpline', 1);
  const bank = { name: { vi: 'n', en: 'n' }, category: 'NCII_MINOR', takes: 'under18' };
  assert.equal((await desk.send('POST', '/v1/banks', bank)).status, 201);
  const made = await form('/vi/lop', { nickname: '0', age: '13-15' })(newLine());
  classCode = made.headers.get('location')?.split('/')[3] ?? '';
});
after(() => system[Symbol.asyncDispose]());

let lines = 0;
/** Somebody behind a line that nobody was behind before. */
const newLine = (): string => {
  lines += 1;
  return `198.${51 + Math.floor(lines / 250)}.${lines % 250}.7`;
};

type Way = (from: string, signal?: AbortSignal) => Promise<Response>;
const send = (path: string, from: string, init: RequestInit): Promise<Response> =>
  fetch(system.url + path, {
    redirect: 'manual',
    ...init,
    headers: { 'x-forwarded-for': from, origin: system.url, ...init.headers },
  });
const api =
  (path: string, body: () => object): Way =>
  (from, signal) =>
    send(path, from, {
      method: 'POST',
      // Looked at only behind the limit: whoever repeats a request may not ask the database first.
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body()),
      ...(signal && { signal }),
    });
const form =
  (path: string, fields: Record<string, string> | (() => Record<string, string>)): Way =>
  (from, signal) =>
    send(path, from, {
      method: 'POST',
      body: new URLSearchParams(typeof fields === 'function' ? fields() : fields),
      ...(signal && { signal }),
    });
const page =
  (path: () => string): Way =>
  (from, signal) =>
    send(path(), from, signal ? { signal } : {});

const unknown = () => ({ receipt: generateReceipt().text });
const STORY = 'Một bạn được tặng quà trong game, rồi kể cho anh trai nghe.';
const pledge = { nickname: 'Mầm Xanh', province: 'ha-noi' };
const place = { kind: 'address', platform: 'x', value: 'https://a.example/1' };
/** The last step of the form, with nothing missing. */
const lastStep = { step: '5', go: 'next', kind: 'unsure', help: 'talk', text: 'x', confirm: 'yes' };

/** `counts`: the answer to what counts. Without a script one waits past a limit, and in danger in a longer line; others are told. */
type Door = Record<string, { way: Way; counts: number; waits?: true; danger?: true }>;
const DOORS: Record<string, Door> = {
  report: {
    'POST /v1/reports': { way: api('/v1/reports', () => ({ ...reportFor(team), text: 'x' })), counts: 201 },
    'form /giup': { way: form('/vi/giup', { ...lastStep, danger: 'no' }), counts: 201, waits: true },
    'form /giup (danger)': {
      way: form('/vi/giup', { ...lastStep, danger: 'yes' }),
      counts: 201,
      waits: true,
      danger: true,
    },
  },
  takeDown: {
    'POST /v1/take-downs': { way: api('/v1/take-downs', () => ({ agePath: 'under18', place })), counts: 201 },
    'form /go-anh': { way: form('/vi/go-anh', { tuoi: 'under18', ...place }), counts: 201, waits: true },
  },
  receipt: {
    'POST /v1/receipts/open': { way: api('/v1/receipts/open', unknown), counts: 404 },
    'POST /v1/receipts/messages': {
      way: api('/v1/receipts/messages', () => ({ ...unknown(), text: 'x' })),
      counts: 404,
    },
    'POST /v1/receipts/answer': {
      way: api('/v1/receipts/answer', () => ({ ...unknown(), question: randomUUID(), answer: 'refuse' })),
      counts: 404,
    },
    'POST /v1/receipts/withdraw': { way: api('/v1/receipts/withdraw', unknown), counts: 404 },
    'POST /v1/receipts/danger': {
      way: api('/v1/receipts/danger', unknown),
      counts: 404,
      waits: true,
      danger: true,
    },
    'POST /v1/receipts/resume': { way: api('/v1/receipts/resume', unknown), counts: 404 },
    'POST /v1/receipts/proof': { way: api('/v1/receipts/proof', unknown), counts: 404 },
    'POST /v1/receipts/promise': { way: api('/v1/receipts/promise', unknown), counts: 404 },
    'POST /v1/take-downs/open': { way: api('/v1/take-downs/open', unknown), counts: 404 },
    'POST /v1/take-downs/withdraw': { way: api('/v1/take-downs/withdraw', unknown), counts: 404 },
    'form /gap-lai': {
      way: form('/vi/gap-lai', () => ({ ...unknown(), do: 'open' })),
      counts: 404,
      waits: true,
    },
    'form /go-anh/theo-doi': { way: form('/vi/go-anh/theo-doi', unknown), counts: 404, waits: true },
  },
  pledge: {
    'POST /v1/pledges': { way: api('/v1/pledges', () => pledge), counts: 201 },
    'form /cam-ket': { way: form('/vi/cam-ket', pledge), counts: 303 },
  },
  class: { 'form /lop': { way: form('/vi/lop', { nickname: '0', age: '13-15' }), counts: 303 } },
  classCode: {
    '/lop/vao': { way: page(() => `/vi/lop/vao?ma=ZZZZZ${lines % 10}`), counts: 422, waits: true },
    '/lop/…': { way: page(() => `/vi/lop/YYYYY${lines % 10}`), counts: 404, waits: true },
    '/lop/…/phien-ban': { way: page(() => `/vi/lop/XXXXX${lines % 10}/phien-ban`), counts: 404, waits: true },
  },
  guess: {
    '/v1/team-keys/…': { way: page(() => `/v1/team-keys/invented-${lines}`), counts: 404, waits: true },
    '/ledger/tile/…': { way: page(() => '/ledger/tile/0/x999/x999/999'), counts: 404, waits: true },
    '/ledger/served/…': { way: page(() => `/ledger/served/${'a'.repeat(64)}`), counts: 404, waits: true },
  },
  classJoin: { 'a place in a class': { way: page(() => `/vi/lop/${classCode}`), counts: 303 } },
  ideaLook: {
    'POST /v1/ideas': { way: api('/v1/ideas', () => ({ kind: 'story', text: STORY })), counts: 201 },
    'form /y-tuong/gop': { way: form('/vi/hoc/y-tuong/gop', { kind: 'story', text: STORY }), counts: 303 },
  },
};

/** Counts what the house does while `act` runs; the work of its own clock is not asked for, so the least of a few counts. */
async function workOf(act: () => Promise<unknown>): Promise<{ transactions: number; hashes: HashShare[] }> {
  const { db, hashes } = system.running.deps;
  const [tx, run] = [db.tx, hashes.run];
  let least = { transactions: Number.POSITIVE_INFINITY, hashes: [] as HashShare[] };
  for (let n = 0; n < 3 && least.transactions > 0; n++) {
    const seen = { transactions: 0, hashes: [] as HashShare[] };
    Object.assign(db, {
      tx: (...of: Parameters<typeof tx>) => {
        seen.transactions += 1;
        return tx(...of);
      },
    });
    Object.assign(hashes, {
      run: (share: HashShare, hash: () => Promise<unknown>) => {
        seen.hashes.push(share);
        return run(share, hash);
      },
    });
    try {
      await act();
    } finally {
      Object.assign(db, { tx });
      Object.assign(hashes, { run });
    }
    if (seen.transactions <= least.transactions) least = seen;
  }
  return least;
}

for (const [act, door] of Object.entries(DOORS))
  for (const [name, { way }] of Object.entries(door).filter(
    ([name, { danger }]) => name.startsWith('POST') && !danger,
  ))
    test(`${act}: past its limit ${name} asks neither the database nor for a slow hash`, async () => {
      const from = newLine();
      const [first] = Object.values(door);
      for (let n = 0; n < FREE; n++) await first?.way(from);
      const work = await workOf(async () => assert.equal((await way(from)).status, 429));
      assert.deepEqual(work, { transactions: 0, hashes: [] });
    });

test('what is too long, broken or no JSON is work for nobody', async () => {
  for (const path of ['/v1/reports', '/v1/receipts/open', '/v1/take-downs', '/v1/session', '/v1/ideas'])
    for (const body of [`{"a":"${'x'.repeat(100_000)}"}`, '{', '\u0000']) {
      const work = await workOf(async () => {
        const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
        assert.ok((await send(path, newLine(), init)).status >= 400);
      });
      assert.deepEqual(work, { transactions: 0, hashes: [] }, path);
    }
});

test('an address that has not even the shape of a name asks the database nothing', async () => {
  for (const path of [
    '/ledger/tile/0/junk',
    '/ledger/served/junk',
    '/v1/team-keys/%3Cjunk%3E',
    '/vi/quyet-dinh/junk',
  ])
    assert.deepEqual(await workOf(() => send(path, newLine(), {})), { transactions: 0, hashes: [] }, path);
});

/** In whose share of the slow hashes each route's Argon2 waits. */
const SHARES: [path: string, share: HashShare, body: () => object][] = [
  ['/v1/reports', 'report', () => ({ ...reportFor(team), text: 'x' })],
  ['/v1/take-downs', 'report', () => ({ agePath: 'under18', place })],
  ['/v1/receipts/open', 'receipt', unknown],
  ['/v1/take-downs/open', 'receipt', unknown],
  ['/v1/session', 'sign-in', () => ({ email: 'nobody@a.example', password: 'sai-mat-khau' })],
];
for (const [path, share, body] of SHARES)
  test(`the slow hash of ${path} waits in the share "${share}"`, async () => {
    const { hashes } = await workOf(() => api(path, body)(newLine()));
    assert.deepEqual(hashes, [share]);
  });

test('who sends slowly holds nobody up: a body is read before it has a turn', async () => {
  const { hostname, port } = new URL(system.url);
  const from = newLine();
  const head = (path: string, type: string) =>
    `POST ${path} HTTP/1.1\r\nHost: ${hostname}\r\nX-Forwarded-For: ${from}\r\nContent-Type: ${type}\r\nContent-Length: 500\r\n\r\n{`;
  const slow = Array.from({ length: 24 }, (_, n) => {
    const socket = net.connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(
      n % 2 === 0
        ? head('/v1/receipts/open', 'application/json')
        : head('/vi/gap-lai', 'application/x-www-form-urlencoded'),
    );
    return socket;
  });
  await Promise.all(slow.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  const [entry, page] = [DOORS.receipt!['POST /v1/receipts/open']!, DOORS.receipt!['form /gap-lai']!];
  assert.equal((await entry.way(from, AbortSignal.timeout(10_000))).status, 404);
  assert.equal((await page.way(from, AbortSignal.timeout(10_000))).status, 404);
  for (const socket of slow) socket.destroy();
});

/** In which line each waits for its turn; whose an invented key or cookie is, too. */
const LINES: Record<string, Way[]> = {
  report: [...Object.values(DOORS.report!), ...Object.values(DOORS.takeDown!)].map(({ way }) => way),
  receipt: Object.values(DOORS.receipt!).map(({ way }) => way),
  // Only answers in a class that is there have a line of their own, in which hundreds are inside together.
  act: [DOORS.pledge!, DOORS.ideaLook!, DOORS.class!].flatMap((of) =>
    Object.values(of).map(({ way }) => way),
  ),
  'sign-in': [api('/v1/session', () => ({})), api('/v1/enrolments', () => ({}))],
  page: [
    ...['/vi/giup', '/vi/', '/v1/teams', '/v1/statistics', '/ledger/checkpoint', '/docs'].map((path) =>
      page(() => path),
    ),
    ...[DOORS.classCode!, DOORS.guess!, DOORS.classJoin!].flatMap((of) =>
      Object.values(of).map(({ way }) => way),
    ),
  ],
  lookup: [
    (from) => send('/v1/hashes/banks', from, { headers: { authorization: `Bearer ${randomUUID()}` } }),
    (from) =>
      send('/v1/cases', from, {
        headers: { cookie: `kmm=${randomUUID().replaceAll('-', '').padEnd(43, 'x')}` },
      }),
  ],
};
for (const [line, ways] of Object.entries(LINES))
  test(`${ways.length} ways wait for their turn in the line "${line}"`, async () => {
    const { admission } = system.running.deps;
    const { gate } = admission;
    for (const way of ways) {
      const seen: string[] = [];
      Object.assign(admission, {
        gate: (...of: Parameters<typeof gate>) => {
          seen.push(...of);
          return gate(...of);
        },
      });
      const from = newLine();
      await way(from).finally(() => Object.assign(admission, { gate }));
      assert.deepEqual(seen, [line], String(way));
    }
  });

// From here on crowds wait, and go on waiting while the next test runs.
/** Whether a way is closed: told so, or, where one waits, more at once than may wait. */
async function isClosed({ way, waits, danger }: Door[string], from: string): Promise<boolean> {
  if (!waits) return (await way(from)).status === 429;
  const rest = new AbortController();
  // More at any moment than wait in the line; on a busy machine some are through before the last one has come.
  const crowd = Array.from({ length: danger ? 280 : 40 }, async () => {
    for (let round = 0; round < 3; round++) {
      const { status } = await way(from, rest.signal);
      if (status === 429 || status === 503) return;
    }
    throw new Error('It went through');
  });
  const closed = await Promise.any(crowd).then(
    () => true,
    () => false,
  );
  rest.abort();
  await Promise.allSettled(crowd);
  return closed;
}

for (const [act, door] of Object.entries(DOORS))
  for (const [name, entry] of Object.entries(door)) {
    test(`${act}: ${name} counts, and closes each way to the same`, async () => {
      const from = newLine();
      for (let n = 0; n < FREE; n++) assert.equal((await entry.way(from)).status, entry.counts);
      const [first] = Object.values(door);
      assert.ok(first && (await isClosed(first, from)));
    });
    if (entry === Object.values(door)[0]) continue;
    test(`${act}: ${name} is closed where another way was used up`, async () => {
      const from = newLine();
      const [first] = Object.values(door);
      for (let n = 0; n < FREE; n++) assert.equal((await first?.way(from))?.status, first?.counts);
      assert.ok(await isClosed(entry, from));
    });
  }

test('where a neighbourhood guesses, the key of a team is found at once', async () => {
  const from = newLine();
  const { keyId } = await openTeam(system.url);
  const find = page(() => `/v1/team-keys/${keyId}`);
  const guess = DOORS.guess!['/v1/team-keys/…']!;
  assert.ok(await isClosed(guess, from));
  const rest = new AbortController();
  const crowd = Array.from({ length: 40 }, () => guess.way(from, rest.signal).catch(() => undefined));
  const found = await find(from, AbortSignal.timeout(5000));
  rest.abort();
  await Promise.all(crowd);
  assert.equal(found.status, 200);
});

test('a form of somebody in danger waits, and is sent', async () => {
  const from = newLine();
  for (let n = 0; n < FREE; n++)
    assert.equal((await DOORS.report!['POST /v1/reports']!.way(from)).status, 201);
  assert.equal((await DOORS.report!['form /giup (danger)']!.way(from)).status, 201);
});

test('where the line of danger is full, the API says when to come back and offers work as a quicker way', async () => {
  const from = newLine();
  const waiting = new AbortController();
  const body = { ...reportFor(team), text: 'x', dangerNow: true };
  const danger = () =>
    send('/v1/reports', from, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: waiting.signal,
    });
  for (let n = 0; n < FREE; n++) assert.equal((await danger()).status, 201);
  // More at any moment than wait in the line, however slowly they come: who was through asks again.
  const crowd = Array.from({ length: 270 }, async () => {
    for (let round = 0; round < 20; round++) {
      const answer = await danger();
      const { code, work } = (await answer.json()) as Problem;
      if (work === undefined) {
        await pause(50);
        continue;
      }
      assert.deepEqual([answer.status, code, answer.headers.get('retry-after')], [503, 'busy', '5']);
      return;
    }
    assert.fail('work was never offered');
  });
  await Promise.any(crowd);
  waiting.abort();
  await Promise.allSettled(crowd);
});
