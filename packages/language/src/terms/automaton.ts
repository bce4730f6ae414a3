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

function buildTrie(patterns: readonly (readonly number[])[]): Trie {
  const most = patterns.reduce((sum, pattern) => sum + pattern.length, 1);
  const next = new Int32Array(most * COLUMNS).fill(-1);
  const depth = [0];
  const own: number[][] = [[]];
  for (const [id, pattern] of patterns.entries()) {
    let state = 0;
    for (const letter of pattern) {
      const edge = state * COLUMNS + (sound[letter] ?? 0);
      let to = next[edge] ?? -1;
      if (to < 0) {
        to = own.length;
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

/** Fills in the fallbacks, breadth first; the answer lists each state's patterns with those of its suffixes. */
function addFallbacks({ next, own }: Trie): number[][] {
  const fail = new Int32Array(own.length);
  const all: number[][] = own.map((ids) => [...ids]);
  const queue: number[] = [];
  for (let letter = 0; letter < COLUMNS; letter++) {
    const to = next[letter] ?? -1;
    if (to < 0) next[letter] = 0;
    else queue.push(to);
  }
  for (let head = 0; head < queue.length; head++) {
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
        queue.push(to);
      }
    }
  }
  return all;
}

/** Compiles patterns of letter numbers (1 to 26). */
export function buildAutomaton(patterns: readonly (readonly number[])[]): Automaton {
  const trie = buildTrie(patterns);
  const all = addFallbacks(trie);
  const count = all.length;
  // Hit states get the highest numbers: one comparison finds them.
  const quiet = [...all.keys()].filter((state) => all[state]?.length === 0);
  const hits = [...all.keys()].filter((state) => all[state]?.length !== 0);
  const order = [...quiet, ...hits];
  const number = new Uint32Array(count);
  for (const [at, state] of order.entries()) number[state] = at;
  const go = count < 65_536 ? new Uint16Array(count * COLUMNS) : new Uint32Array(count * COLUMNS);
  const depth = new Uint16Array(count);
  for (const [at, state] of order.entries()) {
    depth[at] = trie.depth[state] ?? 0;
    for (let letter = 1; letter <= 26; letter++)
      go[at * COLUMNS + letter] = number[trie.next[state * COLUMNS + (sound[letter] ?? 0)] ?? 0] ?? 0;
  }
  const lists = hits.map((state) => all[state] ?? []);
  const endsFrom = new Uint32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) endsFrom[i + 1] = (endsFrom[i] ?? 0) + list.length;
  return { go, firstHit: quiet.length, depth, endsFrom, ends: Uint32Array.from(lists.flat()) };
}
