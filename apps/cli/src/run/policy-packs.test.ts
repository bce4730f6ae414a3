import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import test from 'node:test';
import { policyPacks } from './policy-packs.ts';
import { root } from './root.ts';

test('the packs of countries and those that several share are found', () => {
  assert.deepEqual(policyPacks(root), [
    { name: 'vn', folder: 'jurisdictions/vn/policies' },
    { name: 'international', folder: 'policies/international' },
  ]);
});

for (const pack of ['vn', 'policies/vn', 'jurisdictions/vn/policies', 'policies/international', undefined])
  test(`kmm policy check ${pack ?? ''} finds its pack`, () => {
    const { INVOKED_FROM: _, JURISDICTION: __, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['apps/cli/kmm.mjs', 'policy', 'check', ...(pack === undefined ? [] : [pack]), '--json'],
      { cwd: root, env, encoding: 'utf8' },
    );
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, pack?.endsWith('international') ? /"international@1"/ : /"vn@\d+"/);
  });

test('a pack that is not there is an error, not another pack', () => {
  const { status } = spawnSync(process.execPath, ['apps/cli/kmm.mjs', 'policy', 'check', 'nowhere'], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.notEqual(status, 0);
});
