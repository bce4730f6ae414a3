import { Problem } from '@khong-mot-minh/contracts';
import { call, openTeam, type PlatformClient, signIn } from '@khong-mot-minh/testing';
import { personOf, type WalkDemo } from './read-demo.ts';
import type { Receipts } from './report-part.ts';
import { expect, expectThat, type Walker } from './walker.ts';

type Wrong = {
  what: string;
  ask: () => Promise<{ status: number; body: unknown }>;
  status: number;
  pointer?: string;
};

/** Wrong inputs get a problem with a pointer, and never a 5xx. */
export async function walkWrong(
  { part, step }: Walker,
  demo: WalkDemo,
  platform: PlatformClient,
  receipts: Receipts,
) {
  const base = demo.baseUrl;
  const team = (await openTeam(base)).id;
  const desk = await signIn(base, personOf(demo, 'helpline'));
  const time = new Date().toISOString();
  const event = { id: 'w', type: 'live.started', time, actor: 'w' };
  const report = { team, category: 'OTHER_CHILD', dangerNow: false, ageBand: '13-15', text: 'x' };
  const post = (path: string, body: unknown) => call(base, 'POST', path, { body });
  const cases: Wrong[] = [
    {
      what: 'a wrong platform key',
      ask: () =>
        call(base, 'POST', '/v1/events', {
          body: event,
          headers: { authorization: `Bearer kmm_${'x'.repeat(32)}` },
        }),
      status: 401,
    },
    { what: 'no session', ask: () => call(base, 'GET', '/v1/cases'), status: 401 },
    { what: 'broken JSON', ask: () => platform.call('POST', '/v1/events', '{"id":'), status: 400 },
    {
      what: 'an unknown type in a batch',
      ask: () => platform.call('POST', '/v1/events', [event, { ...event, type: 'no.such' }]),
      status: 422,
      pointer: '/1/type',
    },
    {
      what: 'a time far ahead',
      ask: () =>
        platform.call('POST', '/v1/events', {
          ...event,
          time: new Date(Date.now() + 3_600_000).toISOString(),
        }),
      status: 422,
      pointer: '/time',
    },
    {
      what: 'a wrong age band',
      ask: () => platform.call('PUT', '/v1/accounts/w', { ageBand: 'old', createdAt: time }),
      status: 422,
      pointer: '/ageBand',
    },
    {
      what: 'a decision that nobody made',
      ask: () => platform.call('GET', '/v1/decisions/none'),
      status: 404,
    },
    {
      what: 'a report to no team',
      ask: () => post('/v1/reports', { ...report, team: '00000000-0000-4000-8000-000000000000' }),
      status: 422,
      pointer: '/team',
    },
    {
      what: 'a report with a wrong category',
      ask: () => post('/v1/reports', { ...report, category: 'NONE' }),
      status: 422,
      pointer: '/category',
    },
    {
      what: 'a receipt with one wrong character',
      ask: () => post('/v1/receipts/open', { receipt: oneWrong(receipts.sealed) }),
      status: 422,
      pointer: '/receipt',
    },
    {
      what: 'a wrong verifier',
      ask: () =>
        post('/v1/receipts/open', { locator: receipts.sealed.slice(0, 6), verifier: 'A'.repeat(43) }),
      status: 404,
    },
    {
      what: 'a wrong command',
      ask: () =>
        desk.call('POST', '/v1/cases/00000000-0000-4000-8000-000000000000/commands', { type: 'no-such' }),
      status: 422,
      pointer: '/type',
    },
    {
      what: 'a case that is not there',
      ask: () => desk.call('GET', '/v1/cases/00000000-0000-4000-8000-000000000000'),
      status: 404,
    },
    {
      what: 'a wrong password',
      ask: () =>
        call(base, 'POST', '/v1/session', {
          body: { email: 'nobody@walk.example', password: 'x' },
          headers: { origin: new URL(base).origin },
        }),
      status: 401,
    },
  ];
  part('Wrong inputs');
  await step(`${cases.length} wrong requests, each with its problem`, async () => {
    for (const wrong of cases) await checkWrong(wrong);
    return cases.map(({ status }) => status).join(' ');
  });
}

async function checkWrong({ what, ask, status, pointer }: Wrong): Promise<void> {
  const answer = await ask();
  expect(answer.status, status, `The status for ${what}`);
  const problem = Problem.safeParse(answer.body);
  expectThat(problem.success, `The answer for ${what} is no problem document`);
  const pointers = problem.data?.errors?.map((e) => e.pointer) ?? [];
  if (pointer)
    expectThat(pointers.includes(pointer), `The pointers for ${what} are ${JSON.stringify(pointers)}`);
}

/** Another character of the alphabet in the place of the eighth. */
const oneWrong = (receipt: string): string => {
  const at = 8;
  return receipt.slice(0, at) + (receipt[at] === 'A' ? 'B' : 'A') + receipt.slice(at + 1);
};
