/** A phrase's last word says so: a concept, and how it is to be taken, in one number. */
export type Ending = { concept: number; english: boolean; strict: boolean; hides: boolean };

/** A finding is an ending with one bit more: whether a tone had to be guessed on the way. */
export const LOOSE = 1;
const ENGLISH = 2;
const STRICT = 4;
const HIDES = 8;
const CONCEPT_BITS = 4;

/** The concept of a finding. */
export const conceptOf = (finding: number): number => finding >> CONCEPT_BITS;
/** Whether a tone had to be guessed. */
export const isLoose = (finding: number): boolean => (finding & LOOSE) !== 0;
/** Whether the phrase is English; else it is Vietnamese. */
export const isEnglish = (finding: number): boolean => (finding & ENGLISH) !== 0;
/** Whether the phrase needs its tones. */
export const isStrict = (finding: number): boolean => (finding & STRICT) !== 0;
/** Whether the phrase takes its words away from shorter ones. */
export const hides = (finding: number): boolean => (finding & HIDES) !== 0;

const encode = ({ concept, english, strict, hides }: Ending): number =>
  (concept << CONCEPT_BITS) | (english ? ENGLISH : 0) | (strict ? STRICT : 0) | (hides ? HIDES : 0);

/** A tree while phrases are added to it. */
export type GrowingTree = { next: Map<number, GrowingTree>; endings: Ending[] };

/** A tree without a phrase. */
export const emptyTree = (): GrowingTree => ({ next: new Map(), endings: [] });

/** Adds a phrase; the first to name a concept in a language says how it is to be taken. */
export function addPhrase(root: GrowingTree, words: readonly number[], ending: Ending): void {
  let node = root;
  for (const word of words) {
    const next = node.next.get(word) ?? emptyTree();
    node.next.set(word, next);
    node = next;
  }
  if (!node.endings.some(({ concept, english }) => concept === ending.concept && english === ending.english))
    node.endings.push(ending);
}

/**
 * The phrases of a lexicon as a tree of words, packed so that it stays near the processor. The children of a node stand
 * side by side, sorted by their word, in the order of their parents: `nodes` holds three numbers for each, its mask, its
 * first child and its first ending, and each ends where the next one begins. The root is 0, so no child is.
 */
export type PhraseTree = { nodes: Int32Array; words: Uint16Array; endings: Int32Array };

export const ROOT = 0;
const NODE = 3;
const FIRST_CHILD = 1;
const FIRST_ENDING = 2;

/** A word's bit in a mask: words share bits, so a mask only tells what surely leads nowhere. */
export const bitOf = (word: number): number => 1 << (word & 31);

/** Packs a tree. */
export function packTree(root: GrowingTree): PhraseTree {
  const queue = [root];
  const words = [0];
  const nodes: number[] = [];
  const endings: number[] = [];
  // The queue grows as it is walked.
  for (const node of queue) {
    let mask = 0;
    nodes.push(0, queue.length, endings.length);
    for (const [word, child] of [...node.next].sort(([a], [b]) => a - b)) {
      mask |= bitOf(word);
      words.push(word);
      queue.push(child);
    }
    nodes[nodes.length - NODE] = mask;
    endings.push(...node.endings.map(encode));
  }
  nodes.push(0, queue.length, endings.length);
  return {
    nodes: Int32Array.from(nodes),
    words: Uint16Array.from(words),
    endings: Int32Array.from(endings),
  };
}

/** Bits of the words that a phrase may go on with. */
export const maskAt = ({ nodes }: PhraseTree, node: number): number => nodes[node * NODE] ?? 0;

/** Where the endings of a node begin; they end where those of the next node begin. */
export const firstEnding = ({ nodes }: PhraseTree, node: number): number =>
  nodes[node * NODE + FIRST_ENDING] ?? 0;

/** The child that a word leads to, or the root where there is none. */
export function childAt({ nodes, words }: PhraseTree, node: number, word: number): number {
  const end = nodes[(node + 1) * NODE + FIRST_CHILD] ?? 0;
  let low = nodes[node * NODE + FIRST_CHILD] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? 0) < word) low = middle + 1;
    else high = middle;
  }
  return low < end && words[low] === word ? low : ROOT;
}

/** Where `count` words, the first of them at `at`, lead to from a node, or the root where no phrase goes on like this. */
export function stepOn(
  tree: PhraseTree,
  from: number,
  words: ArrayLike<number>,
  at: number = 0,
  count: number = words.length,
): number {
  let node = from;
  for (let i = at; i < at + count; i++) {
    node = childAt(tree, node, words[i] ?? 0);
    if (node === ROOT) return ROOT;
  }
  return node;
}
