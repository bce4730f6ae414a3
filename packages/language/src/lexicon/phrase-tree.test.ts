import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addPhrase, conceptOf, emptyTree, firstEnding, packTree, ROOT, stepOn } from './phrase-tree.ts';

const phrase = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 });

/** Concepts that end with a phrase, in the order in which they were added. */
function conceptsAt(tree: ReturnType<typeof packTree>, words: readonly number[]): number[] {
  const node = stepOn(tree, ROOT, words);
  if (node === ROOT) return [];
  return [...tree.endings.subarray(firstEnding(tree, node), firstEnding(tree, node + 1))].map(conceptOf);
}

test('a packed tree leads where its phrases lead and nowhere else', () => {
  fc.assert(
    fc.property(
      fc.array(phrase, { maxLength: 60 }),
      fc.array(phrase, { maxLength: 20 }),
      (phrases, others) => {
        const root = emptyTree();
        for (const [concept, words] of phrases.entries())
          addPhrase(root, words, { concept, english: false, strict: false, hides: false });
        const tree = packTree(root);
        for (const words of [...phrases, ...others]) {
          const wanted = phrases.flatMap((one, concept) => (one.join() === words.join() ? [concept] : []));
          assert.deepEqual(conceptsAt(tree, words), wanted);
        }
      },
    ),
    { numRuns: 300 },
  );
});
