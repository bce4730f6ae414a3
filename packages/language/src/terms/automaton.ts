/**
 * Aho–Corasick as a dense table: 32 columns a state, so a row of small states is one cache line. States from
 * `firstHit` on end a pattern. `depth` tells a trie edge (one deeper) from a fallback.
 */
export type Automaton = {
  go: Uint16Array | Uint32Array;
  firstHit: number;
  depth: Uint16Array;
  /** Patterns that end at hit state h: `ends` from `endsFrom[h - firstHit]` to `endsFrom[h - firstHit + 1]`. */
  endsFrom: Uint32Array;
  ends: Uint32Array;
};

const COLUMNS = 32;

/** Letters that chat spelling swaps for each other share a column's target: c k q, d z, i y j. */
const SAME_SOUND = ['ckq', 'dz', 'iyj'].map((group) => [...group].map((char) => char.charCodeAt(0) - 96));
const sound = Array.from({ length: COLUMNS }, (_, letter) => letter);
for (const group of SAME_SOUND) for (const letter of group) sound[letter] = group[0] ?? letter;

/** One letter of each sound: the columns that differ. */
export const SOUND_LETTERS: readonly number[] = sound.filter(
  (to, letter) => letter >= 1 && letter <= 26 && to === letter,
);

/** Rows of targets in blocks, so that the table grows without being copied; -1 is no edge yet. */
type Trie = { blocks: Int32Array[]; depth: number[]; own: number[][] };

/** Steps between two pauses: a few thousand of them take a millisecond or two. */
const STEPS = 4096;
const BLOCK = 12;
const IN_BLOCK = (1 << BLOCK) - 1;
const newBlock = () => new Int32Array((IN_BLOCK + 1) * COLUMNS).fill(-1);
const NO_BLOCK = new Int32Array(0);
const blockOf = ({ blocks }: Pick<Trie, 'blocks'>, state: number) => blocks[state >> BLOCK] ?? NO_BLOCK;
const edgeOf = (state: number, letter: number) => (state & IN_BLOCK) * COLUMNS + letter;

function* buildTrie(patterns: readonly (readonly number[])[]): Generator<void, Trie> {
  const trie: Trie = { blocks: [newBlock()], depth: [0], own: [[]] };
  const { blocks, depth, own } = trie;
  for (const [id, pattern] of patterns.entries()) {
    if (id % (STEPS / 8) === 0) yield;
    let state = 0;
    for (const letter of pattern) {
      const block = blockOf(trie, state);
      const edge = edgeOf(state, sound[letter] ?? 0);
      let to = block[edge] ?? -1;
      if (to < 0) {
        to = own.length;
        if ((to & IN_BLOCK) === 0) blocks.push(newBlock());
        block[edge] = to;
        depth.push((depth[state] ?? 0) + 1);
        own.push([]);
      }
      state = to;
    }
    own[state]?.push(id);
  }
  return trie;
}

/** Fills in the fallbacks, breadth first; the answer lists each state's patterns with those of its suffixes. */
function* addFallbacks(trie: Trie): Generator<void, number[][]> {
  const all = trie.own;
  const fail = new Int32Array(all.length);
  const queue = new Int32Array(all.length);
  let queued = 0;
  const root = blockOf(trie, 0);
  for (let letter = 0; letter < COLUMNS; letter++) {
    const to = root[letter] ?? -1;
    if (to < 0) root[letter] = 0;
    else queue[queued++] = to;
  }
  for (let head = 0; head < queued; head++) {
    if (head % STEPS === 0) yield;
    const state = queue[head] ?? 0;
    const back = fail[state] ?? 0;
    const inherited = all[back];
    if (inherited !== undefined && inherited.length > 0) all[state] = [...(all[state] ?? []), ...inherited];
    const block = blockOf(trie, state);
    const behind = blockOf(trie, back);
    for (let letter = 0; letter < COLUMNS; letter++) {
      const edge = edgeOf(state, letter);
      const fallback = behind[edgeOf(back, letter)] ?? 0;
      const to = block[edge] ?? -1;
      if (to < 0) block[edge] = fallback;
      else {
        fail[to] = fallback;
        queue[queued++] = to;
      }
    }
  }
  return all;
}

/** Compiles patterns of letter numbers (1 to 26), pausing on the way. */
export function* buildAutomaton(patterns: readonly (readonly number[])[]): Generator<void, Automaton> {
  const trie = yield* buildTrie(patterns);
  const all = yield* addFallbacks(trie);
  const count = all.length;
  // Hit states get the highest numbers: one comparison finds them.
  const number = new Uint32Array(count);
  const hits: number[] = [];
  let quiet = 0;
  for (let state = 0; state < count; state++) {
    if (state % STEPS === 0) yield;
    if (all[state]?.length === 0) number[state] = quiet++;
    else hits.push(state);
  }
  for (const [at, state] of hits.entries()) number[state] = quiet + at;
  yield;
  const go = count < 65_536 ? new Uint16Array(count * COLUMNS) : new Uint32Array(count * COLUMNS);
  const depth = new Uint16Array(count);
  for (let state = 0; state < count; state++) {
    if (state % STEPS === 0) yield;
    const at = number[state] ?? 0;
    const block = blockOf(trie, state);
    depth[at] = trie.depth[state] ?? 0;
    for (let letter = 1; letter <= 26; letter++)
      go[at * COLUMNS + letter] = number[block[edgeOf(state, sound[letter] ?? 0)] ?? 0] ?? 0;
  }
  const endsFrom = new Uint32Array(hits.length + 1);
  const ends: number[] = [];
  for (const [i, state] of hits.entries()) {
    if (i % (STEPS / 8) === 0) yield;
    for (const id of all[state] ?? []) ends.push(id);
    endsFrom[i + 1] = ends.length;
  }
  return { go, firstHit: quiet, depth, endsFrom, ends: new Uint32Array(ends) };
}
