import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { untranslated } from './untranslated.ts';

test('what a language lacks is one line, however much it is; a whole language says nothing', (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'kmm-messages-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const write = (language: string, words: object) => {
    mkdirSync(path.join(root, 'messages', language), { recursive: true });
    writeFileSync(path.join(root, 'messages', language, 'portal.json'), JSON.stringify(words));
  };
  write('vi', { a: 'Một', b: { c: 'Hai' } });
  write('en', { a: 'One' });
  const pieces = [
    { files: ['lessons/x/vi.json', 'lessons/x/en.json'] },
    { files: ['lessons/y/vi.json'] },
    { files: ['facts.json'] },
  ];
  const [line = '', ...more] = untranslated(root, pieces);
  assert.match(line, /^en \(English\) lacks 1 of 2 pieces and 1 of 2 sentences/);
  assert.equal(more.length, 0);
  write('en', { a: 'One', b: { c: 'Two' } });
  assert.deepEqual(untranslated(root, pieces.slice(0, 1)), []);
});
