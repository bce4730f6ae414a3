import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { Refusal } from '../../platform/refusal.ts';
import { createVault } from '../../secrets.ts';
import { openPlace, sealPlace } from './page-token.ts';

const secret = () => new Uint8Array(randomBytes(32));
const deps = { vault: createVault({ server: secret(), receiptPepper: secret() }) };
const scope = { reader: { id: 'key', org: 'org', protocol: 'stopncii' }, bank: 7 } as const;
const place = { begunAt: 2 ** 48, after: 12 };
const token = sealPlace(deps, scope, place);
const open = (by: Parameters<typeof openPlace>[1], what: string | undefined = token) =>
  openPlace(deps, by, { token: what, pointer: '/query/after' });

test('a token is opened where it was given; without one a fetch begins', () => {
  assert.deepEqual(open(scope), place);
  assert.equal(open(scope, ''), undefined);
});

const others = [
  { name: 'another key', by: { ...scope, reader: { ...scope.reader, id: 'other' } } },
  { name: 'another organisation', by: { ...scope, reader: { ...scope.reader, org: 'other' } } },
  { name: 'another protocol', by: { ...scope, reader: { ...scope.reader, protocol: 'threatexchange' } } },
  { name: 'another bank', by: { ...scope, bank: 8 } },
] as const;
for (const { name, by } of others)
  test(`a token is refused for ${name}`, () =>
    assert.throws(
      () => open(by),
      (error: Refusal) => error instanceof Refusal && error.errors?.[0]?.code === 'unknown-token',
    ));
