import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLimiter } from './limits.ts';

const fill = (allow: ReturnType<typeof createLimiter>, address: string) => {
  for (let n = 0; n < 60; n++) assert.ok(allow('report', address));
};

test('a new hour forgets everything', () => {
  const clock = { at: Date.parse('2026-11-24T09:59:00Z') };
  const allow = createLimiter(() => new Date(clock.at));
  fill(allow, '203.0.113.1');
  assert.equal(allow('report', '203.0.113.1'), false);
  clock.at += 2 * 60_000;
  assert.equal(allow('report', '203.0.113.1'), true);
});

test('one IPv6 household is one address, its acts are counted apart', () => {
  const allow = createLimiter(() => new Date(0));
  fill(allow, '2001:db8:1:2::1');
  assert.equal(allow('report', '2001:db8:1:2:ffff::9'), false);
  assert.equal(allow('report', '2001:db8:1:3::1'), true);
  assert.equal(allow('receipt', '2001:db8:1:2::1'), true);
});
