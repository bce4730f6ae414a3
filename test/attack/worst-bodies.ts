import { randomUUID } from 'node:crypto';
import { MAX_TAKE_DOWN_HASHES } from '@khong-mot-minh/contracts';
import { generateReceipt } from '@khong-mot-minh/sealing';

/** One request of an attack: what somebody sends who wants the house to work for nothing. */
export type Shot = {
  method: 'GET' | 'POST';
  path: string;
  body?: string | undefined;
  headers?: Record<string, string> | undefined;
};
/** A public route and its worst request; a new one each time where the house could remember it. */
export type Attack = { route: string; shot(): Shot };

const json = { 'content-type': 'application/json' };
const post = (path: string, body: unknown): Shot => ({
  method: 'POST',
  path,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: json,
});
const form = (path: string, fields: Record<string, string>): Shot => ({
  method: 'POST',
  path,
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

const LONG = 'Nó dọa tung ảnh của em, em sợ lắm. '.repeat(230).slice(0, 8000);
/** As many members that nobody knows as are let through, in the longest body. */
const manyMembers = (bytes: number, members = 390): string =>
  `{${Array.from({ length: members }, (_, at) => `"${at.toString(36).padStart(bytes / members - 6, 'k')}":0`).join(',')}}`;
/** Far more of them: what a parser would choke on. */
const tooManyMembers = (bytes: number): string =>
  `{${Array.from({ length: Math.floor(bytes / 9) }, (_, at) => `"k${at.toString(36)}":0`).join(',')}}`;
/** The slowest six hundred letters for the detectors that we know. */
const SLOW_IDEA = 'no a '.repeat(120);

/** Every public route of the API that takes a body, with its worst ones. */
export function apiAttacks(team: string): Attack[] {
  const report = (more: object) =>
    post('/v1/reports', {
      team,
      category: 'OTHER_CHILD',
      dangerNow: false,
      ageBand: '13-15',
      help: ['talk'],
      mayKnow: [],
      text: LONG,
      ...more,
    });
  const receipt = () => generateReceipt().text;
  const hash = () => randomUUID().replaceAll('-', '').repeat(2);
  const takeDown = () => ({
    agePath: 'under18',
    hashes: Array.from({ length: MAX_TAKE_DOWN_HASHES }, () => ({ pdq: hash(), quality: 90, kind: 'photo' })),
  });
  return [
    {
      route: 'POST /v1/session',
      shot: () => post('/v1/session', { email: `${randomUUID()}@a.example`, password: 'x'.repeat(200) }),
    },
    { route: 'POST /v1/reports (long)', shot: () => report({}) },
    { route: 'POST /v1/reports (danger)', shot: () => report({ dangerNow: true }) },
    { route: 'POST /v1/reports (nobody)', shot: () => report({ team: randomUUID() }) },
    { route: 'POST /v1/reports (members)', shot: () => post('/v1/reports', manyMembers(95_000)) },
    { route: 'POST /v1/reports (too many)', shot: () => post('/v1/reports', tooManyMembers(95_000)) },
    { route: 'POST /v1/reports (depth)', shot: () => post('/v1/reports', '['.repeat(95_000)) },
    { route: 'POST /v1/receipts/open', shot: () => post('/v1/receipts/open', { receipt: receipt() }) },
    {
      route: 'POST /v1/receipts/messages',
      shot: () => post('/v1/receipts/messages', { receipt: receipt(), text: LONG }),
    },
    {
      route: 'POST /v1/receipts/withdraw',
      shot: () => post('/v1/receipts/withdraw', { receipt: receipt() }),
    },
    { route: 'POST /v1/receipts/proof', shot: () => post('/v1/receipts/proof', { receipt: receipt() }) },
    {
      route: 'POST /v1/receipts/answer',
      shot: () =>
        post('/v1/receipts/answer', { receipt: receipt(), question: randomUUID(), answer: 'refuse' }),
    },
    { route: 'POST /v1/receipts/danger', shot: () => post('/v1/receipts/danger', { receipt: receipt() }) },
    { route: 'POST /v1/receipts/resume', shot: () => post('/v1/receipts/resume', { receipt: receipt() }) },
    { route: 'POST /v1/receipts/promise', shot: () => post('/v1/receipts/promise', { receipt: receipt() }) },
    {
      route: 'POST /v1/enrolments/open',
      shot: () => post('/v1/enrolments/open', { code: randomUUID() }),
    },
    {
      route: 'POST /v1/enrolments',
      shot: () =>
        post('/v1/enrolments', {
          code: randomUUID(),
          password: 'x7'.repeat(60),
          totp: { secret: 'A'.repeat(32), code: '123456' },
        }),
    },
    { route: 'POST /v1/take-downs', shot: () => post('/v1/take-downs', takeDown()) },
    { route: 'POST /v1/take-downs/open', shot: () => post('/v1/take-downs/open', { receipt: receipt() }) },
    {
      route: 'POST /v1/take-downs/withdraw',
      shot: () => post('/v1/take-downs/withdraw', { receipt: receipt() }),
    },
    {
      route: 'POST /v1/pledges',
      shot: () => post('/v1/pledges', { nickname: 'Mầm Xanh', province: 'ha-noi' }),
    },
    { route: 'POST /v1/ideas', shot: () => post('/v1/ideas', { kind: 'lesson', text: SLOW_IDEA }) },
    {
      route: 'POST /v1/ideas/votes',
      shot: () => post('/v1/ideas/votes', { round: randomUUID(), option: randomUUID() }),
    },
  ];
}

/** The forms of the pages, as somebody sends them who never opened one. */
function formAttacks(): Attack[] {
  const receipt = () => generateReceipt().text;
  const answers = { step: '5', go: 'next', kind: 'unsure', help: 'talk', confirm: 'yes', text: LONG };
  return [
    { route: 'POST /vi/giup', shot: () => form('/vi/giup', { ...answers, danger: 'no' }) },
    { route: 'POST /vi/giup (danger)', shot: () => form('/vi/giup', { ...answers, danger: 'yes' }) },
    { route: 'POST /vi/gap-lai', shot: () => form('/vi/gap-lai', { receipt: receipt(), do: 'open' }) },
    {
      route: 'POST /vi/go-anh',
      shot: () =>
        form('/vi/go-anh', { tuoi: 'under18', kind: 'address', platform: 'x', value: `x${'y'.repeat(400)}` }),
    },
    { route: 'POST /vi/go-anh/theo-doi', shot: () => form('/vi/go-anh/theo-doi', { receipt: receipt() }) },
    { route: 'POST /vi/cam-ket', shot: () => form('/vi/cam-ket', { nickname: 'Mầm', province: 'ha-noi' }) },
    {
      route: 'POST /vi/hoc/y-tuong/gop',
      shot: () => form('/vi/hoc/y-tuong/gop', { kind: 'lesson', text: SLOW_IDEA }),
    },
    {
      route: 'POST /vi/hoc/y-tuong/gop (120 KB)',
      shot: () => form('/vi/hoc/y-tuong/gop', { kind: 'lesson', text: 'no a '.repeat(24_000) }),
    },
    {
      route: 'POST /vi/hoc/y-tuong/phieu',
      shot: () => form('/vi/hoc/y-tuong/phieu', { round: randomUUID(), option: randomUUID() }),
    },
    { route: 'POST /vi/lop', shot: () => form('/vi/lop', { nickname: '0', age: '13-15' }) },
    { route: 'POST /vi/lop/:code', shot: () => form('/vi/lop/ABC234', { ban: 'x'.repeat(24), luot: 'y' }) },
    {
      route: 'POST /vi/lop/:code/bang',
      shot: () => form('/vi/lop/ABC234/bang', { viec: 'start-live' }),
    },
    { route: 'POST /vi/hoc/:lesson', shot: () => form('/vi/hoc/anh-ghep-ai', { q1: '0' }) },
    {
      route: 'POST /vi/hoc/do-vui/:age',
      shot: () => form('/vi/hoc/do-vui/13-15', { seed: 'a1', on: 'x '.repeat(4000) }),
    },
    {
      route: 'POST /vi/quyet-dinh/:link',
      shot: () => form(`/vi/quyet-dinh/${randomUUID().replaceAll('-', '')}`, { ground: 'wrong-facts' }),
    },
  ];
}

/** What a signed-in person or a platform asks for, with a key or a cookie that nobody has. */
const forgedAttacks = (): Attack[] => [
  {
    route: 'POST /v1/events (invented key)',
    shot: () => ({
      ...post('/v1/events', {}),
      headers: { ...json, authorization: `Bearer ${randomUUID()}` },
    }),
  },
  {
    route: 'GET /v1/cases (invented cookie)',
    shot: () => ({
      method: 'GET',
      path: '/v1/cases',
      headers: { cookie: `kmm=${randomUUID().replaceAll('-', '').padEnd(43, 'x')}` },
    }),
  },
];

/** Six signs that no class has, so that each guess is a look. */
const classCode = () => randomUUID().replaceAll('-', '').slice(0, 6).toUpperCase();

/** What stands in an address where the pattern has a name: what costs most, and where nothing is kept, something new. */
const NAMES: Record<string, () => string> = {
  age: () => '13-15',
  audience: () => '13-15',
  code: classCode,
  lesson: () => 'anh-ghep-ai',
  link: () => randomUUID().replaceAll('-', '').padEnd(43, 'x'),
  name: () => 'portal.css',
};
/** What a page is asked besides its address. */
const QUERIES: Record<string, () => string> = { '/vi/lop/vao': () => `?ma=${classCode()}` };

/** Reading: one request for each public address, as the house registers them. */
const readAttacks = (patterns: readonly string[]): Attack[] =>
  patterns.map((pattern) => ({
    route: `GET ${pattern}`,
    shot: () => ({
      method: 'GET',
      path:
        pattern.replace(/:(\w+)/g, (_, name: string) => NAMES[name]?.() ?? 'x').replace('*', 'x') +
        (QUERIES[pattern]?.() ?? ''),
      headers: { 'accept-encoding': 'gzip' },
    }),
  }));

/** Every public route with its worst requests. */
export const allAttacks = (team: string, patterns: readonly string[]): Attack[] => [
  ...apiAttacks(team),
  ...formAttacks(),
  ...forgedAttacks(),
  ...readAttacks(patterns),
];
