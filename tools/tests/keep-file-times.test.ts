import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { keepFileTimes } from './keep-file-times.ts';

test('all files are kept in the data folder, ten are shown', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'kmm-times-'));
  try {
    const files = Array.from({ length: 12 }, (_, n) => ({ file: `test/${n}.test.ts`, seconds: 12.34 - n }));
    const lines = await keepFileTimes(root, files, { DATA_DIR: 'kept' });
    const kept = JSON.parse(readFileSync(path.join(root, 'kept/test-seconds.json'), 'utf8'));
    assert.equal(kept.files.length, 12);
    assert.deepEqual(kept.files[0], { file: 'test/0.test.ts', seconds: 12.3 });
    assert.match(lines.join('\n'), /of 12 files/);
    assert.deepEqual(
      lines.filter((line) => line.endsWith('.test.ts')),
      files.slice(0, 10).map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});
