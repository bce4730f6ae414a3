import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import { ReceiptPromise, ReceiptProof } from '@khong-mot-minh/contracts';
import { decodeEntry, leafHash, openCheckpoint, openPromise, verifyTlogProof } from '@khong-mot-minh/ledger';
import { publishBatches, startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { opens } from './api/opens.ts';
import { reporterWith, sendReport } from './api/reporter.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const prove = (body: object) => call(system.url, 'POST', '/v1/receipts/proof', body);
async function provenReport() {
  const { receipt, contentId } = await sendReport(system.url, 'Mình cần nói chuyện với ai đó.');
  await publishBatches(system);
  const answer = await prove({ receipt });
  assert.equal(answer.status, 200, answer.text);
  return { receipt, contentId, proof: ReceiptProof.parse(answer.json), text: answer.text };
}

test('a reporter gets what shows offline that the log took the report, and it says nothing of them', async () => {
  const { proof, text, contentId, receipt } = await provenReport();
  const bytes = Buffer.from(proof.entry, 'utf8');
  const checked = verifyTlogProof(proof.proof, bytes, system.running.sequencer.vkey);
  assert.ok(checked.ok);
  assert.equal(proof.vkey, system.running.sequencer.vkey);
  assert.match(proof.entry, /^\{"v":2,"sealed":"[0-9a-f]{64}"\}$/, 'the leaf itself says nothing');
  const { entry: act } = proof.opening!;
  assert.ok(opens(proof.opening!, bytes));
  const entry = decodeEntry(Buffer.from(act));
  assert.ok(entry.ok);
  assert.deepEqual(
    [entry.entry.act, entry.entry.actor, entry.entry.org],
    ['report.received', 'public', 'none'],
  );
  assert.match(entry.entry.at, /:00:00Z$/);
  for (const secret of [contentId, receipt, receipt.slice(0, 6)]) assert.ok(!text.includes(secret));
});

test('a client that keeps the secret proves with its verifier; every report has an entry of its own', async () => {
  const one = await provenReport();
  const other = await provenReport();
  assert.notEqual(one.proof.entry, other.proof.entry);
  const { shown } = await reporterWith(system.url, one.receipt);
  assert.equal(ReceiptProof.parse((await prove(shown)).json).entry, one.proof.entry);
});

test('a proof holds after the log has grown, and one changed byte of it does not', async () => {
  const { proof } = await provenReport();
  await provenReport();
  const bytes = Buffer.from(proof.entry, 'utf8');
  assert.ok(verifyTlogProof(proof.proof, bytes, proof.vkey).ok);
  const changed = Buffer.from(
    proof.entry.replace(/[0-9a-f]"}$/, (end) => (end[0] === '0' ? '1"}' : '0"}')),
    'utf8',
  );
  assert.ok(!verifyTlogProof(proof.proof, changed, proof.vkey).ok);
});

test('before its batch a report has the signed promise of the log, and the proof later keeps it', async () => {
  const { receipt } = await sendReport(system.url, 'Mình hỏi một chuyện.');
  const early = await prove({ receipt });
  assert.deepEqual([early.status, (early.json as { code: string }).code], [409, 'proof-not-ready']);
  const given = await call(system.url, 'POST', '/v1/receipts/promise', { receipt });
  assert.equal(given.status, 200, given.text);
  const promise = ReceiptPromise.parse(given.json);
  const opened = openPromise(promise.promise, system.vkey);
  assert.ok(opened.ok);
  assert.deepEqual(Buffer.from(opened.promise.leaf), Buffer.from(leafHash(Buffer.from(promise.leaf))));
  assert.ok(opened.promise.by * 1000 <= Date.now() + 38 * 3600_000);
  await publishBatches(system);
  const proof = ReceiptProof.parse((await prove({ receipt })).json);
  assert.equal(proof.entry, promise.leaf);
  assert.deepEqual(proof.opening, promise.opening);
});

test('a promise is signed under its own head: it passes for no checkpoint, and a changed one for no promise', async () => {
  const { receipt } = await sendReport(system.url, 'Mình hỏi thêm.');
  const { promise } = ReceiptPromise.parse(
    (await call(system.url, 'POST', '/v1/receipts/promise', { receipt })).json,
  );
  assert.equal(openCheckpoint(promise, system.vkey).ok, false);
  const note = (await call(system.url, 'GET', '/ledger/checkpoint')).text;
  assert.equal(openPromise(note, system.vkey).ok, false);
  assert.equal(openPromise(promise.replace(/\n(\d+)\n\n/, '\n9$1\n\n'), system.vkey).ok, false);
});

const wrong = [
  {
    name: 'a mistyped receipt',
    body: { receipt: 'ABCDEF-1234-1234-1234-1234-1' },
    status: 422,
    code: 'invalid',
  },
  {
    name: 'an unknown receipt',
    body: { locator: '000000', verifier: 'A'.repeat(43) },
    status: 404,
    code: 'unknown-receipt',
  },
  { name: 'nothing', body: {}, status: 422, code: 'invalid' },
];
for (const { name, body, status, code } of wrong)
  test(`${name} proves nothing`, async () => {
    const answer = await prove(body);
    assert.deepEqual([answer.status, (answer.json as { code: string }).code], [status, code]);
  });

const run = promisify(execFile);
const cli = (...args: string[]) =>
  run(process.execPath, [
    path.join(import.meta.dirname, '../apps/cli/src/main.ts'),
    'ledger',
    'verify',
    ...args,
  ]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );

test('npx kmm ledger verify --proof checks the file alone', async () => {
  const { proof } = await provenReport();
  const folder = await mkdtemp(path.join(tmpdir(), 'kmm-proof-'));
  try {
    const file = path.join(folder, 'chung-nhan.json');
    await writeFile(file, JSON.stringify(proof));
    const good = await cli('--proof', file, '--key', proof.vkey);
    assert.deepEqual([good.code, /The proof holds: report.received/.test(good.said)], [0, true]);
    await writeFile(file, JSON.stringify({ ...proof, opening: { ...proof.opening, place: '0'.repeat(64) } }));
    const bad = await cli('--proof', file);
    assert.deepEqual([bad.code, /does NOT hold/.test(bad.said)], [1, true]);
    await checkPromise(file);
    await writeFile(file, 'no');
    assert.equal((await cli('--proof', file)).code, 2);
    assert.equal((await cli('--proof', path.join(folder, 'none'))).code, 2);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Signed at once, kept after its batch, and broken where its leaf is another. */
async function checkPromise(file: string): Promise<void> {
  const { receipt } = await sendReport(system.url, 'Mình hỏi lần nữa.');
  const promised = async () =>
    ReceiptPromise.parse((await call(system.url, 'POST', '/v1/receipts/promise', { receipt })).json);
  const promise = await promised();
  await writeFile(file, JSON.stringify(promise));
  const log = `${system.url}/ledger`;
  const signed = await cli('--proof', file, '--key', system.vkey);
  assert.deepEqual([signed.code, /The promise is signed: report.received/.test(signed.said)], [0, true]);
  const early = await cli('--proof', file, log, '--key', system.vkey);
  assert.deepEqual([early.code, /not due yet/.test(early.said)], [0, true], early.said);
  await publishBatches(system);
  const kept = await cli('--proof', file, log, '--key', system.vkey);
  assert.deepEqual([kept.code, /The promise is kept: entry \d+/.test(kept.said)], [0, true], kept.said);
  await writeFile(file, JSON.stringify({ ...promise, leaf: promise.leaf.replace(/.{4}"}$/, '0000"}') }));
  const other = await cli('--proof', file, log, '--key', system.vkey);
  assert.deepEqual([other.code, /it speaks of another leaf/.test(other.said)], [1, true], other.said);
}
