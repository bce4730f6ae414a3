import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

for (const language of ['vi', 'en'])
  test(`every signal and act of the pack for Vietnam has words at the desk (${language})`, () => {
    const words = JSON.parse(read(`messages/${language}/console.json`)) as Record<string, string>;
    const signals = read('jurisdictions/vn/policies/signals.yaml');
    const ids = [...signals.matchAll(/^ {2}- id: (\S+)$/gm)].map(([, id]) => `signal.${id}`);
    const acts = [...signals.matchAll(/^ {4}concepts: \[(.+)\]$/gm)].flatMap(([, list]) =>
      (list ?? '').split(', ').map((act) => `concept.${act}`),
    );
    assert.ok(ids.length >= 15 && acts.length > 0);
    assert.deepEqual(
      [...ids, ...acts].filter((key) => !words[key]),
      [],
    );
  });
