import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import { ReceiptProof } from '@kmm/contracts';
import { decodeEntry, verifyTlogProof } from '@kmm/ledger';
import { startTestSystem, type TestSystem } from '@kmm/testing';
import { call } from './api/call.ts';
import { reporterWith, sendReport } from './api/reporter.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const prove = (body: object) => call(system.url, 'POST', '/v1/receipts/proof', body);
async function provenReport() {
  const { receipt, contentId } = await sendReport(system.url, 'Mình cần nói chuyện với ai đó.');
  await system.running.sequencer.run();
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
  const entry = decodeEntry(bytes);
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
  const changed = Buffer.from(proof.entry.replace('report.received', 'report.withdrawn'), 'utf8');
  assert.ok(!verifyTlogProof(proof.proof, changed, proof.vkey).ok);
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
  run(process.execPath, [path.join(import.meta.dirname, '../scripts/ledger-verify.ts'), ...args]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );

test('npm run ledger:verify -- --proof checks the file alone', async () => {
  const { proof } = await provenReport();
  const folder = await mkdtemp(path.join(tmpdir(), 'kmm-proof-'));
  try {
    const file = path.join(folder, 'chung-nhan.json');
    await writeFile(file, JSON.stringify(proof));
    const good = await cli('--proof', file, '--key', proof.vkey);
    assert.deepEqual([good.code, /The proof holds: report.received/.test(good.said)], [0, true]);
    await writeFile(file, JSON.stringify({ ...proof, entry: proof.entry.replace('public', 'system') }));
    const bad = await cli('--proof', file);
    assert.deepEqual([bad.code, /does NOT hold/.test(bad.said)], [1, true]);
    await writeFile(file, 'no');
    assert.equal((await cli('--proof', file)).code, 2);
    assert.equal((await cli('--proof', path.join(folder, 'none'))).code, 2);
  } finally {
    await rm(folder, { recursive: true });
  }
});
