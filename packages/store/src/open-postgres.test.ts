import assert from 'node:assert/strict';
import test from 'node:test';
import { openTestDatabase } from './test-database.ts';

test('no statement of a request is compiled: row-level security only makes it look dear', async () => {
  await using db = await openTestDatabase();
  const shown = await Promise.all(
    Array.from({ length: 3 }, () =>
      db.tx({ kind: 'system' }, ({ sql }) => sql<{ jit: string }>(`select current_setting('jit') as jit`)),
    ),
  );
  // The embedded database cannot compile at all.
  if (db.kind === 'postgres') assert.deepEqual(shown.flat(), Array(3).fill({ jit: 'off' }));
  else assert.equal(shown.length, 3);
});
