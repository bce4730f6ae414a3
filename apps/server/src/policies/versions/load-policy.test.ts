import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { loadPack } from './load-policy.ts';

const international = path.resolve(import.meta.dirname, '../../../../../policies/international');

test('a pack in which nobody has translated a sentence is taken, and says where', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kmm-pack-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(international, folder, { recursive: true });
  const file = path.join(folder, 'pack.yaml');
  const whole = readFileSync(file, 'utf8');
  const lines = whole.split('\n');
  const at = lines.findIndex((line) => line.startsWith('title:'));
  writeFileSync(file, whole.replace(', en: International baseline of protection', ''));
  const { program, untranslated } = await loadPack(folder);
  assert.deepEqual(program.document.title, {
    vi: 'Mức bảo vệ chung quốc tế',
    en: 'Mức bảo vệ chung quốc tế',
  });
  assert.equal(untranslated.length, 1);
  assert.match(untranslated[0] ?? '', new RegExp(`^pack.yaml:${at + 1}:\\d+ /title/en$`));
  assert.deepEqual((await loadPack(international)).untranslated, []);
});
