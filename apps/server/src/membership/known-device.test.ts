import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Vault } from '../secrets.ts';
import { deviceToken, isKnownDevice } from './known-device.ts';

const DAY_MS = 86_400_000;
const at = new Date('2026-11-24T09:00:00Z');
const vault = {
  keyed: (purpose: string, text: string) =>
    createHash('sha256').update(`${purpose} ${text}`).digest('base64url'),
  // `as`: of a vault only this is asked.
} as Vault;
const owner = { personId: 'tam', passwordHash: 'first' };
const cookie = `a=1; kmm-device=${deviceToken(vault, owner, at)}; b=2`;
const isKnown = (more: Partial<typeof owner> = {}, days = 0, cookies: string | undefined = cookie) =>
  isKnownDevice(vault, { ...owner, ...more }, cookies, 'kmm-device', new Date(at.getTime() + days * DAY_MS));

const cases: { name: string; known: boolean; is: boolean }[] = [
  { name: 'of its account, the same day', known: isKnown(), is: true },
  { name: 'after 180 days', known: isKnown({}, 180), is: true },
  { name: 'after 181 days', known: isKnown({}, 181), is: false },
  { name: 'from tomorrow', known: isKnown({}, -1), is: false },
  { name: 'of another account', known: isKnown({ personId: 'mai' }), is: false },
  { name: 'after a new password', known: isKnown({ passwordHash: 'second' }), is: false },
  { name: 'without a cookie', known: isKnown({}, 0, ''), is: false },
  { name: 'with a later day written in', known: isKnown({}, 0, cookie.replace(/=\d+\./, '=1.')), is: false },
];
for (const { name, known, is } of cases)
  test(`a device ${name} is ${is ? 'known' : 'a stranger'}`, () => assert.equal(known, is));
