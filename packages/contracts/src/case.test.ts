import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AsideInput, CaseCommand, CaseListQuery } from './case.ts';

const id = '0198a5c0-0000-4000-8000-000000000001';
const envelope = { keyId: 'k', enc: 'e', wrapped: 'w' };
const note = { id: 'abc', sealed: { v: 1, ct: 'abc', to: [envelope] } };
const takes = (value: unknown) => CaseCommand.safeParse({ expectedVersion: 0, ...(value as object) }).success;

test('a command names the version that its giver saw', () => {
  assert.ok(takes({ type: 'take' }));
  for (const expectedVersion of [undefined, -1, 0.5, '0'])
    assert.ok(!takes({ type: 'take', expectedVersion }));
});

test('whatever a responder writes is sealed: no reason and no note is free words', () => {
  assert.ok(takes({ type: 'close', reason: 'helped' }));
  assert.ok(!takes({ type: 'close', reason: 'Lan from 7A is well again' }));
  assert.ok(!takes({ type: 'close' }));
  assert.ok(takes({ type: 'note', note }));
  assert.ok(!takes({ type: 'note', note: 'in words' }));
  assert.ok(!takes({ type: 'note', note, words: 'in words' }));
});

test('each kind of decision about peers has reasons of its own', () => {
  assert.ok(takes({ type: 'confirm-peers', reason: 'same-school' }));
  assert.ok(!takes({ type: 'confirm-peers', reason: 'one-is-adult' }));
  assert.ok(takes({ type: 'reject-peers', reason: 'one-is-adult' }));
  assert.ok(!takes({ type: 'reject-peers', reason: 'same-school' }));
});

test('a referral says its ground and whether the reporter agreed, and shares nothing by itself', () => {
  const refer = { type: 'refer', expectedVersion: 0, toTeam: id, basis: 'consent', consent: true, note };
  assert.deepEqual(CaseCommand.parse(refer), { ...refer, share: [] });
  assert.ok(!takes({ ...refer, consent: undefined }));
  assert.ok(!takes({ ...refer, basis: 'curiosity' }));
  const share = (count: number) => Array.from({ length: count }, () => ({ contentId: 'c', envelope }));
  assert.ok(takes({ ...refer, share: share(200) }));
  assert.ok(!takes({ ...refer, share: share(201) }));
});

test('only a close is approved', () => {
  assert.ok(takes({ type: 'approve', what: 'close' }));
  assert.ok(!takes({ type: 'approve', what: 'transfer' }));
});

test('one to a hundred cases are set aside in one act, each at the version that was seen', () => {
  const aside = (count: number) =>
    AsideInput.safeParse({
      type: 'set-aside',
      cases: Array.from({ length: count }, () => ({ id, expectedVersion: 1 })),
    }).success;
  assert.deepEqual([0, 1, 100, 101].map(aside), [false, true, true, false]);
  assert.ok(!AsideInput.safeParse({ type: 'set-aside', cases: [{ id }] }).success);
});

test('the queue that nobody named is the open one', () =>
  assert.equal(CaseListQuery.parse({}).queue, 'open'));
