import { isDeepStrictEqual } from 'node:util';
import type { CaseView, TakeDownState } from '@khong-mot-minh/contracts';
import { exportPaths, openCheckpoint, verify } from '@khong-mot-minh/ledger';
import { call } from '../api/call.ts';
import type { Responder } from '../api/responder.ts';
import { type Acknowledged, casesOf } from './acknowledged.ts';

type House = { url: string; key: string; vkey: string; platform: Responder; helpline: Responder };

async function inTurns<T>(all: readonly T[], width: number, work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const worker = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** Every acknowledged report opens by its receipt with each acknowledged message in it, once and in order. */
export async function lostReports(known: Acknowledged): Promise<string[]> {
  const lost: string[] = [];
  await inTurns(known.reports, 8, async ({ reporter, messages }) => {
    const thread = await reporter.thread().catch((error: Error) => error);
    if (thread instanceof Error) return void lost.push(`report ${reporter.shown.locator}: ${thread.message}`);
    const ids = thread.messages.map((m) => m.id);
    for (const id of messages)
      if (ids.filter((other) => other === id).length !== 1)
        lost.push(`message ${id} of report ${reporter.shown.locator}`);
    if (ids.length !== messages.length)
      lost.push(`report ${reporter.shown.locator} has ${ids.length} messages, ${messages.length} were sent`);
  });
  return lost;
}

/** Every acknowledged decision is given again exactly as it was. */
export async function lostDecisions({ url, key }: House, known: Acknowledged): Promise<string[]> {
  const lost: string[] = [];
  await inTurns([...known.decisions], 8, async ([id, decision]) => {
    const answer = await call(url, 'GET', `/v1/decisions/${id}`, undefined, { key });
    if (!isDeepStrictEqual(answer.json, decision))
      lost.push(`decision ${id}: ${answer.status} ${answer.text}`);
  });
  return lost;
}

async function allCases(desk: Responder): Promise<string[]> {
  const ids: string[] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const cursor: string = next ? `&cursor=${next}` : '';
    const answer = await desk.send('GET', `/v1/cases?queue=all&limit=200${cursor}`);
    if (answer.status !== 200) throw new Error(`Queue: ${answer.status} ${answer.text}`);
    const page = answer.json as { items: { id: string }[]; next?: string };
    ids.push(...page.items.map((c) => c.id));
    next = page.next;
  }
  return ids;
}

/** Each case exactly once: none missing, none twice, one for each account, one for each report. */
export async function lostCases(house: House, known: Acknowledged): Promise<string[]> {
  const lost: string[] = [];
  const ids = await allCases(house.platform);
  if (new Set(ids).size !== ids.length) lost.push('a case is listed twice');
  for (const id of new Set(casesOf(known.decisions.values()))) if (!ids.includes(id)) lost.push(`case ${id}`);
  const subjects: string[] = [];
  await inTurns(ids, 8, async (id) => {
    const { decision } = (await house.platform.send('GET', `/v1/cases/${id}`)).json as CaseView;
    subjects.push(decision?.subject ?? '');
  });
  if (new Set(subjects).size !== subjects.length) lost.push('two cases are about one account');
  for (const { caseId, version } of known.commands) {
    const view = (await house.platform.send('GET', `/v1/cases/${caseId}`)).json as CaseView;
    if (view.version < version)
      lost.push(`command on case ${caseId}: version ${view.version}, ${version} was given`);
  }
  const reports = await allCases(house.helpline);
  if (reports.length !== known.reports.length)
    lost.push(`${reports.length} cases of the helpline, ${known.reports.length} reports were acknowledged`);
  return lost;
}

/** Every acknowledged take-down opens by its receipt, and one that was taken back stays taken back. */
export async function lostTakeDowns({ url }: House, known: Acknowledged): Promise<string[]> {
  const lost: string[] = [];
  await inTurns(known.takeDowns, 8, async ({ receipt, withdrawn }) => {
    const answer = await call(url, 'POST', '/v1/take-downs/open', { receipt });
    const { status } = answer.json as TakeDownState;
    if (answer.status !== 200 || withdrawn !== (status === 'withdrawn'))
      lost.push(`take-down${withdrawn ? ' taken back' : ''}: ${answer.status} ${answer.text}`);
  });
  return lost;
}

export async function lostPreservations({ platform }: House, known: Acknowledged): Promise<string[]> {
  const lost: string[] = [];
  await inTurns(known.preservations, 8, async (id) => {
    const answer = await platform.send('GET', `/v1/preservations/${id}`);
    if (answer.status !== 200) lost.push(`preservation ${id}: ${answer.status}`);
  });
  return lost;
}

/** The ledger verifies whole, and extends the checkpoint of the round before. */
export async function brokenLedger(house: House, known: Acknowledged): Promise<string[]> {
  const read = async (path: string) => {
    const response = await fetch(`${house.url}/ledger/${path}`);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  };
  const note = Buffer.from((await read('checkpoint')) ?? []).toString('utf8');
  const opened = openCheckpoint(note, house.vkey);
  if (!opened.ok) return [`the checkpoint does not open: ${opened.why}`];
  const { size } = opened.checkpoint;
  const files = new Map<string, Uint8Array>([['checkpoint', Buffer.from(note)]]);
  for (const path of exportPaths(size)) {
    const bytes = path === 'checkpoint' ? undefined : await read(path);
    if (bytes) files.set(path, bytes);
  }
  const log = { read: async (path: string) => files.get(path), list: async () => [...files.keys()] };
  const since = known.checkpoint.note;
  const result = await verify(log, house.vkey, since ? { since } : {});
  const shrunk =
    size < known.checkpoint.size ? [`the ledger shrank from ${known.checkpoint.size} to ${size}`] : [];
  known.checkpoint = { size, note };
  return result.ok ? shrunk : [...shrunk, `${result.bad.kind} ${result.bad.name}: ${result.bad.why}`];
}

export async function missingPledges({ url }: House, known: Acknowledged): Promise<string[]> {
  const { items } = (await call(url, 'GET', '/v1/pledges')).json as { items: { count: number }[] };
  const count = items.reduce((sum, item) => sum + item.count, 0);
  // Counts below ten are not shown.
  return count >= known.pledges || known.pledges < 10
    ? []
    : [`${count} pledges, ${known.pledges} were signed`];
}
