import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { runNodeTests } from './run-node-tests.ts';

test('a run tells what passed, which file is empty and how long each took, the dearest first', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'kmm-seconds-'));
  const written = (name: string, text: string) => {
    writeFileSync(path.join(root, name), text);
    return path.join(root, name);
  };
  try {
    const slow =
      "import { test } from 'node:test'; test('waits', () => new Promise((done) => setTimeout(done, 400)));";
    const quick = "import { test } from 'node:test'; test('a', () => {}); test('b', () => {});";
    const files = [
      written('quick.test.mjs', quick),
      written('slow.test.mjs', slow),
      written('empty.test.mjs', 'export {};'),
    ];
    // A test run inside another one would tell its results to that one.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const run = await runNodeTests(root, files, env, 'ignore');
    assert.equal(run.code, 0);
    assert.equal(run.passed, 3);
    assert.deepEqual(
      run.empty.map((file) => path.basename(file)),
      ['empty.test.mjs'],
    );
    const [dearest] = run.files;
    assert.equal(dearest?.file, 'slow.test.mjs');
    assert.ok((dearest?.seconds ?? 0) >= 0.4, `${dearest?.seconds} s`);
    assert.ok(run.files.some(({ file }) => file === 'quick.test.mjs'));
  } finally {
    rmSync(root, { recursive: true });
  }
});
