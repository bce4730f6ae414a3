import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import type { Envelope, Sealed } from '@khong-mot-minh/contracts';
import { type CaseKeys, openCaseKeys } from './case-keys/case-keys.ts';
import { CaseKeyGone } from './case-keys/holders.ts';
import { findCase, grantReferral, insertCase } from './cases.ts';
import type { Actor, Database } from './database.ts';
import { insertOrganisation, insertPerson, insertTeam } from './membership.ts';
import { insertReferral } from './referrals.ts';
import { insertReport } from './reports.ts';
import {
  addEnvelopes,
  coverBareWraps,
  insertSealed,
  listSealed,
  listShared,
  type SealedRow,
  shareContent,
} from './sealed-contents.ts';
import { openTestDatabase } from './test-database.ts';

const at = new Date('2026-11-27T10:00:00Z');
let db: Database;
let keys: CaseKeys;
let folder: string;
before(async () => {
  db = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kmm-wraps-'));
  const folders = [join(folder, '1'), join(folder, '2')];
  keys = await openCaseKeys({ folders, store: undefined, self: 'a test', makeFolders: true });
});
after(async () => {
  await keys[Symbol.asyncDispose]();
  await db[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const wrapFor = (keyId: string): Envelope => ({
  keyId,
  enc: 'B'.repeat(87),
  wrapped: Buffer.from(`a wrapped content key for ${keyId}`).toString('base64url'),
});
const sealedTo = (...keyIds: string[]): Sealed => ({ v: 1, ct: 'C'.repeat(1400), to: keyIds.map(wrapFor) });
const content = (owner: { keyId: string }, more: Partial<SealedRow> = {}): SealedRow => ({
  id: randomUUID().replaceAll('-', ''),
  kind: 'message',
  sender: 'reporter',
  sealed: sealedTo(owner.keyId, 'reporter-key'),
  at,
  ...more,
});

type House = { org: string; team: string; keyId: string; person: Extract<Actor, { kind: 'person' }> };
async function house(): Promise<House> {
  const [org, team, id, keyId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const name = { vi: org, en: org };
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    await insertOrganisation(sql, { id: org, kind: 'helpline', name, mode: 'live' });
    await insertTeam(sql, { id: team, org, name, takesReports: true, keyId, publicKey: 'p' });
    const rest = { keyId: 'k', publicKey: 'p', lockedKey: 'l', keySalt: 's' };
    await insertPerson(sql, { id, org, name: id, email: `${id}@a.invalid`, roles: ['counsellor'], ...rest });
  });
  return { org, team, keyId, person: { kind: 'person', org, person: id } };
}

/** A report of one owner with what was sealed in it. */
async function reported(owner: House, ...contents: SealedRow[]) {
  const caseId = randomUUID();
  const locator = randomUUID().slice(0, 6);
  const reporter = { kind: 'public', locator } as const;
  await db.tx(reporter, async ({ sql }) => {
    await insertCase(sql, {
      id: caseId,
      org: owner.org,
      team: owner.team,
      origin: 'report',
      status: 'open',
      tier: 2,
      dangerNow: false,
      category: 'OTHER_CHILD',
      peers: null,
      otherCategory: null,
      subject: null,
      affectedChild: null,
      assignee: null,
      unread: true,
      share: 1,
      aside: false,
      wasRead: false,
      closedReason: null,
      openedAt: at,
      updatedAt: at,
      version: 1,
    });
    await insertReport(sql, {
      id: randomUUID(),
      caseId,
      teamId: owner.team,
      locator,
      verifierMac: new Uint8Array(32),
      reporterKeyId: 'reporter-key',
      reporterPublicKey: 'p',
      reporterLockedKey: 'l',
      ageBand: '13-15',
      help: [],
      mayKnow: ['team'],
      receivedHour: at,
    });
    for (const c of contents) assert.ok(await insertSealed(sql, keys, caseId, c));
  });
  return { caseId, reporter };
}

const rowsOf = (actor: Actor, caseId: string) => db.tx(actor, ({ sql }) => listSealed(sql, keys, caseId));
const refsOf = async (caseId: string) =>
  new Map(
    (
      await db.owner.sql<{ org_id: string | null; ref: string }>(
        'select org_id, ref from case_key where case_id = $1',
        [caseId],
      )
    ).map((r) => [r.org_id, r.ref]),
  );

test('no wrap stands in the database as the browser sealed it, and each comes back as it was', async () => {
  const owner = await house();
  const said = content(owner);
  const { caseId, reporter } = await reported(owner, said);
  const [stored] = await db.owner.sql<{ sealed: Sealed }>('select sealed from sealed_content where id = $1', [
    said.id,
  ]);
  for (const { wrapped } of said.sealed.to) assert.equal(JSON.stringify(stored).includes(wrapped), false);
  for (const actor of [owner.person, reporter]) assert.deepEqual(await rowsOf(actor, caseId), [said]);
});

test('each side has a key of its own: the owner’s copy dies, the reporter’s stays, and the other way round', async () => {
  const owner = await house();
  for (const dies of [owner.org, null]) {
    const said = content(owner);
    const { caseId, reporter } = await reported(owner, said);
    const refs = await refsOf(caseId);
    assert.equal(refs.size, 2);
    await keys.destroy([refs.get(dies)!]);
    const left = dies ? 'reporter-key' : owner.keyId;
    const [row] = await rowsOf(reporter, caseId);
    assert.deepEqual(row?.sealed.to, [wrapFor(left)]);
    await keys.destroy([refs.get(dies ? null : owner.org)!]);
    assert.deepEqual(await rowsOf(reporter, caseId), []);
  }
});

test('what is sealed for another team as well lies under the key of that team’s own organisation', async () => {
  const [owner, next] = [await house(), await house()];
  const said = content(owner, { sealed: sealedTo(owner.keyId, next.keyId, 'reporter-key') });
  const { caseId, reporter } = await reported(owner, said);
  const refs = await refsOf(caseId);
  assert.deepEqual(new Set(refs.keys()), new Set([owner.org, next.org, null]));
  await keys.destroy([refs.get(owner.org)!, refs.get(null)!]);
  const [row] = await rowsOf(reporter, caseId);
  assert.deepEqual(row?.sealed.to, [wrapFor(next.keyId)], 'it outlives what the owner loses');
});

test('nothing more is sealed under a key that is gone', async () => {
  const owner = await house();
  const { caseId } = await reported(owner, content(owner));
  await keys.destroy([(await refsOf(caseId)).get(owner.org)!]);
  const note = content(owner, { kind: 'note', sender: 'team', sealed: sealedTo(owner.keyId) });
  await assert.rejects(
    db.tx(owner.person, ({ sql }) => insertSealed(sql, keys, caseId, note)),
    CaseKeyGone,
  );
});

test('a referral’s copy lies under its receiver’s own key and outlives the owner’s', async () => {
  const [owner, police] = [await house(), await house()];
  const said = content(owner);
  const { caseId } = await reported(owner, said);
  const referral = randomUUID();
  await db.tx(owner.person, async ({ sql }) => {
    await insertReferral(sql, {
      id: referral,
      caseId,
      kind: 'referral',
      fromOrg: owner.org,
      toOrg: police.org,
      toTeam: police.team,
      basis: 'consent',
      consentGiven: true,
      mayKnow: ['police'],
      madeBy: owner.person.person,
      madeAt: at,
    });
    const share = {
      contentId: said.id,
      referral,
      caseId,
      org: police.org,
      envelope: wrapFor(police.keyId),
      at,
    };
    await shareContent(sql, keys, share);
    assert.ok(await grantReferral(sql, caseId, police.org, at));
  });
  const shared = () => db.tx(police.person, ({ sql }) => listShared(sql, keys, caseId, police.org));
  assert.deepEqual(await shared(), [{ ...said, sealed: { ...said.sealed, to: [wrapFor(police.keyId)] } }]);
  const refs = await refsOf(caseId);
  await keys.destroy([refs.get(owner.org)!, refs.get(null)!]);
  assert.deepEqual(await rowsOf(owner.person, caseId), []);
  assert.equal((await shared()).length, 1);
  await keys.destroy([refs.get(police.org)!]);
  assert.deepEqual(await shared(), []);
});

test('an envelope is added by the owner only, once for each key, and changes nothing else', async () => {
  const [owner, other] = [await house(), await house()];
  const said = content(owner);
  const { caseId } = await reported(owner, said);
  const added = {
    caseId,
    contentId: said.id,
    envelopes: [wrapFor('a-new-key'), wrapFor(owner.keyId)],
    at,
  };
  assert.equal(await db.tx(owner.person, ({ sql }) => addEnvelopes(sql, keys, added)), true);
  const [row] = await rowsOf(owner.person, caseId);
  assert.deepEqual(row, {
    ...said,
    sealed: { ...said.sealed, to: [...said.sealed.to, wrapFor('a-new-key')] },
  });
  // Who is not the owner does not even see the case; past that, the database refuses by itself.
  await assert.rejects(
    db.tx(other.person, ({ sql }) => addEnvelopes(sql, keys, added)),
    /is not to be seen/,
  );
  const [refused] = await db.tx(other.person, ({ sql }) =>
    sql<{ added: boolean }>(`select add_envelopes($1, '[]') as added`, [said.id]),
  );
  assert.equal(refused?.added, false);
});

test('what was stored before there were case keys is covered, and opens as before', async () => {
  const owner = await house();
  const said = content(owner);
  const { caseId, reporter } = await reported(owner, said);
  await db.owner.exec('alter table sealed_content no force row level security');
  await db.owner.sql('update sealed_content set sealed = $2 where id = $1', [
    said.id,
    JSON.stringify(said.sealed),
  ]);
  await db.owner.exec('alter table sealed_content force row level security');
  assert.deepEqual(await rowsOf(owner.person, caseId), [said]);
  const cover = () => db.tx({ kind: 'system' }, ({ sql }) => coverBareWraps(sql, keys, 10, at));
  assert.equal(await cover(), 1);
  assert.equal(await cover(), 0);
  for (const actor of [owner.person, reporter]) assert.deepEqual(await rowsOf(actor, caseId), [said]);
  await keys.destroy([...(await refsOf(caseId)).values()]);
  assert.deepEqual(await rowsOf(reporter, caseId), []);
  // Nobody but the system sees or replaces a wrap that way.
  const seen = await db.tx(owner.person, ({ sql }) => sql('select * from bare_wraps(10)'));
  assert.deepEqual(seen, []);
  assert.ok(await db.tx(owner.person, ({ sql }) => findCase(sql, caseId)));
});
