import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PdqHash, PlatformEvent, targetOf } from './event.ts';

const frame = { id: 'e1', time: '2026-11-24T09:00:00Z', actor: 'a' };
const sent = { ...frame, type: 'message.sent', target: 'b' };
const takes = (event: unknown) => PlatformEvent.safeParse(event).success;

test('an event of no known type is refused, and a member that nobody knows is left out', () => {
  assert.ok(!takes({ ...sent, type: 'message.liked' }));
  assert.ok(!takes({ ...sent, type: undefined }));
  assert.ok(!('mood' in PlatformEvent.parse({ ...sent, mood: 'sad' })));
});

test('a message goes to somebody, and its words end at twenty thousand', () => {
  assert.ok(takes(sent));
  assert.ok(!takes({ ...sent, target: undefined }));
  assert.ok(!takes({ ...sent, target: '' }));
  assert.ok(takes({ ...sent, text: 'a'.repeat(20_000) }));
  assert.ok(!takes({ ...sent, text: 'a'.repeat(20_001) }));
  assert.ok(!takes({ ...sent, text: 'a\u0000' }));
});

test('a message carries at most twenty pictures, each with a hash of 64 hex digits where it has one', () => {
  const media = (count: number, more = {}) =>
    Array.from({ length: count }, () => ({ kind: 'image', ...more }));
  assert.ok(takes({ ...sent, media: media(20) }));
  assert.ok(!takes({ ...sent, media: media(21) }));
  assert.ok(takes({ ...sent, media: media(1, { pdq: 'aF'.repeat(32) }) }));
  for (const pdq of ['a'.repeat(63), 'a'.repeat(65), 'g'.repeat(64), ` ${'a'.repeat(63)}`])
    assert.ok(!takes({ ...sent, media: media(1, { pdq }) }), pdq);
  assert.ok(!PdqHash.safeParse(`${'a'.repeat(64)}\n`).success);
});

test('a classifier gives one figure from 0 to 1, or at most twenty classes', () => {
  const scored = (score: unknown) => takes({ ...sent, media: [{ kind: 'image', score }] });
  const classes = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, 0.5]));
  for (const score of [0, 1, 0.5, {}, classes(20)]) assert.ok(scored(score), JSON.stringify(score));
  for (const score of [-0.1, 1.1, classes(21), { a: 2 }, { '': 0.5 }, 'high'])
    assert.ok(!scored(score), JSON.stringify(score));
});

test('a relation without whether the two are connected is none', () => {
  assert.ok(takes({ ...sent, relation: { connected: true } }));
  assert.ok(!takes({ ...sent, relation: { mutuals: 3 } }));
  assert.ok(!takes({ ...sent, relation: { connected: true, mutuals: -1 } }));
});

test('who is reached: the target, the one whom a content is about, or nobody', () => {
  assert.equal(targetOf(PlatformEvent.parse(sent))?.target, 'b');
  const posted = { ...frame, type: 'content.posted', content: 'c1' };
  assert.equal(targetOf(PlatformEvent.parse(posted)), undefined);
  const tagged = PlatformEvent.parse({ ...posted, towards: { target: 'b', how: 'tag' } });
  assert.equal(targetOf(tagged)?.target, 'b');
  const search = PlatformEvent.parse({ ...frame, type: 'search.performed', query: '' });
  assert.equal(targetOf(search), undefined);
});
