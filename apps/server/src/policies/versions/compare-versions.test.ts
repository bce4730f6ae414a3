import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { PolicyDocument } from '@khong-mot-minh/contracts';
import { compareVersions } from './compare-versions.ts';
import { loadPolicy } from './load-policy.ts';

let document: PolicyDocument;
before(async () => {
  const folder = fileURLToPath(new URL('../../../../../jurisdictions/vn/policies', import.meta.url));
  document = (await loadPolicy(folder)).document;
});
const nothing = { added: [], removed: [], changed: [] };

test('a version does not differ from itself', () => {
  assert.deepEqual(compareVersions(document, structuredClone(document)), {
    rules: nothing,
    protections: nothing,
    conditions: nothing,
    signals: nothing,
    rest: [],
  });
});

test('a changed cell of the matrix is named by band and field, a rule by what of it changed', () => {
  const after = structuredClone(document);
  const [key, row] = Object.entries(after.protections)[0]!;
  row.bands['13-15'].cooldownHours = 71;
  const rule = after.rules[0]!;
  rule.tier = rule.tier === 1 ? 0 : 1;
  const gone = after.rules.pop()!;
  after.title = { ...after.title, en: 'Another title' };
  const { rules, protections, rest } = compareVersions(document, after);
  assert.deepEqual(rules.removed, [gone.id]);
  assert.deepEqual(
    rules.changed.map(({ id, changes }) => [id, changes.map((c) => c.field)]),
    [[rule.id, ['tier']]],
  );
  assert.deepEqual(
    protections.changed.map(({ id, changes }) => [id, changes.map((c) => [c.field, c.after])]),
    [[key, [['13-15.cooldownHours', 71]]]],
  );
  assert.deepEqual(rest, [{ field: 'title.en', before: document.title.en, after: 'Another title' }]);
});
