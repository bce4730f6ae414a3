import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { jurisdictionFolder, loadJurisdiction, loadPolicy, loadTaxonomy } from '@khong-mot-minh/server';
import { root } from '../run/root.ts';
import { commitDay } from './commit-day.ts';
import { datedFacts } from './dated-facts.ts';

test('every fact says by when it is read again, and a ground that does not is noticed', async () => {
  const { document } = await loadPolicy(path.join(root, 'jurisdictions/vn/policies'));
  const vn = loadJurisdiction('vn');
  const taxonomy = loadTaxonomy(jurisdictionFolder('vn'));
  const facts = datedFacts(root, vn, taxonomy, [document]);
  assert.ok(facts.length > 100, String(facts.length));
  assert.deepEqual(
    facts.filter(({ reviewBy }) => reviewBy === undefined),
    [],
  );
  const stated = facts.filter(({ file }) => file === 'content/facts.json').map(({ id }) => id);
  assert.ok(stated.includes('call-111') && stated.includes('payers-still-asked'), stated.join());
  assert.equal(stated.includes('a05-listened'), false, 'counted where it is at home');
  const bases = structuredClone(document.bases);
  delete bases['VN.L116.16']?.reviewBy;
  const lacking = datedFacts(root, vn, taxonomy, [{ ...document, bases }]).filter((fact) => !fact.reviewBy);
  assert.deepEqual(
    lacking.map(({ id }) => id),
    ['VN.L116.16'],
  );
});

test('the day of a commit is told where there is a history, and undefined where there is none', () => {
  assert.match(commitDay(root) ?? '2026-11-27', /^\d{4}-\d{2}-\d{2}$/);
  assert.equal(commitDay(path.parse(root).root), undefined);
});
