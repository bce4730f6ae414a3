import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startTestSystem } from '@khong-mot-minh/testing';

test('the server looks after the embedded database while it runs', async (t) => {
  await using system = await startTestSystem({}, { tendEveryMs: 100 });
  const { db } = system.running.deps;
  if (db.kind !== 'pglite') return t.skip('PostgreSQL has its autovacuum');
  await db.owner.sql(
    `insert into pledge (nickname, province, signed_hour) select 'n', 'ha-noi', date_trunc('hour', now()) from generate_series(1, 500)`,
  );
  const analysed = async () => {
    const [row] = await db.owner.sql<{ at: Date | null }>(
      `select last_analyze as at from pg_stat_user_tables where relname = 'pledge'`,
    );
    return row?.at;
  };
  for (let n = 0; n < 100 && !(await analysed()); n++) await wait(100);
  assert.ok(await analysed());
});
