import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { checkRowSentences, lackingSentences } from './row-sentences.ts';

test('every row of the tables has its sentences', () =>
  assert.deepEqual(checkRowSentences(path.resolve(import.meta.dirname, '../..')), []));

test('a row without its sentence is told, in a list and in a group', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'kmm-rows-'));
  try {
    mkdirSync(path.join(root, 'messages/vi'), { recursive: true });
    const words = { 'role.teacher': 'Giáo viên', acts: { flattery: 'khen' } };
    writeFileSync(path.join(root, 'messages/vi/a.json'), JSON.stringify(words));
    assert.deepEqual(
      lackingSentences(root, [
        { catalogue: 'a', at: 'role', codes: ['teacher', 'toString'] },
        { catalogue: 'a', at: 'acts', codes: ['flattery', 'secrecy'] },
        { catalogue: 'b', at: 'x', codes: ['y'] },
      ]),
      [
        'messages/vi/a.json lacks "role.toString", which is a row',
        'messages/vi/a.json lacks "acts.secrecy", which is a row',
        'messages/vi/b.json lacks "x.y", which is a row',
      ],
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});
