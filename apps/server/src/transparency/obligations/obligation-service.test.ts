import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Tx } from '@khong-mot-minh/database';
import { jurisdictionFolder } from '../../platform/data-folder.ts';
import { loadPolicy } from '../../policies/versions/load-policy.ts';
import { loadTaxonomy } from './load-taxonomy.ts';
import { createObligationService } from './obligation-service.ts';

const program = await loadPolicy(
  fileURLToPath(new URL('../../../../../jurisdictions/vn/policies', import.meta.url)),
);

/** A house with one platform, whose policy, name and day the test changes. */
function house() {
  const runs = { mode: 'live' as 'live' | 'shadow', live: { program }, name: 'Sen' };
  const day = { now: new Date('2026-11-27T09:00:00Z') };
  const platform = { id: 'a0000000-0000-4000-8000-000000000001' };
  // `as`: what the service asks of a house and no more.
  const deps = {
    now: () => day.now,
    db: {
      tx: (_who: unknown, fn: (tx: Tx) => unknown) =>
        fn({
          sql: async () => [{ id: platform.id, kind: 'platform', name: { vi: runs.name, en: runs.name } }],
        } as unknown as Tx),
    },
    policies: { base: { program }, active: async () => runs },
  } as unknown as Parameters<typeof createObligationService>[1];
  const service = createObligationService(loadTaxonomy(jurisdictionFolder('vn')), deps, () => []);
  return { runs, day, service };
}

test('the same is computed once, and anew for another policy, mode, name, day or filter', async () => {
  const { runs, day, service } = house();
  const ask = () => service.report({});
  const first = await ask();
  assert.ok(first && first.items.length > 0);
  assert.equal(await ask(), first);
  const gaps = await service.report({ state: 'gap' });
  assert.notEqual(gaps, first);
  assert.equal(await service.report({ state: 'gap' }), gaps);
  const changes: [string, () => void][] = [
    [
      'a policy',
      () => Object.assign(runs, { live: { program: { ...program, document: { ...program.document } } } }),
    ],
    ['a mode', () => Object.assign(runs, { mode: 'shadow' })],
    ['a name', () => Object.assign(runs, { name: 'Súng' })],
    ['a day', () => Object.assign(day, { now: new Date('2026-11-28T09:00:00Z') })],
  ];
  let before = first;
  for (const [what, change] of changes) {
    change();
    const after = await ask();
    assert.ok(after && after !== before, what);
    assert.equal(await ask(), after, `${what}, asked again`);
    before = after;
  }
});

test('so is what platforms publish against duties', async () => {
  const { runs, day, service } = house();
  const first = await service.matrix();
  assert.equal(await service.matrix(), first);
  Object.assign(runs, { mode: 'shadow' });
  const shadow = await service.matrix();
  assert.notEqual(shadow, first);
  assert.equal(await service.matrix(), shadow);
  Object.assign(day, { now: new Date('2026-11-28T09:00:00Z') });
  assert.notEqual(await service.matrix(), shadow);
});
