import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { after, before } from 'node:test';
import type {
  ChannelGiven,
  ChannelTest,
  Duties,
  Paging,
  PublicTeam,
  SessionKeys,
} from '@khong-mot-minh/contracts';
import { verifyWebhook } from '@khong-mot-minh/sdk';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { SMTPServer } from 'smtp-server';
import { type Answer, call } from './api/call.ts';
import { codeOf, pointerOf } from './api/case-house.ts';
import { dumpText } from './api/dump.ts';
import { personOf } from './api/house.ts';
import { openPushService } from './api/push-service.ts';
import { sendReport } from './api/reporter.ts';
import type { Responder } from './api/responder.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let system: TestSystem;
let mails: Awaited<ReturnType<typeof openMailServer>>;
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
before(async () => {
  mails = await openMailServer();
  const mail = { url: mails.url, from: 'truc@bo-cau.example' };
  system = await startTestSystem({ mail }, { now });
});
after(async () => {
  await system[Symbol.asyncDispose]();
  mails[Symbol.dispose]();
});

const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text);
  return answer.json as T;
};
const paging = async (who: Responder) => of<Paging>(await who.send('GET', '/v1/paging'));
const add = async (who: Responder, body: object) =>
  of<ChannelGiven>(await who.send('POST', '/v1/paging/channels', body), 201);
const tryOut = async (who: Responder, id: string) =>
  of<ChannelTest>(await who.send('POST', `/v1/paging/channels/${id}/test`));
const prove = (who: Responder, id: string) => who.send('POST', `/v1/paging/channels/${id}/proof`);
const door = async () => of<PublicTeam[]>(await call(system.url, 'GET', '/v1/teams'))[0]!.open;
const later = (ms: number) => {
  ahead += ms;
};
/** The job queue works on its own; what it brings is waited for. */
async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > end) assert.fail('nothing came within a minute');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A mail server on this machine that keeps what it is handed. */
async function openMailServer() {
  const got: { to: string[]; text: string }[] = [];
  let refuses = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuses ? new Error('full') : undefined),
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk;
      });
      stream.on('end', () => {
        got.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    got,
    refuse(on: boolean) {
      refuses = on;
    },
    [Symbol.dispose]: () => server.close(() => undefined),
  };
}

