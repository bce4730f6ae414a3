import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CaseCommand, type CaseView, type SealedItem } from '@khong-mot-minh/contracts';
import { generateKeyPair, keyIdOf, newContentId, open, seal } from '@khong-mot-minh/sealing';
import { openItem } from '../keys/open-item.ts';
import { buildNote, buildReferral, buildReply, buildTransfer, canShare } from './build-command.ts';

async function newKey() {
  const pair = await generateKeyPair();
  return { keyId: await keyIdOf(pair.publicKey), ...pair };
}

const publicOf = ({ keyId, publicKey }: { keyId: string; publicKey: string }) => ({ keyId, publicKey });

async function sealedItem(
  kind: SealedItem['kind'],
  text: string,
  to: { keyId: string; publicKey: string }[],
) {
  const id = newContentId();
  const sealed = await seal({ kind, id, text, to });
  return { kind, id, sealed, from: 'reporter', at: '2026-11-24T09:00:00Z' } satisfies SealedItem;
}

const viewOf = (sealed: SealedItem[]): CaseView => ({
  id: '0b6f1f0e-9a53-4c53-8a54-0d9e5f8f2a11',
  origin: 'report',
  access: 'owner',
  status: 'taken',
  tier: 3,
  urgent: false,
  dangerNow: false,
  category: 'BULLYING',
  openedAt: '2026-11-24T09:00:00Z',
  updatedAt: '2026-11-24T09:00:00Z',
  unread: false,
  version: 7,
  alsoSealFor: [],
  questions: [],
  timeline: [],
  sealed,
  referrals: [],
  retention: { destroyed: [] },
  commands: [],
});

test('a reply opens for the reporter and for the team, and fits the contract', async () => {
  const [team, reporter] = await Promise.all([newKey(), newKey()]);
  const command = await buildReply(
    { view: viewOf([]), teamKey: publicOf(team), text: ' Mình ở đây. ' },
    publicOf(reporter),
  );
  assert.ok(command.type === 'reply' && CaseCommand.safeParse(command).success);
  assert.equal(command.expectedVersion, 7);
  for (const { keyId, privateKey } of [team, reporter])
    assert.equal(await open({ kind: 'message', ...command.message, keyId, privateKey }), 'Mình ở đây.');
});

test('a note opens for the team alone', async () => {
  const team = await newKey();
  const command = await buildNote({ view: viewOf([]), teamKey: publicOf(team), text: 'Đã gọi lại' });
  assert.ok(command.type === 'note' && CaseCommand.safeParse(command).success);
  assert.deepEqual(
    command.note.sealed.to.map(({ keyId }) => keyId),
    [team.keyId],
  );
});

test('a referral gives the receiver the chosen content and the note, and nothing else', async () => {
  const [team, target] = await Promise.all([newKey(), newKey()]);
  const chosen = await sealedItem('report', 'Chuyện đã chọn', [publicOf(team)]);
  const kept = await sealedItem('message', 'Chuyện giữ lại', [publicOf(team)]);
  const openers = [{ keyId: team.keyId, privateKey: team.privateKey }];
  const name = { vi: 'Đội', en: 'Team' };
  const command = await buildReferral({
    view: viewOf([chosen, kept]),
    teamKey: publicOf(team),
    target: {
      teamId: '1d0c2b8e-5a55-4a3e-9a0b-0d2f8f1c7b11',
      organisationId: 'o',
      name,
      organisation: name,
      onDuty: true,
      kind: 'police',
      ...publicOf(target),
    },
    basis: 'consent',
    consent: true,
    note: 'Nhờ giúp',
    share: [chosen],
    openers,
  });
  assert.ok(command.type === 'refer' && CaseCommand.safeParse(command).success);
  assert.deepEqual(
    command.share.map(({ contentId }) => contentId),
    [chosen.id],
  );
  const received = { keyId: target.keyId, privateKey: target.privateKey };
  const passedOn = {
    ...chosen,
    sealed: { ...chosen.sealed, to: command.share.map(({ envelope }) => envelope) },
  };
  assert.deepEqual(await openItem(passedOn, [received]), { state: 'open', text: 'Chuyện đã chọn' });
  assert.deepEqual(await openItem(kept, [received]), { state: 'not-for-you' });
  assert.equal(await open({ kind: 'referral', ...command.note, ...received }), 'Nhờ giúp');
});

