import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Problem } from '@khong-mot-minh/contracts';
import { isForPlatforms, type openApiDocument } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { type Answer, call, signIn, type Who } from './api/call.ts';
import { badBodies } from './api/mutations.ts';
import { SAMPLES } from './api/samples.ts';

type Document = ReturnType<typeof openApiDocument>;

let system: TestSystem;
let person: Who;
let reviewer: Who;
let keeper: Who;
let officer: Who;
let head: Who;
let document: Document;

before(async () => {
  system = await startTestSystem();
  person = await signIn(system.url, system.seeded.people[2]!);
  reviewer = await signIn(system.url, system.seeded.people[0]!);
  keeper = await signIn(system.url, system.seeded.people[3]!);
  officer = await signIn(system.url, system.seeded.people[4]!);
  head = await signIn(system.url, system.seeded.people[1]!);
  const answer = await call(system.url, 'GET', '/v1/openapi.json');
  document = answer.json as Document;
});
after(() => system[Symbol.asyncDispose]());

const whoFor = (name: string): Who => {
  const route = system.running.routes.find((r) => `${r.method} ${r.path}` === name)!;
  if (route.permission === 'public') return {};
  if (isForPlatforms(route.permission)) return { key: system.seeded.platform.key };
  if (/\/banks|\/review$|access\/switch-offs$|go-live$|paging\/channels$/.test(name)) return keeper;
  if (name === 'post /v1/authority-requests') return officer;
  if (name.endsWith('/signing-key') || name.includes('/egress/')) return head;
  return /conversation-stop|restrictions|guardian-contests|appeals|measure-proposals|authority-requests|exports|polic|backtests|text-detectors/.test(
    name,
  )
    ? reviewer
    : person;
};

const operations = () =>
  Object.entries(document.paths ?? {}).flatMap(([path, entry]) =>
    (['get', 'put', 'post', 'delete'] as const).flatMap((method) => {
      const operation = entry[method];
      return operation ? [{ name: `${method} ${path}`, method, path, operation }] : [];
    }),
  );
const withBody = () => operations().filter(({ operation }) => operation.requestBody);

async function send(name: string, body?: string | Uint8Array, headers: Record<string, string> = {}) {
  const [method = '', path = ''] = name.split(' ');
  const address = path
    .replace('{version}', 'vn%401')
    .replace('{kind}', 'text-service')
    .replace(/\{[^}]+\}/g, randomUUID());
  const own: Record<string, string> = /^post \/v1\/(session|enrolments.*)$/.test(name)
    ? { origin: system.url }
    : {};
  return call(system.url, method.toUpperCase(), address, body, {
    ...whoFor(name),
    headers: { ...own, ...headers },
  });
}

/** A refusal as CONTRACT §1 has it: 4xx, a problem, and a pointer wherever the status is 422. */
function assertProblem(answer: Answer, label: string): Problem {
  assert.ok(answer.status >= 400 && answer.status < 500, `${label}: ${answer.status} ${answer.text}`);
  assert.match(answer.type, /^application\/problem\+json/, label);
  const problem = Problem.parse(answer.json);
  assert.equal(problem.status, answer.status, label);
  if (answer.status === 422) assert.ok(problem.errors?.length, `${label}: no pointer`);
  return problem;
}

const pointers = (problem: Problem) => (problem.errors ?? []).map((e) => e.pointer);
const statusFor = (answer: Answer, statuses: number[], label: string) =>
  assert.ok(statuses.includes(answer.status), `${label}: ${answer.status} ${answer.text}`);

// These have members that may be absent; everything else in a sample must be there.
const OPTIONAL =
  /\/(totp|token|ageSources|country|timeZone|guardian|province|help|mayKnow|text|media|relation|mutuals|pdq|score|level|amount|value|game|share|note|reason|quality|radius|keepDays|expiresAt|mayWrite)$/;
const isRequired = (name: string) => (path: string) => {
  // Two people may talk without one; the pair is their conversation then.
  if (/events/.test(name) && /^\/(value|conversation)$/.test(path)) return false;
  if (/text-detectors/.test(name) && /^\/(withDefault|timeoutMs|labels\/.+)$/.test(path)) return false;
  if (/overrides|exports/.test(name) && /^\/(message|incidentAt)$/.test(path)) return false;
  if (/authority-requests/.test(name) && path === '/checks') return false;
  // The board writes Vietnamese first; English may come later.
  if (/idea-desk/.test(name) && path.endsWith('/en')) return false;
  // Whose way in alone is set anew keeps the key.
  if (/enrolments/.test(name) && path === '/key') return false;
  const loose = OPTIONAL.test(path);
  if (/reports|messages/.test(name) && path === '/text') return true;
  if (/commands/.test(name) && path === '/reason') return true;
  if (/backtests/.test(name) && path !== '/version') return false;
  if (path.startsWith('/files/')) return false;
  return !loose;
};

