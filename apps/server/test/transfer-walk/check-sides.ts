import assert from 'node:assert/strict';
import type { Envelope, Sealed } from '@khong-mot-minh/contracts';
import { findAccess, findCase, listOwned, listSealed, type Sql } from '@khong-mot-minh/database';
import { open } from '@khong-mot-minh/sealing';
import { actorOf } from '../../src/http/principal.ts';
import { readCaseView } from '../../src/response/case-view.ts';
import { openSealed } from '../../src/response/receipt-service.ts';
import type { Key, Side, Standing, WalkHouse } from './walk-house.ts';
import type { Text, Walked } from './walked.ts';

type Failed = { walked: Walked; cause: unknown };

/**
 * What must hold of cases at any moment, looked at from the database, each organisation and the child. One transaction
 * of an organisation looks at all of them; each failure is given with its case.
 */
export async function checkSides(house: WalkHouse, all: readonly Walked[]): Promise<Failed[]> {
  const failed: Failed[] = [];
  const each = async (some: readonly Walked[], look: (w: Walked) => Promise<void> | void) => {
    for (const walked of some)
      try {
        await look(walked);
      } catch (cause) {
        failed.push({ walked, cause });
      }
  };
  const standings = await house.truth.standings(all.map(({ caseId }) => caseId));
  await each(all, (w) => checkStanding(w, standings.get(w.caseId)));
  for (const side of house.sides)
    await house.db.tx(actorOf(side.person), ({ sql }) =>
      each(all, (w) => (w.owner === side ? ownerReadsAll(w, sql) : readsOnlyItsOwn(w, side, sql))),
    );
  await each(all, childReadsAll);
  return failed;
}

/** One owner, one offer, one question; and whatever another organisation reads, somebody allowed. */
function checkStanding({ owner, shared }: Walked, standing: Standing | undefined): void {
  assert.ok(standing);
  const { owners, named, offers, asked, given } = standing;
  assert.deepEqual([owners, named], [[owner.org], owner.org]);
  assert.ok(offers <= 1 && asked <= 1, 'one offer and one question at most');
  for (const { id, from, consent, reviewers } of given) {
    const known = shared.get(id);
    assert.ok(known, `referral ${id} is over, or was made by nobody here`);
    const byOverride = known.ground === 'override';
    assert.equal(consent, !byOverride, `${known.side.name} reads by "${known.ground}"`);
    assert.equal(reviewers.length > 0, byOverride, 'an override has its review, and nothing else has one');
    assert.ok(!reviewers.some((org) => org === from || org === known.side.org), 'another unit reviews');
  }
}

/** The same through the view that a desk asks for, with what the child's page says of who reads. */
export async function checkViews(w: Walked): Promise<void> {
  if (w.withdrawn) return;
  const { house, caseId, owner } = w;
  const { sealed } = await house.db.tx(actorOf(owner.person), async ({ sql }) => {
    const record = await findCase(sql, caseId);
    assert.ok(record);
    return readCaseView(sql, house.deps, record, 'owner', owner.person, house.deps.now());
  });
  assert.deepEqual(
    sealed.map(({ id }) => id),
    w.texts.map(({ id }) => id),
  );
  for (const item of sealed) await opensAs(w, owner.key, item, textOf(w, item.id));
  const thread = await openSealed(house.deps, w.shown);
  assert.ok(thread !== 'unknown');
  assert.equal(thread.teamKey.keyId, owner.key.keyId);
  assert.deepEqual(
    thread.readers.filter(({ role }) => role === 'owner').map(({ organisation }) => organisation.en),
    [owner.name],
  );
}

async function ownerReadsAll(w: Walked, sql: Sql): Promise<void> {
  const { house, caseId, owner } = w;
  assert.equal(await findAccess(sql, owner.org, caseId, house.deps.now()), 'owner');
  const rows = await listOwned(sql, house.deps.caseKeys, caseId, owner.org);
  // Nobody here preserves evidence, so an owner, whichever way it became one, has nothing left to read.
  if (w.withdrawn) return assert.deepEqual(rows, [], `${owner.name} reads what was withdrawn`);
  assert.deepEqual(
    rows.map(({ id }) => id),
    w.texts.map(({ id }) => id),
  );
  for (const row of rows) await opensAs(w, owner.key, row, textOf(w, row.id));
}

async function childReadsAll(w: Walked): Promise<void> {
  if (w.withdrawn) return;
  const rows = await w.house.db.tx({ kind: 'public', locator: w.shown.locator }, ({ sql }) =>
    listSealed(sql, w.house.deps.caseKeys, w.caseId),
  );
  const told = rows.filter(({ sealed }) => sealed.to.some(({ keyId }) => keyId === w.child.keyId));
  assert.deepEqual(
    told.map(({ id }) => id),
    w.texts.filter(({ kind }) => kind === 'message').map(({ id }) => id),
  );
  for (const row of told) await opensAs(w, w.child, row, textOf(w, row.id));
}

/** Every row that an organisation's own statements show, past any route, with every envelope that comes with it. */
async function readsOnlyItsOwn(w: Walked, side: Side, sql: Sql): Promise<void> {
  const rows = await listOwned(sql, w.house.deps.caseKeys, w.caseId, side.org);
  const notes = w.texts.filter(({ by, kind }) => by === side && (kind === 'note' || kind === 'referral'));
  const shared = [...w.shared.values()].filter((s) => s.side === side);
  const readable = new Set(shared.flatMap(({ ids, letter, offer }) => (offer ? [letter] : [...ids, letter])));
  const may = new Set([...notes.map(({ id }) => id), ...readable]);
  const visible = rows.map(({ id }) => id);
  assert.deepEqual(
    visible.filter((id) => !may.has(id)),
    [],
    `${side.name} sees what it may not`,
  );
  // How long an accepted referral keeps its copy after that is told elsewhere.
  if (w.withdrawn) return;
  assert.deepEqual(
    [...readable].filter((id) => !visible.includes(id)),
    [],
    `${side.name} does not see what it was given`,
  );
  for (const row of rows) await opensAs(w, side.key, row, textOf(w, row.id));
}

const textOf = ({ texts }: Walked, id: string): Text => {
  const text = texts.find((one) => one.id === id);
  assert.ok(text, `Content ${id} was written by nobody`);
  return text;
};

async function opensAs(w: Walked, key: Key, item: { id: string; sealed: Sealed }, text: Text): Promise<void> {
  const mine = item.sealed.to.filter((e: Envelope) => e.keyId === key.keyId);
  assert.equal(mine.length, 1, `${text.kind} has no envelope for this key`);
  const seen = `${key.keyId} ${item.id} ${mine[0]?.enc}`;
  if (w.seen.has(seen)) return;
  const { keyId, privateKey } = key;
  assert.equal(
    await open({ kind: text.kind, id: item.id, sealed: item.sealed, keyId, privateKey }),
    text.text,
  );
  w.seen.add(seen);
  w.opened++;
}
