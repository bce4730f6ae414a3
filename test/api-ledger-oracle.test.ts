import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after, before } from 'node:test';
import { CaseLedger } from '@khong-mot-minh/contracts';
import { publishBatches, startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { personOf } from './api/house.ts';
import { sendReport } from './api/reporter.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

/** So many acts of other people, each a row of the log. */
async function houseIsBusy(acts: number): Promise<void> {
  const desk = await personOf(system, 'helpline');
  const count = async () =>
    Number(
      (
        await system.running.deps.db.owner.sql<{ n: number }>('select count(*)::int as n from ledger_outbox')
      )[0]?.n,
    );
  const begin = await count();
  while ((await count()) < begin + acts) await desk.send('GET', '/v1/session/keys');
}

type Given = { status: number; text: string; json: unknown };
async function promised(): Promise<{ receipt: string; promise: Given; at: number }> {
  const { receipt } = await sendReport(system.url, 'Mình hỏi một chuyện.');
  const at = await latestNumber();
  return { receipt, promise: await call(system.url, 'POST', '/v1/receipts/promise', { receipt }), at };
}

const latestNumber = async () =>
  Number(
    (
      await system.running.deps.db.owner.sql<{ n: number }>(
        `select max(o.number) as n from ledger_outbox o where convert_from(o.entry, 'UTF8') like '%report.received%'`,
      )
    )[0]?.n,
  );

/** Every number that a client can read out of an answer, by where it stands, into texts that hold JSON too. */
function numbersIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value === 'string') {
    if (/^\d+$/.test(value)) return [[path, Number(value)]];
    return value.startsWith('{') ? numbersIn(JSON.parse(value), path) : [];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => numbersIn(inner, `${path}/${name}`))
    : [];
}

const ROUNDS = [0, 1, 3, 7, 90] as const;

test('two receipts of one stranger do not tell how much the house did between them', async (t) => {
  const seen: { at: number; promise: Given; receipt: string }[] = [];
  for (const acts of ROUNDS) {
    await houseIsBusy(acts);
    seen.push(await promised());
  }
  const [first, ...later] = seen;
  assert.ok(first);
  const distances = later.map(({ at }, i) => at - (seen[i]?.at ?? 0));
  assert.ok(new Set(distances).size > 3, `the house really did more and less: ${distances.join()}`);
  const same = (what: string, answers: readonly Given[]) => {
    const readable = answers.map(({ json }) => JSON.stringify(numbersIn(json)));
    assert.deepEqual(new Set(readable), new Set([readable[0]]), `${what}: its numbers follow the house`);
  };
  const promises = seen.map(({ promise }) => promise);
  for (const { status, text } of promises) assert.equal(status, 200, text);
  same('the promise', promises);
  assert.equal(new Set(promises.map(({ text }) => text.length)).size, 1, 'nor does its length');

  await publishBatches(system);
  const proofs = await Promise.all(
    seen.map(({ receipt }) => call(system.url, 'POST', '/v1/receipts/proof', { receipt })),
  );
  for (const { status, text } of proofs) assert.equal(status, 200, text);
  same('the proof', proofs);
  for (const [i, { json }] of [...promises, ...proofs].entries())
    guess(json, (seen[i % seen.length]?.at ?? 0) + 50);
  t.diagnostic(
    `figure: ${ROUNDS.length} receipts with ${distances.join(', ')} acts from one to the next: promise and proof hold the same numbers`,
  );
});

/** Whoever tries every number that the house could have reached finds none that fits what they were given. */
function guess(given: unknown, most: number): void {
  const { opening, leaf, entry } = given as {
    opening: { nonce: string; place?: string; entry: string };
    leaf?: string;
    entry?: string;
  };
  const { sealed } = JSON.parse(leaf ?? entry ?? '') as { sealed: string };
  const known = [Buffer.alloc(0), Buffer.alloc(32), Buffer.from(opening.nonce, 'hex')];
  const hour = Date.parse((JSON.parse(opening.entry) as { at: string }).at) / 1000;
  const fits = (parts: Uint8Array[]) => {
    const hash = createHash('sha256').update(Buffer.concat(parts)).digest('hex');
    return hash === sealed || hash === opening.place;
  };
  for (let number = 1; number <= most; number++)
    for (const salt of known) {
      const count = eightBytes(number);
      assert.ok(!fits([salt, count]), `the number ${number} fits`);
      assert.ok(!fits([salt, count, eightBytes(hour)]), `the number ${number} fits`);
      assert.ok(!fits([salt, count, Buffer.from(opening.entry)]), `the number ${number} fits`);
    }
}

function eightBytes(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

test('who works on a case reads its acts to the hour, and no number of them', async () => {
  await sendReport(system.url, 'Mình cần nói chuyện.');
  const helpline = await personOf(system, 'helpline');
  const [row] = await helpline.cases();
  assert.ok(row);
  await helpline.view(row.id);
  const answer = await helpline.send('GET', `/v1/cases/${row.id}/ledger`);
  const { items } = CaseLedger.parse(answer.json);
  assert.ok(items.length > 1);
  for (const item of items) {
    assert.ok(!('number' in item), 'a number among all acts');
    assert.match((JSON.parse(item.entry) as { at: string }).at, /:00:00Z$/);
  }
});
