import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { root } from '../run/root.ts';
import { untranslatedData } from './untranslated-data.ts';

test('rules and law of this version lack no translation; two that do are each one line', (t) => {
  assert.deepEqual(untranslatedData(root), []);
  const copy = mkdtempSync(path.join(tmpdir(), 'kmm-untranslated-'));
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  for (const folder of ['policies', 'taxonomy', 'jurisdictions'])
    cpSync(path.join(root, folder), path.join(copy, folder), { recursive: true });
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(path.join(copy, file), change(readFileSync(path.join(copy, file), 'utf8')));
  edit('policies/international/pack.yaml', (text) =>
    text.replace(', en: International baseline of protection', ''),
  );
  edit('jurisdictions/vn/taxonomy/bases.json', (text) => text.replaceAll(/,\s*"en": "[^"]*"/g, ''));
  assert.deepEqual(untranslatedData(copy), [
    'policy international lacks 1 translations: they are shown in Tiếng Việt',
    'jurisdictions/vn/taxonomy lacks 4 translations: they are shown in Tiếng Việt',
  ]);
});
