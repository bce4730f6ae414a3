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

type Trie = { next: Int32Array; depth: number[]; own: number[][] };

/** Steps between two pauses: a few thousand of them take a millisecond or two. */
const STEPS = 4096;
/** Rows that the growing table begins with. */
const FEW_ROWS = 1024;

function* buildTrie(patterns: readonly (readonly number[])[]): Generator<void, Trie> {
  let next = new Int32Array(FEW_ROWS * COLUMNS).fill(-1);
  const depth = [0];
  const own: number[][] = [[]];
  for (const [id, pattern] of patterns.entries()) {
    if (id % (STEPS / 8) === 0) yield;
    let state = 0;
    for (const letter of pattern) {
      const edge = state * COLUMNS + (sound[letter] ?? 0);
      let to = next[edge] ?? -1;
      if (to < 0) {
        to = own.length;
        if ((to + 1) * COLUMNS > next.length) next = grown(next);
        next[edge] = to;
        depth.push((depth[state] ?? 0) + 1);
        own.push([]);
      }
      state = to;
    }
    own[state]?.push(id);
  }
  return { next: next.subarray(0, own.length * COLUMNS), depth, own };
}

function grown(table: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(table.length * 2);
  larger.set(table);
  return larger.fill(-1, table.length);
}

/** Fills in the fallbacks, breadth first; the answer lists each state's patterns with those of its suffixes. */
function* addFallbacks({ next, own }: Trie): Generator<void, number[][]> {
  const fail = new Int32Array(own.length);
  const all: number[][] = own;
  const queue = new Int32Array(own.length);
  let queued = 0;
  for (let letter = 0; letter < COLUMNS; letter++) {
    const to = next[letter] ?? -1;
    if (to < 0) next[letter] = 0;
    else queue[queued++] = to;
  }
  for (let head = 0; head < queued; head++) {
    if (head % STEPS === 0) yield;
    const state = queue[head] ?? 0;
    const back = fail[state] ?? 0;
    const inherited = all[back];
    if (inherited !== undefined && inherited.length > 0) all[state] = [...(all[state] ?? []), ...inherited];
    for (let letter = 0; letter < COLUMNS; letter++) {
      const edge = state * COLUMNS + letter;
      const fallback = next[back * COLUMNS + letter] ?? 0;
      const to = next[edge] ?? -1;
      if (to < 0) next[edge] = fallback;
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
  const quiet: number[] = [];
  const hits: number[] = [];
  for (const [state, ids] of all.entries()) (ids.length === 0 ? quiet : hits).push(state);
  const number = new Uint32Array(count);
  for (const [at, state] of quiet.entries()) number[state] = at;
  for (const [at, state] of hits.entries()) number[state] = quiet.length + at;
  const go = count < 65_536 ? new Uint16Array(count * COLUMNS) : new Uint32Array(count * COLUMNS);
  const depth = new Uint16Array(count);
  for (let state = 0; state < count; state++) {
    if (state % STEPS === 0) yield;
    const at = number[state] ?? 0;
    depth[at] = trie.depth[state] ?? 0;
    for (let letter = 1; letter <= 26; letter++)
      go[at * COLUMNS + letter] = number[trie.next[state * COLUMNS + (sound[letter] ?? 0)] ?? 0] ?? 0;
  }
  const endsFrom = new Uint32Array(hits.length + 1);
  const ends: number[] = [];
  for (const [i, state] of hits.entries()) {
    if (i % STEPS === 0) yield;
    for (const id of all[state] ?? []) ends.push(id);
    endsFrom[i + 1] = ends.length;
  }
  return { go, firstHit: quiet.length, depth, endsFrom, ends: Uint32Array.from(ends) };
}