test('every route with a body has samples that fit its schema', async () => {
  const names = withBody().map(({ name }) => name);
  assert.deepEqual(names.toSorted(), Object.keys(SAMPLES).toSorted());
  for (const name of names)
    for (const sample of SAMPLES[name]!) {
      const answer = await send(name, JSON.stringify(sample));
      assert.ok(answer.status < 500, `${name}: ${answer.text}`);
      const pointed = answer.status === 422 ? pointers(assertProblem(answer, name)) : [];
      // Only what the schema cannot know may be refused here: a team, a receipt, a recipient.
      assert.ok(
        pointed.every((p) =>
          /^\/(team|receipt|toTeam|bank|province|caseId|organisation|options|publicKey|key\/publicKey|kind|endpoint|url|cases\/\d+|pack|model|note\/sealed\/to)$/.test(
            p,
          ),
        ),
        `${name}: ${answer.text}`,
      );
    }
});

for (const name of Object.keys(SAMPLES))
  test(`${name}: whatever does not fit is refused with a pointer at it`, async () => {
    const strict = !/events|accounts/.test(name);
    for (const sample of SAMPLES[name]!)
      for (const bad of badBodies(sample, { required: isRequired(name), strict })) {
        // Names of files and labels are the sender's own; JSON readers drop this one, so nothing is left to refuse.
        if (/^\/(files|labels)\/__proto__$/.test(bad.pointer)) continue;
        // A document is free here; what is wrong in it is told as problems.
        if (bad.pointer.startsWith('/document/')) continue;
        // Null takes a file away.
        if (bad.pointer.startsWith('/files/') && bad.what.endsWith('is null')) continue;
        const answer = await send(name, bad.raw);
        const label = `${name} where ${bad.what}`;
        // A value of the same type that happens to fit changes nothing here.
        if (answer.status < 400 || answer.status === 404 || answer.status === 401) {
          const type = JSON.stringify((sample as { type?: string }).type);
          assert.ok(
            /value|amount|reason|note|minutesPerWarning/.test(bad.pointer),
            `${label} (${type}): ${answer.status}`,
          );
          continue;
        }
        const problem = assertProblem(answer, label);
        statusFor(answer, bad.tooLarge ? [413, 422] : [422], label);
        if (answer.status !== 422) continue;
        // Without its text a report could as well have been meant as a sealed one, a take-down as one by hashes, a draft as files.
        const wanted = [
          bad.pointer,
          ...(bad.pointer === '/text' ? ['/sealed'] : []),
          ...(bad.pointer === '/place' ? ['/hashes'] : []),
          ...(bad.pointer === '/document' ? ['/files'] : []),
        ];
        const near = pointers(problem).some((p) => wanted.some((w) => p === w || p.startsWith(`${w}/`)));
        assert.ok(near, `${label} points at ${pointers(problem).join(', ')}`);
      }
  });

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const text = (body: string) => new TextEncoder().encode(body);
const BROKEN: { what: string; body: string | Uint8Array; statuses: number[]; type?: string }[] = [
  { what: 'broken JSON', body: '{"a":', statuses: [400] },
  { what: 'two values', body: '{} {}', statuses: [400] },
  {
    what: 'broken UTF-8',
    body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    statuses: [400],
  },
  { what: 'UTF-8 cut in the middle of a letter', body: text('{"a":"ạ"}').slice(0, 8), statuses: [400] },
  {
    what: 'an overlong spelling of a slash',
    body: new Uint8Array([0x22, 0xc0, 0xaf, 0x22]),
    statuses: [400],
  },
  { what: 'UTF-16', body: new Uint8Array(Buffer.from('{"a":1}', 'utf16le')), statuses: [400] },
  { what: 'NaN', body: 'NaN', statuses: [400] },
  { what: 'null', body: 'null', statuses: [422] },
  { what: 'a text', body: '"text"', statuses: [422] },
  { what: 'a number', body: '-1e400', statuses: [422] },
  { what: 'deep nesting', body: deep(100_000), statuses: [400, 422] },
  { what: 'deep nesting in a member', body: `{"text":${deep(50_000)}}`, statuses: [422] },
  { what: 'plain text', body: 'a=b', statuses: [415], type: 'text/plain' },
  { what: 'a form', body: 'a=b', statuses: [415], type: 'application/x-www-form-urlencoded' },
  { what: 'a type that is only like JSON', body: '{}', statuses: [415], type: 'application/jsonx' },
  {
    what: 'another character set',
    body: '{"a":"\u0000"}',
    statuses: [400],
    type: 'application/json; charset=utf-16',
  },
  { what: 'three megabytes', body: `"${'x'.repeat(3 * 1024 * 1024)}"`, statuses: [413] },
];
// An optional member is all they have, so that an empty body fits.
const MAY_BE_EMPTY = /^post \/v1\/referrals/;

