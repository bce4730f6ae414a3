import type { ModuleState } from './module-state.ts';

type Known = ModuleState & {
  /**
   * `table`: filled while the module loads, or empty for good, and read-only from then on; `memo`: what is found there is what would be made
   * anew; `buffer`: one call writes into it and it means nothing to the next. Memos and buffers are held harmless by the
   * tests named `interleaved.test.ts` of their packages.
   */
  kind: 'table' | 'memo' | 'buffer';
  /** How much it can ever hold. */
  bound?: string;
};

/** All that modules of pure packages keep between calls. Whoever adds a row writes why it cannot show. */
export const KNOWN_STATE: readonly Known[] = [
  {
    path: 'packages/language/src/act-model/act-features.ts',
    name: 'scratch',
    kind: 'buffer',
    bound: 'features of one message at most',
  },
  {
    path: 'packages/language/src/act-model/act-features.ts',
    name: 'seenIn',
    kind: 'buffer',
    bound: 'one number a bucket',
  },
  {
    path: 'packages/language/src/act-model/act-features.ts',
    name: 'message',
    kind: 'buffer',
    bound: 'one number',
  },
  { path: 'packages/language/src/analyse.ts', name: 'present', kind: 'buffer', bound: 'one bit a concept' },
  {
    path: 'packages/language/src/classifier/features.ts',
    name: 'units',
    kind: 'buffer',
    bound: 'the longest text',
  },
  {
    path: 'packages/language/src/classifier/train-classifier.ts',
    name: 'scratch',
    kind: 'buffer',
    bound: 'features of one text at most',
  },
  { path: 'packages/language/src/normalise/normalise-plain.ts', name: 'kinds', kind: 'table' },
  { path: 'packages/language/src/normalise/normalise-plain.ts', name: 'tones', kind: 'table' },
  { path: 'packages/language/src/normalise/normalise-plain.ts', name: 'bases', kind: 'table' },
  { path: 'packages/language/src/normalise/normalise-plain.ts', name: 'qualities', kind: 'table' },
  {
    path: 'packages/language/src/normalise/normalise-plain.ts',
    name: 'buffer',
    kind: 'buffer',
    bound: 'the longest plain text',
  },
  {
    path: 'packages/language/src/normalise/letters.ts',
    name: 'cache',
    kind: 'memo',
    bound: '4,096 characters',
  },
  { path: 'packages/language/src/normalise/letters.ts', name: 'looksLike', kind: 'table' },
  {
    path: 'packages/language/src/words/known-words.ts',
    name: 'places',
    kind: 'memo',
    bound: '65,536 places',
  },
  { path: 'packages/language/src/words/token.ts', name: 'GAPS', kind: 'table' },
  {
    path: 'packages/protection/src/judge/evidence.ts',
    name: 'inOrder',
    kind: 'memo',
    bound: 'one entry a compiled rule, and gone with it',
  },
  {
    path: 'packages/protection/src/judge/measures.ts',
    name: 'said',
    kind: 'memo',
    bound: 'one entry a compiled rule, and gone with it',
  },
  {
    path: 'packages/protection/src/judge/nearly-fired.ts',
    name: 'sentences',
    kind: 'memo',
    bound: '256 a part of a condition, and gone with its policy',
  },
  {
    path: 'packages/protection/src/state/account-windows.ts',
    name: 'buffer',
    kind: 'buffer',
    bound: 'the longest value',
  },
  { path: 'packages/protection/src/state/base64.ts', name: 'VALUES', kind: 'table' },
  { path: 'packages/protection/src/state/case-code.ts', name: 'buffer', kind: 'buffer', bound: 'one case' },
  { path: 'packages/protection/src/state/pair-code.ts', name: 'buffer', kind: 'buffer', bound: 'one pair' },
  {
    path: 'packages/protection/src/state/protection-state.ts',
    name: 'lastKey',
    kind: 'memo',
    bound: 'one key',
  },
  {
    path: 'packages/protection/src/state/protection-state.ts',
    name: 'keyBefore',
    kind: 'memo',
    bound: 'one key',
  },
  {
    path: 'packages/protection/src/state/protection-state.ts',
    name: 'buffer',
    kind: 'buffer',
    bound: 'one pair',
  },
  {
    path: 'packages/language/src/normalise/characters.ts',
    name: 'known',
    kind: 'memo',
    bound: 'one entry a UTF-16 unit',
  },
  {
    path: 'packages/language/src/lexicon/spot-concepts.ts',
    name: 'spots',
    kind: 'buffer',
    bound: 'what begins at one word',
  },
  { path: 'packages/language/src/words/known-words.ts', name: 'words', kind: 'memo', bound: '30,000 words' },
  { path: 'packages/language/src/words/restore-tones.ts', name: 'pairs', kind: 'table' },
  { path: 'packages/language/src/words/without-identities.ts', name: 'phrasesFrom', kind: 'table' },
  { path: 'packages/ledger/src/append-entries.ts', name: 'emptyLog', kind: 'table' },
  { path: 'packages/protection/src/judge/gather.ts', name: 'NO_WINDOWS', kind: 'table' },
  { path: 'packages/protection/src/judge/needs.ts', name: 'NOTHING', kind: 'table' },
  { path: 'packages/protection/src/judge/tally.ts', name: 'NO_WINDOWS', kind: 'table' },
];
