import assert from 'node:assert/strict';
import test from 'node:test';
import { openJobs } from './open-jobs.ts';
import { openTestDatabase } from './test-database.ts';

const queue = { name: 'trial', retryLimit: 2, retryDelaySeconds: 0, retryDelayMaxSeconds: 1 };

test('a job that fails, in whichever way, is tried again and holds up no other', async () => {
  await using db = await openTestDatabase();
  const faults: Error[] = [];
  await using jobs = await openJobs(db, [queue], (error) => faults.push(error));
  const tried: string[] = [];
  const over = Promise.withResolvers<void>();
  await jobs.work(
    [
      {
        ...queue,
        async work({ data, retryCount }) {
          const { name } = data as { name: string };
          tried.push(`${name} ${retryCount}`);
          if (name === 'breaks' && retryCount === 0) throw 'not even an error';
          if (name === 'breaks' && retryCount === 1) await Promise.reject(new Error('broken'));
          if (name === 'breaks') over.resolve();
        },
      },
    ],
    0.5,
  );
  await db.tx({ kind: 'system' }, async (tx) => {
    await jobs.enqueue(tx, 'trial', { name: 'breaks' });
    await jobs.enqueue(tx, 'trial', { name: 'works' });
  });
  await over.promise;
  assert.deepEqual(
    tried.filter((line) => line.startsWith('breaks')),
    ['breaks 0', 'breaks 1', 'breaks 2'],
  );
  assert.equal(tried.filter((line) => line.startsWith('works')).length, 1);
  assert.deepEqual(faults, []);
});