for (const { what, body, statuses, type } of BROKEN)
  test(`${what} is refused by every route that reads a body`, async () => {
    for (const { name } of withBody()) {
      const answer = await send(name, body, type ? { 'content-type': type } : {});
      const label = `${name}: ${what}`;
      assertProblem(answer, label);
      // A whole policy pack may be larger than three megabytes, so there the schema refuses.
      const large = statuses.includes(413) && /policies/.test(name) ? [413, 422] : statuses;
      // And a public form that is a line or two is refused by its length before anything is read.
      statusFor(answer, [...large, ...(body.length > 1024 ? [413] : [])], label);
    }
  });

test('no body, or an empty one, is refused where something must be said', async () => {
  for (const { name } of withBody())
    for (const body of [undefined, '']) {
      const answer = await send(name, body);
      if (!MAY_BE_EMPTY.test(name)) assertProblem(answer, name);
      else assert.equal(answer.status, 404, name);
    }
});

test('a byte order mark before JSON is read over', async () => {
  const bom = new Uint8Array([0xef, 0xbb, 0xbf, ...text('{"receipt":"x"}')]);
  const answer = await send('post /v1/receipts/open', bom);
  assert.deepEqual(pointers(assertProblem(answer, 'bom')), ['/receipt']);
});

const line = (id: string) =>
  JSON.stringify({ id, type: 'live.started', time: '2026-01-01T00:00:00Z', actor: 'a' });
/** Stands for six minutes from the moment of sending: a slow machine comes here minutes after reading the file. */
const AHEAD = '@ahead';
const batches: { what: string; body: string; type?: string; status: number; pointer: string }[] = [
  {
    what: 'a bad line',
    body: `${line('n-1')}\n{"a"\n`,
    type: 'application/x-ndjson',
    status: 400,
    pointer: '/1',
  },
  {
    what: 'a line that does not fit',
    body: `${line('n-1')}\n{}\n`,
    type: 'application/x-ndjson',
    status: 422,
    pointer: '/1/type',
  },
  {
    what: 'a bad event in an array',
    body: `[${line('n-1')},{"type":"no.such"}]`,
    status: 422,
    pointer: '/1/type',
  },
  {
    what: 'a bad event in a CloudEvent',
    body: '{"specversion":"1.0","type":"t","source":"s","data":{"type":"live.started"}}',
    type: 'application/cloudevents+json',
    status: 422,
    pointer: '/data/id',
  },
  {
    what: 'a CloudEvent without data',
    body: '{"specversion":"1.0","type":"t","source":"s"}',
    type: 'application/cloudevents+json',
    status: 422,
    pointer: '/data',
  },
  { what: 'an array in an array', body: `[[${line('n-1')}]]`, status: 422, pointer: '/0' },
  {
    what: '1,001 events',
    body: `[${Array.from({ length: 1001 }, (_, i) => line(`n-${i}`))}]`,
    status: 422,
    pointer: '',
  },
  {
    what: 'a time six minutes ahead',
    body: line('n-1').replace('2026-01-01T00:00:00Z', AHEAD),
    status: 422,
    pointer: '/time',
  },
  { what: 'the year 0', body: line('n-1').replace('2026', '0000'), status: 422, pointer: '/time' },
];
for (const { what, body, type, status, pointer } of batches)
  test(`events: ${what} is refused at "${pointer}" and nothing is applied`, async () => {
    const sent = body.replace(AHEAD, new Date(Date.now() + 360_000).toISOString());
    const answer = await send('post /v1/events', sent, type ? { 'content-type': type } : {});
    assert.equal(assertProblem(answer, what).status, status);
    assert.ok(pointers(assertProblem(answer, what)).includes(pointer), answer.text);
    const key = { key: system.seeded.platform.key };
    assert.equal((await call(system.url, 'GET', '/v1/decisions/n-1', undefined, key)).status, 404);
  });

