import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportOf, readerOf, sampleEntries, signer } from './test-log.ts';
import { verify } from './verify.ts';

/** A million in `npm run prove`, where it may take a minute. */
const ENTRIES = Number(process.env.LEDGER_ENTRIES ?? 20_000);
const MOST_SECONDS = 60;

test('a large export is checked whole, from its files alone', async (t) => {
  const files = exportOf(sampleEntries(ENTRIES));
  const began = performance.now();
  const result = await verify(readerOf(files), signer.vkey);
  const seconds = (performance.now() - began) / 1000;
  assert.equal(result.ok && result.size, ENTRIES);
  t.diagnostic(
    `figure: ${ENTRIES.toLocaleString('en')} entries checked from their files alone in ${seconds.toFixed(1)} s`,
  );
  if (ENTRIES >= 1_000_000) assert.ok(seconds <= MOST_SECONDS, `${seconds.toFixed(1)} s`);
});
