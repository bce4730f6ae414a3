import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readOutcomes, writeOutcomes } from './kept-outcomes.ts';

test('outcomes: what a cut run kept is there for the next one; nothing kept is an empty list', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'kmm-outcomes-'));
  const folder = path.join(home, 'data');
  assert.equal((await readOutcomes(folder)).size, 0);
  const outcome = { passed: true, seconds: 2, figures: ['1'], skipped: [], scale: 1, commit: 'abc', load: 1 };
  await writeOutcomes(folder, new Map([['walk', outcome]]));
  assert.deepEqual((await readOutcomes(folder)).get('walk'), outcome);
  await rm(home, { recursive: true });
});