test('events: nothing to judge gives nothing, in the shape that was sent', async () => {
  const array = await send('post /v1/events', '[]');
  assert.deepEqual([array.status, array.text], [200, '[]']);
  for (const body of ['', '\n\n']) {
    const lines = await send('post /v1/events', body, { 'content-type': 'application/x-ndjson' });
    assert.deepEqual([lines.status, lines.text], [200, '']);
  }
});

const PATHS = [
  'x', '..', '%2e%2e', 'a%2Fb', '%00', '%E0%A4%A', '%FF', '%ED%A0%80', '%', '😀', ' ', 'a'.repeat(5000),
  `${'0'.repeat(8)}-0000-0000-0000-00000000000g`, '%27%3B--', '__proto__', 'constructor',
]; // biome-ignore format: one list
test('an odd id in an address is refused or unknown, never a fault', async () => {
  for (const { name, method, path } of operations().filter((o) => o.path.includes('{')))
    for (const odd of PATHS) {
      const address = path.replace(/\{[^}]+\}/, odd);
      const body = SAMPLES[name]?.[0];
      const answer = await call(system.url, method.toUpperCase(), address, body, whoFor(name));
      // Two dots lead to another route before anything is sent; what that one says is its own matter.
      const elsewhere = odd === '..' || odd === '%2e%2e';
      const fits = (elsewhere || /accounts/.test(path)) && answer.status < 300;
      if (!fits) assertProblem(answer, `${method} ${address}`);
    }
});

const QUERIES: [query: string, pointer: string][] = [
  ['limit=0', '/query/limit'], ['limit=-1', '/query/limit'], ['limit=x', '/query/limit'], ['limit=', '/query/limit'],
  ['limit=1e9', '/query/limit'], ['limit=NaN', '/query/limit'], ['limit=1.5', '/query/limit'], ['queue=theirs', '/query/queue'],
  ['cursor=', '/cursor'], ['cursor=x', '/cursor'], ['cursor=%00', '/cursor'], ['cursor=bnVsbA', '/cursor'],
  [`cursor=${'x'.repeat(300)}`, '/query/cursor'],
  ...[
    [true, 9, '2026-01-01T00:00:00Z', randomUUID()], [true, 1, '0000-01-01T00:00:00Z', randomUUID()],
    [1, 1, '2026-01-01T00:00:00Z', randomUUID()], [true, 1, '2026-01-01T00:00:00Z', 'x'],
  ].map((position): [string, string] => [
    `cursor=${Buffer.from(JSON.stringify(position)).toString('base64url')}`,
    '/cursor',
  ]),
]; // biome-ignore format: one list
for (const [query, pointer] of QUERIES)
  test(`GET /v1/cases?${query.slice(0, 40)} is refused at ${pointer}`, async () => {
    const answer = await call(system.url, 'GET', `/v1/cases?${query}`, undefined, person);
    assert.equal(answer.status, 422);
    assert.deepEqual(pointers(assertProblem(answer, query)), [pointer]);
  });

test('a receipt with one wrong character is refused at /receipt, wherever it is typed', async () => {
  const [, , helpline] = [0, 0, system.seeded.organisations.helpline!];
  const report = { ...SAMPLES['post /v1/reports']![0]!, team: helpline.teamId };
  const given = await call(system.url, 'POST', '/v1/reports', report);
  const { receipt } = given.json as { receipt: string };
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const spots = [...receipt].flatMap((char, i) => (char === '-' ? [] : [i]));
  for (const at of spots) {
    const other = alphabet[(alphabet.indexOf(receipt[at]!) + 1 + (at % 30)) % 32]!;
    const wrong = receipt.slice(0, at) + other + receipt.slice(at + 1);
    for (const [path, more] of [
      ['open', {}],
      ['withdraw', {}],
      ['messages', { text: 't' }],
    ] as const) {
      const answer = await call(system.url, 'POST', `/v1/receipts/${path}`, { receipt: wrong, ...more });
      assert.equal(answer.status, 422, `${path} at ${at}`);
      assert.deepEqual(pointers(assertProblem(answer, path)), ['/receipt']);
    }
  }
});
