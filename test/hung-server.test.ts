import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { appendJournal, insertOrganisation, migrate, openPostgres } from '@khong-mot-minh/database';
import { newPostgresDatabase } from '@khong-mot-minh/database/test-database';

const postgres = process.env.TEST_DATABASE_URL;
const skip = postgres ? false : 'needs TEST_DATABASE_URL';
const HOLDER = fileURLToPath(new URL('./database/hold-a-batch.ts', import.meta.url));

async function saysLine(child: ChildProcess, wanted: string): Promise<void> {
  if (!child.stdout) throw new Error('The process has no output');
  for await (const line of createInterface(child.stdout)) if (line === wanted) return;
  throw new Error(`The process ended before it said "${wanted}"`);
}

test('a process that is stopped between its journal row and its commit holds nobody for longer than 5 s', {
  skip,
}, async (t) => {
  await using own = await newPostgresDatabase(postgres!);
  await using db = await openPostgres(own.url, 2);
  await migrate(db);
  const org = randomUUID();
  await db.tx({ kind: 'system' }, ({ sql }) =>
    insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: 'A', en: 'A' }, mode: 'live' }),
  );
  const child = spawn(process.execPath, [HOLDER, own.url, org], { stdio: ['ignore', 'pipe', 'inherit'] });
  await saysLine(child, 'written');
  child.kill('SIGSTOP');
  const begun = performance.now();
  await db.tx({ kind: 'platform', org }, ({ sql }) => {
    const at = new Date();
    const row = { batch: 1, firstSeq: 1, arrivedAt: at, lastEventAt: at, events: [], writes: [] };
    const decided = { decisions: '{}', counts: { prevent: 0, control: 0 } };
    return appendJournal(sql, org, { ...row, policy: 'other', mode: 'live', aliased: true }, decided);
  });
  const waitedMs = Math.round(performance.now() - begun);
  child.kill('SIGKILL');
  await once(child, 'exit');
  t.diagnostic(`figure: waited ${waitedMs} ms for a stopped process`);
  assert.ok(waitedMs < 5000, `waited ${waitedMs} ms`);
});