/** An address of a team that keeps what it is sent. */
async function openReceiver() {
  const got: { headers: Record<string, string>; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    got.push({ headers: request.headers as Record<string, string>, body });
    response.writeHead(204).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/pager`, got, [Symbol.dispose]: () => server.close() };
}

/** The lines of a mail below its head. */
function wordsOf(mail: string): string[] {
  const bytes = mail
    .slice(mail.indexOf('\r\n\r\n'))
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').split('\r\n').filter(Boolean);
}

/** Words that no page may carry: names, cases, what happened. */
const saysNothing = (text: string) => {
  for (const word of [/Hạnh/, /SELF_HARM/, /làm đau/, /[0-9a-f]{8}-[0-9a-f]{4}-/, /hồ sơ/i])
    assert.doesNotMatch(text, word);
};

test('web push, a webhook and mail each bring a call, and none of them says whom or what it is about', async () => {
  const hanh = await personOf(system, 'helpline');
  const tam = await personOf(system, 'helpline', 1);
  // Hạnh alone is on duty, so she is the first who is paged.
  for (const duty of of<Duties>(await tam.send('GET', '/v1/roster')).items)
    if (duty.person.id === tam.person.id) of(await tam.send('DELETE', `/v1/roster/${duty.id}`), 204);
  using pushes = await openPushService((await paging(hanh)).publicKey);
  using hook = await openReceiver();
  const push = await add(hanh, { kind: 'push', label: 'Máy ở bàn', endpoint: pushes.endpoint('a') });
  const mail = await add(hanh, { kind: 'email', label: 'Thư' });
  const teamId = of<SessionKeys>(await tam.send('GET', '/v1/session/keys')).teams[0]!.teamId;
  const webhook = await add(tam, { kind: 'webhook', label: 'Còi trực', teamId, url: hook.url });
  for (const { id } of [push, mail]) assert.deepEqual(await tryOut(hanh, id), { delivered: true });
  assert.deepEqual(await tryOut(tam, webhook.id), { delivered: true });
  assert.deepEqual([pushes.pushes.length, hook.got.length, mails.got.length], [1, 1, 1]);

  later(2 * MINUTE_MS);
  await sendReport(system.url, 'một điều', { category: 'SELF_HARM', dangerNow: true });
  await system.running.calls.run();
  await until(() => pushes.pushes.length === 2 && hook.got.length === 2 && mails.got.length === 2);
  const [, pushed] = pushes.pushes;
  assert.deepEqual([pushed!.path, pushed!.body, pushed!.urgency], ['/push/a', '', 'high']);
  assert.equal(pushed!.claims.sub, 'mailto:truc@bo-cau.example');
  const { headers, body } = hook.got[1]!;
  const sent = await verifyWebhook(webhook.secret!, headers, body);
  assert.equal(sent.type, 'urgent.waiting');
  assert.deepEqual(sent.data, {
    text: { vi: 'Có việc gấp ở bàn trực', en: 'Something urgent waits at the desk' },
    link: `${system.url}/console/`,
  });
  const letter = mails.got[1]!;
  assert.deepEqual(letter.to, [hanh.person.email]);
  assert.match(letter.text, /^Subject: =\?UTF-8\?/m);
  saysNothing(body);
  assert.deepEqual(wordsOf(letter.text), [
    'Có việc gấp ở bàn trực',
    'Mở bàn làm việc để xem.',
    'Something urgent waits at the desk',
    'Open the desk to see it.',
    `${system.url}/console/`,
  ]);
  await sendReport(system.url, 'một điều', { category: 'SELF_HARM', dangerNow: true });
  await system.running.calls.run();
  const ids = await system.running.deps.db.owner.sql(
    'select asked_at from paging_channel where asked_at is not null',
  );
  assert.equal(ids.length, 3, 'within a minute nothing is asked twice');
  for (const { id } of [push, mail]) of(await hanh.send('DELETE', `/v1/paging/channels/${id}`), 204);
  of(await tam.send('DELETE', `/v1/paging/channels/${webhook.id}`), 204);
});

test('a page keeps the door open only where a person said that a test came through, and the last one did', async () => {
  const hanh = await personOf(system, 'helpline');
  using pushes = await openPushService((await paging(hanh)).publicKey);
  const { id } = await add(hanh, { kind: 'push', label: 'Điện thoại', endpoint: pushes.endpoint('b') });
  assert.equal(codeOf(await prove(hanh, id)), 'not-now', 'never tried');
  later(HOUR_MS);
  assert.equal(await door(), false, 'both have left their desks');
  await personOf(system, 'helpline');
  assert.equal(await door(), false, 'a sign-in alone is no sign of life at the desk');
  const back = await personOf(system, 'helpline');
  await tryOut(back, id);
  assert.equal(await door(), false, 'delivered, and nobody said that it came through');
  of(await prove(back, id));
  assert.equal(await door(), true);
  later(HOUR_MS);
  assert.equal(await door(), true, 'nobody is at a desk, and a page reaches somebody');
  const again = await personOf(system, 'helpline');
  const roster = of<Duties>(await again.send('GET', '/v1/roster')).items;
  assert.equal(roster.find((d) => d.person.id === again.person.id)?.there, true);
  pushes.answerWith(410);
  assert.deepEqual(await tryOut(again, id), { delivered: false, failure: '410' });
  assert.equal(await door(), false, 'the browser is gone');
  assert.equal((await paging(again)).channels.find((c) => c.id === id)?.state, 'failing');
  assert.equal(of<{ failingChannels: number }>(await again.send('GET', '/v1/inbox')).failingChannels, 1);
  pushes.answerWith(201);
  later(MINUTE_MS);
  await tryOut(again, id);
  assert.equal(await door(), true, 'it came back by itself');
  later(8 * 24 * HOUR_MS);
  assert.equal(await door(), false, 'nothing was taken over for a week');
  of(await (await personOf(system, 'helpline')).send('DELETE', `/v1/paging/channels/${id}`), 204);
});

test('a mail server that refuses is told, and nothing of it is kept but its number', async () => {
  const hanh = await personOf(system, 'helpline');
  const { id } = await add(hanh, { kind: 'email', label: 'Thư' });
  mails.refuse(true);
  const result = await tryOut(hanh, id);
  mails.refuse(false);
  assert.equal(result.delivered, false);
  assert.match(String(result.failure), /^\d{3}$/);
  of(await hanh.send('DELETE', `/v1/paging/channels/${id}`), 204);
});

test('nobody sees, tries or takes away the channel of another, and only a supervisor sets a team’s', async () => {
  const hanh = await personOf(system, 'helpline');
  const tam = await personOf(system, 'helpline', 1);
  const van = await personOf(system, 'police', 1);
  using pushes = await openPushService((await paging(hanh)).publicKey);
  const endpoint = pushes.endpoint('secret-name-of-a-device');
  const { id } = await add(hanh, { kind: 'push', label: 'Của Hạnh', endpoint });
  for (const other of [tam, van]) {
    assert.ok(!(await paging(other)).channels.some((c) => c.id === id));
    for (const [method, path] of [
      ['POST', '/test'],
      ['POST', '/proof'],
      ['DELETE', ''],
    ] as const)
      assert.equal((await other.send(method, `/v1/paging/channels/${id}${path}`)).status, 404);
  }
  const teamId = of<SessionKeys>(await hanh.send('GET', '/v1/session/keys')).teams[0]!.teamId;
  const url = 'http://127.0.0.1:9/x';
  const webhook = (who: Responder) =>
    who.send('POST', '/v1/paging/channels', { kind: 'webhook', label: 'Còi', teamId, url });
  assert.equal((await webhook(hanh)).status, 403, 'a counsellor');
  assert.equal((await webhook(van)).status, 403, 'a supervisor of another house');
  const given = of<ChannelGiven>(await webhook(tam), 201);
  assert.ok(given.secret?.startsWith('whsec_'));
  assert.equal((await hanh.send('DELETE', `/v1/paging/channels/${given.id}`)).status, 404);
  const dump = [...(await dumpText(system.running.deps.db)).values()].join('\n');
  assert.ok(!dump.includes('secret-name-of-a-device'), 'addresses lie sealed');
  assert.ok(!dump.includes(url));
  of(await tam.send('DELETE', `/v1/paging/channels/${given.id}`), 204);
  of(await hanh.send('DELETE', `/v1/paging/channels/${id}`), 204);
});

test('wrong input is named, and there is an end to channels', async () => {
  const quan = await personOf(system, 'police');
  const wrong: [object, string][] = [
    [{ kind: 'push', label: 'x', endpoint: 'ftp://a' }, '/endpoint'],
    [{ kind: 'push', label: '', endpoint: 'https://a.example/x' }, '/label'],
    [{ kind: 'pigeon', label: 'x' }, '/kind'],
  ];
  for (const [body, pointer] of wrong)
    assert.equal(pointerOf(await quan.send('POST', '/v1/paging/channels', body)), pointer);
  const one = { kind: 'push', label: 'x', endpoint: 'https://push.example/x' };
  for (let n = 0; n < 10; n++) await add(quan, one);
  assert.equal(pointerOf(await quan.send('POST', '/v1/paging/channels', one)), '/kind');
});
