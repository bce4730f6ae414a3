import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { policySchema } from '@khong-mot-minh/protection';

const folder = new URL('../policies/', import.meta.url);
const vn = new URL('../jurisdictions/vn/policies/', import.meta.url);
const header = '# yaml-language-server: $schema=../../../policies/policy.schema.json\n';

test('the schema that editors use is the one of this version: npx kmm policy schema', () => {
  const stored: unknown = JSON.parse(readFileSync(new URL('policy.schema.json', folder), 'utf8'));
  assert.deepEqual(stored, JSON.parse(JSON.stringify(policySchema())));
});

test('the files of rules, signals and examples name the schema', () => {
  const files = readdirSync(vn).filter((name) => /^(control|examples|signals)/.test(name));
  assert.ok(files.length > 0);
  for (const name of files) assert.ok(readFileSync(new URL(name, vn), 'utf8').startsWith(header), name);
});

test('the schema knows every field and act, and both spellings of a condition', () => {
  const text = JSON.stringify(policySchema());
  for (const word of ['pair.hours', 'actor.blockedByMinors30d', 'threat-to-tell'])
    assert.ok(text.includes(`"${word}"`));
  assert.ok(!text.includes('__schema'));
  assert.match(text, /"When":\{"anyOf":\[\{"type":"string"/);
});