test('altered content is broken, not a crash', async () => {
  const team = await newKey();
  const item = await sealedItem('report', 'Lời kể', [publicOf(team)]);
  const ct = `${item.sealed.ct.startsWith('A') ? 'B' : 'A'}${item.sealed.ct.slice(1)}`;
  assert.deepEqual(await openItem({ ...item, sealed: { ...item.sealed, ct } }, [team]), { state: 'broken' });
});

test('notes are not offered for sharing, nor what no unlocked key opens', async () => {
  const [team, other] = await Promise.all([newKey(), newKey()]);
  const note = await sealedItem('note', 'x', [publicOf(team)]);
  const foreign = await sealedItem('report', 'x', [publicOf(other)]);
  const report = await sealedItem('report', 'x', [publicOf(team)]);
  assert.deepEqual(
    [note, foreign, report].map((item) => canShare(item, [team])),
    [false, false, true],
  );
});

test('a transfer wraps everything, and names what does not open for its sender either', async () => {
  const [team, target, other] = await Promise.all([newKey(), newKey(), newKey()]);
  const note = await sealedItem('note', 'Ghi chú', [publicOf(team)]);
  const story = await sealedItem('report', 'Chuyện', [publicOf(team)]);
  const foreign = await sealedItem('message', 'x', [publicOf(other)]);
  const broken = { ...story, id: newContentId() };
  const name = { vi: 'Đội', en: 'Team' };
  const command = await buildTransfer({
    view: viewOf([note, story, foreign, broken]),
    teamKey: publicOf(team),
    target: {
      teamId: '1d0c2b8e-5a55-4a3e-9a0b-0d2f8f1c7b11',
      organisationId: 'o',
      name,
      organisation: name,
      onDuty: true,
      kind: 'police',
      ...publicOf(target),
    },
    basis: 'consent',
    consent: true,
    note: 'Nhờ tiếp nhận',
    openers: [{ keyId: team.keyId, privateKey: team.privateKey }],
  });
  assert.ok(command.type === 'transfer' && CaseCommand.safeParse(command).success);
  assert.deepEqual(command.unreadable, [foreign.id, broken.id]);
  const received = { keyId: target.keyId, privateKey: target.privateKey };
  for (const [item, text] of [
    [note, 'Ghi chú'],
    [story, 'Chuyện'],
  ] as const) {
    const envelope: SealedItem['sealed']['to'][number] = command.share.find(
      ({ contentId }) => contentId === item.id,
    )!.envelope;
    const passedOn: SealedItem = { ...item, sealed: { ...item.sealed, to: [envelope] } };
    assert.deepEqual(await openItem(passedOn, [received]), { state: 'open', text });
  }
});

test('what is written while a case is on offer opens for both teams', async () => {
  const [team, offered, reporter] = await Promise.all([newKey(), newKey(), newKey()]);
  const view = { ...viewOf([]), alsoSealFor: [publicOf(offered)] };
  const written = { view, teamKey: publicOf(team), text: 'Đã gọi lại' };
  const note = await buildNote(written);
  const reply = await buildReply(written, publicOf(reporter));
  assert.ok(note.type === 'note' && reply.type === 'reply');
  for (const { keyId, privateKey } of [team, offered]) {
    assert.equal(await open({ kind: 'note', ...note.note, keyId, privateKey }), 'Đã gọi lại');
    assert.equal(await open({ kind: 'message', ...reply.message, keyId, privateKey }), 'Đã gọi lại');
  }
});
