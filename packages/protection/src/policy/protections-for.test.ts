import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vnPolicy } from '../../test/vn-policy.ts';
import { BANDS, compilePolicy, protectionsFor } from '../index.ts';

const program = vnPolicy();

test('every band has every protection, with a basis, and locked ones say why', () => {
  for (const band of BANDS) {
    const list = protectionsFor(program, band);
    assert.deepEqual(
      list.map(({ key }) => key),
      Object.keys(program.document.protections).sort(),
    );
    for (const { loosenBy, lockedReason, basis } of list) {
      assert.ok(basis.length > 0);
      assert.equal(loosenBy === 'locked', lockedReason !== undefined);
    }
  }
});

test('an unknown band is protected as 13–15', () => {
  assert.deepEqual(protectionsFor(program, 'unknown'), protectionsFor(program, '13-15'));
});

test('a row that is laxer for someone younger is refused', () => {
  const document = structuredClone(program.document);
  document.protections['dm.from']!.bands['13-15'].value = 'requests';
  document.protections['dm.from']!.bands['16-17'].value = 'connected';
  const { problems } = compilePolicy(document);
  assert.equal(problems[0]?.code, 'laxer-for-younger');
});
