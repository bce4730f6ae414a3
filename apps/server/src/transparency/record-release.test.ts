import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { decodeLeaf } from '@khong-mot-minh/ledger';
import type { ServedCode } from '@khong-mot-minh/portal';
import { sha256 } from '../secrets.ts';
import { findServedRelease, lastServedRelease } from './queries/served-releases.ts';
import { recordRelease, servedList } from './record-release.ts';

const SYSTEM = { kind: 'system' } as const;
const AT = new Date('2026-11-27T10:00:00.500Z');
const codeOf = (script: string, policy = "script-src 'self'"): ServedCode => ({
  files: new Map([['/assets/report.js', Buffer.from(script)]]),
  pages: [
    { path: '/:lang/giup', scripts: ['/assets/report.js'], headers: { 'content-security-policy': policy } },
  ],
});

test('a release is an entry of its own, public at once; a start without a change writes none, a way back does', async () => {
  await using db = await openTestDatabase();
  const serve = (code: ServedCode) => db.tx(SYSTEM, ({ sql }) => recordRelease(sql, AT, servedList([code])));
  assert.equal(await serve(codeOf('one')), true);
  assert.equal(await serve(codeOf('one')), false, 'a restart');
  assert.equal(await serve(codeOf('two')), true, 'another file');
  assert.equal(await serve(codeOf('two', "script-src 'self' 'unsafe-inline'")), true, 'another header');
  assert.equal(await serve(codeOf('one')), true, 'back to the first');
  const rows = await db.owner.sql<{ entry: Uint8Array; open: boolean }>(
    'select entry, open from ledger_outbox order by id',
  );
  assert.ok(rows.every(({ open }) => open));
  const lists = rows.map(({ entry }) => {
    const leaf = decodeLeaf(entry);
    assert.ok(leaf.ok && 'act' in leaf.entry && leaf.entry.act === 'release.served');
    assert.deepEqual([leaf.entry.files, leaf.entry.at], [1, '2026-11-27T10:00:00Z']);
    return leaf.entry.list;
  });
  assert.equal(lists.length, 4);
  assert.equal(lists[0], lists[3]);
  assert.equal(new Set(lists).size, 3);
  // Each of them can still be read, by anybody, with the bytes that were hashed.
  for (const hash of lists) {
    const found = await db.tx({ kind: 'public' }, ({ sql }) =>
      findServedRelease(sql, Buffer.from(hash, 'hex')),
    );
    assert.equal(sha256(found?.list ?? '').toString('hex'), hash);
  }
  const last = await db.tx({ kind: 'public' }, ({ sql }) => lastServedRelease(sql));
  assert.equal(Buffer.from(last?.hash ?? []).toString('hex'), lists[3]);
});

test('nobody changes a release or takes it back, and the public writes none', async () => {
  await using db = await openTestDatabase();
  await db.tx(SYSTEM, ({ sql }) => recordRelease(sql, AT, servedList([codeOf('one')])));
  for (const change of ['update served_release set at = now()', 'delete from served_release'])
    await assert.rejects(
      db.tx(SYSTEM, ({ sql }) => sql(change)),
      /permission denied/,
      change,
    );
  await assert.rejects(
    db.tx({ kind: 'public' }, ({ sql }) =>
      sql(`insert into served_release (at, list_hash, list) values (now(), sha256('x'), 'x')`),
    ),
    /row-level security/,
  );
});
