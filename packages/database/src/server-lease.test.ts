import assert from 'node:assert/strict';
import test from 'node:test';
import { migrate } from './migrate.ts';
import { openPostgres } from './open-postgres.ts';
import { DatabaseTaken, takeServerLease } from './server-lease.ts';
import { newPostgresDatabase } from './test-database.ts';

const postgres = process.env.TEST_DATABASE_URL;
const skip = postgres ? false : 'needs TEST_DATABASE_URL';

const migrated = async (url: string): Promise<void> => {
  await using db = await openPostgres(url, 1);
  await migrate(db);
};

test('of two servers that start at the same moment one gets the database, and the other hears from whom', {
  skip,
}, async () => {
  await using own = await newPostgresDatabase(postgres!);
  await migrated(own.url);
  const take = (name: string) => takeServerLease(own.url, name, async () => undefined);
  const both = await Promise.allSettled([take('one'), take('two')]);
  const [got, refused] = both.toSorted((a, b) => a.status.localeCompare(b.status));
  assert.ok(got?.status === 'fulfilled' && refused?.status === 'rejected');
  assert.ok(refused.reason instanceof DatabaseTaken && /^(one|two)$/.test(refused.reason.holder));
  await got.value[Symbol.asyncDispose]();
  const next = await take('three');
  assert.equal(next.epoch, got.value.epoch + 1);
  await next[Symbol.asyncDispose]();
});

test('a server whose epoch is over opens no connection any more', { skip }, async () => {
  await using own = await newPostgresDatabase(postgres!);
  await migrated(own.url);
  const lease = await takeServerLease(own.url, 'old', async () => undefined);
  {
    await using db = await openPostgres(own.url, 1, { epoch: lease.epoch });
    await db.tx({ kind: 'system' }, ({ sql }) => sql('update server_lease set epoch = epoch + 1'));
  }
  assert.equal(await lease.lost, 'old');
  await assert.rejects(openPostgres(own.url, 1, { epoch: lease.epoch }), /Cannot reach/);
  await using next = await openPostgres(own.url, 1, { epoch: lease.epoch + 1 });
  assert.equal((await next.tx({ kind: 'public' }, ({ sql }) => sql('select 1'))).length, 1);
  await lease[Symbol.asyncDispose]();
});
