import assert from 'node:assert/strict';
import test from 'node:test';
import { createNeighbourhoods, prefixesOf } from './neighbourhoods.ts';

const PREFIXES: [address: string, narrow: string, middle: string, wide: string][] = [
  ['192.0.2.7', '192.0.2.7/32', '192.0.2.7/32', '192.0.2/24'],
  ['::ffff:192.0.2.7', '192.0.2.7/32', '192.0.2.7/32', '192.0.2/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2/64', '2001:db8:1:0/56', '2001:db8:1/48'],
  ['2001:db8:1:ab12::', '2001:db8:1:ab12/64', '2001:db8:1:ab/56', '2001:db8:1/48'],
  ['2001:db8::1', '2001:db8:0:0/64', '2001:db8:0:0/56', '2001:db8:0/48'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2/64', '2001:db8:1:0/56', '2001:db8:1/48'],
  ['::1', '0:0:0:0/64', '0:0:0:0/56', '0:0:0/48'],
  ['local', 'local', 'local', 'local'],
];
for (const [address, ...want] of PREFIXES)
  test(`the prefixes of "${address}"`, () => assert.deepEqual(prefixesOf(address), want));

test('forty /64 of one /56 are one line, and nothing of an hour is known in the next', () => {
  const clock = { at: new Date('2026-11-24T09:59:00Z') };
  const { of } = createNeighbourhoods(() => clock.at);
  const askers = Array.from({ length: 40 }, (_, at) =>
    of(`2001:db8:1:ab${at.toString(16).padStart(2, '0')}::1`),
  );
  assert.equal(new Set(askers.map(({ narrow }) => narrow)).size, 40);
  assert.equal(new Set(askers.map(({ middle }) => middle)).size, 1);
  const before = of('192.0.2.7');
  clock.at = new Date('2026-11-24T10:00:00Z');
  const after = of('192.0.2.7');
  assert.notEqual(after.narrow, before.narrow);
  assert.ok(!JSON.stringify(before).includes('192'), 'no address is in a code');
});
