import { randomBytes, randomUUID } from 'node:crypto';
import type { Decision } from '@khong-mot-minh/contracts';
import { newContentId, seal } from '@khong-mot-minh/sealing';
import { type Answer, call } from '../api/call.ts';
import { extortionRun, putAccounts } from '../api/extortion.ts';
import { openTeam, type Reporter, reporterWith, reportFor } from '../api/reporter.ts';
import type { Responder } from '../api/responder.ts';
import type { Acknowledged, KnownReport } from './acknowledged.ts';

export type Load = {
  url: string;
  key: string;
  desk: Responder;
  known: Acknowledged;
  /** Set at the moment of the kill: from then on a broken connection is no fault. */
  killed: boolean;
};

/** Sends once; a connection that breaks under the kill leaves the request among the unanswered. */
async function send(
  load: Load,
  path: string,
  body: object,
  settle: (answer: unknown) => Promise<void> | void,
  expected: number,
): Promise<void> {
  const key = randomUUID();
  const unanswered = { path, body, key, settle };
  load.known.unanswered.push(unanswered);
  let answer: Answer;
  try {
    answer = await call(load.url, 'POST', path, body, { headers: { 'idempotency-key': key }, key: load.key });
  } catch (error) {
    if (load.killed) return;
    throw error;
  }
  load.known.unanswered.splice(load.known.unanswered.indexOf(unanswered), 1);
  if (answer.status !== expected) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  await settle(answer.json);
}

/** After a restart: what was not answered is asked again with the same key, and counts from then on. */
export async function repeatUnanswered(load: Load): Promise<number> {
  const open = load.known.unanswered.splice(0);
  for (const { path, body, key, settle } of open) {
    const headers = { 'idempotency-key': key };
    const answer = await call(load.url, 'POST', path, body, { headers, key: load.key });
    if (answer.status >= 300) throw new Error(`${path} repeated: ${answer.status} ${answer.text}`);
    await settle(answer.json);
  }
  return open.length;
}

const until = (load: Load, step: (i: number) => Promise<void>) => async () => {
  for (let i = 0; !load.killed; i++) await step(i);
};

async function report(load: Load, team: Awaited<ReturnType<typeof openTeam>>): Promise<void> {
  const id = newContentId();
  const sealed = await seal({ kind: 'report', id, text: 'một điều', to: [team] });
  const body = { ...reportFor(team.id), sealed: { id, sealed } };
  const settle = async (answer: unknown) => {
    const { receipt } = answer as { receipt: string };
    const reporter = await reporterWith(load.url, receipt);
    load.known.reports.push({ receipt, reporter, messages: [] });
  };
  await send(load, '/v1/reports', body, settle, 201);
}

async function message(load: Load, to: KnownReport, keys: Awaited<ReturnType<Reporter['thread']>>) {
  const id = newContentId();
  const sealed = await seal({
    kind: 'message',
    id,
    text: 'thêm một điều',
    to: [keys.teamKey, keys.reporterKey],
  });
  const body = { ...to.reporter.shown, message: { id, sealed } };
  await send(load, '/v1/receipts/messages', body, () => void to.messages.push(id), 201);
}

const quiet = async <T>(load: Load, work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (load.killed) return undefined;
    throw error;
  });

async function run(load: Load): Promise<void> {
  const name = `run-${randomUUID().slice(0, 8)}`;
  await quiet(load, putAccounts(load.url, load.key, name));
  const events = extortionRun(name);
  const keep = (answer: unknown) => {
    for (const d of answer as Decision[]) load.known.decisions.set(d.eventId, d);
  };
  // One by one, in pairs, or all at once.
  const size = [1, 2, events.length][Math.floor(Math.random() * 3)] ?? 1;
  for (let i = 0; i < events.length && !load.killed; i += size)
    await send(load, '/v1/events', events.slice(i, i + size), keep, 200);
}

async function work(load: Load): Promise<void> {
  const [first] = (await quiet(load, load.desk.cases('open'))) ?? [];
  if (!first) return;
  await quiet(load, load.desk.view(first.id));
  const answer = await quiet(
    load,
    load.desk.send('POST', `/v1/cases/${first.id}/commands`, {
      type: 'take',
      expectedVersion: first.version,
    }),
  );
  if (answer?.status === 200)
    load.known.commands.push({ caseId: first.id, version: (answer.json as { version: number }).version });
  else if (answer && answer.status !== 409) throw new Error(`take: ${answer.status} ${answer.text}`);
}

/** A picture's mark is sent, and every second one is taken back. */
async function takeDown(load: Load, i: number): Promise<void> {
  const hashes = [{ pdq: randomBytes(32).toString('hex'), quality: 90, kind: 'photo' }];
  const keep = async (answer: unknown) => {
    const known = { receipt: (answer as { receipt: string }).receipt, withdrawn: false };
    load.known.takeDowns.push(known);
    if (i % 2 === 0) return;
    const settle = () => {
      known.withdrawn = true;
    };
    await send(load, '/v1/take-downs/withdraw', { receipt: known.receipt }, settle, 200);
  };
  await send(load, '/v1/take-downs', { agePath: 'under18', hashes }, keep, 201);
}

/** The desk asks for the evidence of its newest case to be kept. */
async function preserve(load: Load): Promise<void> {
  const [first] = (await quiet(load, load.desk.cases('open'))) ?? [];
  if (!first) return void (await new Promise((done) => setTimeout(done, 20)));
  const body = { caseId: first.id, basis: 'VN.L116.16', scope: ['conversation'], days: 30 };
  const answer = await quiet(load, load.desk.send('POST', '/v1/preservations', body));
  if (answer?.status === 201) load.known.preservations.push((answer.json as { id: string }).id);
  else if (answer) throw new Error(`preserve: ${answer.status} ${answer.text}`);
}

/** Everybody at once, until the server is killed: reporters, platforms, a desk and people who sign the pledge. */
export async function runLoad(load: Load): Promise<void> {
  const team = await openTeam(load.url);
  const reports = until(load, () => report(load, team));
  const messages = until(load, async () => {
    const to = load.known.reports[Math.floor(Math.random() * load.known.reports.length)];
    const keys = to && (await quiet(load, to.reporter.thread()));
    if (to && keys) await message(load, to, keys);
    else await new Promise((done) => setTimeout(done, 20));
  });
  const pledge = { nickname: 'sen', province: 'ha-noi' };
  const pledges = until(load, async () => {
    const answer = await quiet(load, call(load.url, 'POST', '/v1/pledges', pledge));
    if (answer?.status === 201) load.known.pledges++;
    await new Promise((done) => setTimeout(done, 10));
  });
  const events = until(load, () => run(load));
  const desk = until(load, () => work(load));
  const takeDowns = until(load, (i) => takeDown(load, i));
  const preservations = until(load, () => preserve(load));
  await Promise.all([
    reports(),
    reports(),
    messages(),
    messages(),
    pledges(),
    events(),
    events(),
    events(),
    desk(),
    takeDowns(),
    preservations(),
  ]);
}
