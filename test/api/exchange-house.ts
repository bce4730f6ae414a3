import { randomBytes, randomUUID } from 'node:crypto';
import type { Bank, HashView, TakeDownState } from '@khong-mot-minh/contracts';
import { insertApiKey, insertOrganisation } from '@khong-mot-minh/database';
import { type StartOptions, sha256 } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './call.ts';
import { personOf } from './house.ts';
import type { Responder } from './responder.ts';

/** The same hash with some of its bits turned. */
export function turned(hash: string, bits: number): string {
  const bytes = Buffer.from(hash, 'hex');
  for (let i = 0; i < bits; i++) {
    const bit = (i * 37) % 256;
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  }
  return bytes.toString('hex');
}

export type ExchangeHouse = Awaited<ReturnType<typeof openExchangeHouse>>;

/** A helpline that takes pictures down on both ways, a platform that reads its banks, and one that does not. */
export async function openExchangeHouse() {
  const limits: StartOptions['limits'] = {
    report: 100_000,
    receipt: 100_000,
    pledge: 100_000,
    takeDown: 100_000,
    refused: 100_000,
    lookups: 5000,
  };
  const clock = { aheadMs: 0 };
  const now = () => new Date(Date.now() + clock.aheadMs);
  const system = await startTestSystem({}, { limits, now });
  const { key } = system.seeded.platform;
  const desk = await personOf(system, 'helpline', 1);
  const bank = async (takes: string, category: string): Promise<Bank> => {
    const name = { vi: `Ngân hàng ${takes}`, en: `Bank ${takes}` };
    const answer = await desk.send('POST', '/v1/banks', { name, category, takes });
    if (answer.status !== 201) throw new Error(`Make bank: ${answer.status} ${answer.text}`);
    return answer.json as Bank;
  };
  const under18 = await bank('under18', 'NCII_MINOR');
  const adults = await bank('18plus', 'NCII_ADULT');
  for (const { id } of [under18, adults]) await letIn(desk, id, system.seeded.platform.id, id === adults.id);
  const stranger = await addPlatform(system);
  return {
    system,
    clock,
    desk,
    under18,
    adults,
    key,
    stranger,
    lookUp: (pdq: string | string[], who = key) =>
      call(system.url, 'POST', '/v1/hashes/lookup', { pictures: [{ id: 'p', pdq }] }, { key: who }),
    [Symbol.asyncDispose]: () => system[Symbol.asyncDispose](),
  };
}

export async function letIn(desk: Responder, bank: string, organisation: string, mayWrite = false) {
  const answer = await desk.send('PUT', `/v1/banks/${bank}/members`, { organisation, mayWrite });
  if (answer.status !== 204) throw new Error(`Let in: ${answer.status} ${answer.text}`);
}

export async function addPlatform({ running }: TestSystem): Promise<{ id: string; key: string }> {
  const id = randomUUID();
  const key = `kmm_${randomBytes(24).toString('base64url')}`;
  await running.deps.db.tx({ kind: 'system' }, async ({ sql, as }) => {
    await insertOrganisation(sql, { id, kind: 'platform', name: { vi: id, en: id }, mode: 'live' });
    await as('kmm_auth', (auth) =>
      insertApiKey(auth, { id: randomUUID(), org: id, hash: sha256(key), scopes: ['hashes', 'webhooks'] }),
    );
  });
  return { id, key };
}

/** Sends a take-down of these hashes and gives its receipt. */
export async function takeDown(
  { system }: ExchangeHouse,
  hashes: { pdq: string; quality: number }[],
  agePath: 'under18' | '18plus' = 'under18',
): Promise<string> {
  const body = { agePath, hashes: hashes.map((hash) => ({ ...hash, kind: 'photo' })) };
  const answer = await call(system.url, 'POST', '/v1/take-downs', body);
  if (answer.status !== 201) throw new Error(`Take down: ${answer.status} ${answer.text}`);
  return (answer.json as { receipt: string }).receipt;
}

export async function stateOf({ system }: ExchangeHouse, receipt: string): Promise<TakeDownState> {
  const answer = await call(system.url, 'POST', '/v1/take-downs/open', { receipt });
  if (answer.status !== 200) throw new Error(`Open take-down: ${answer.status} ${answer.text}`);
  return answer.json as TakeDownState;
}

/** What a bank's desk sees in a state. */
export async function hashesIn(desk: Responder, bank: string, state: string): Promise<HashView[]> {
  const answer = await desk.send('GET', `/v1/banks/${bank}/hashes?state=${state}&limit=200`);
  if (answer.status !== 200) throw new Error(`List hashes: ${answer.status} ${answer.text}`);
  return (answer.json as { items: HashView[] }).items;
}

/** A person shares everything that waits in a bank. */
export async function shareAll(desk: Responder, bank: string): Promise<string[]> {
  const hashes = (await hashesIn(desk, bank, 'proposed')).map(({ id }) => id);
  if (hashes.length === 0) return [];
  const answer = await desk.send('POST', `/v1/banks/${bank}/review`, { decision: 'share', hashes });
  if (answer.status !== 200) throw new Error(`Share: ${answer.status} ${answer.text}`);
  return hashes;
}
