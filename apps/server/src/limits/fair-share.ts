import { createRecentMap } from '../platform/recent-map.ts';

/** How long use is remembered: after this time a third of it is left. */
const REMEMBERED_MS = 10_000;
/** Whose works lately were fewer yields to nobody: a class of forty-five that opens three pages each. */
const YIELDS_FROM = 150;
/** Whose works were so many times those of somebody inside yields to them. */
const YIELDS_TIMES = 2;
/** From here on it is a flood, or a crowd: forty a second, or four hundred at once. */
const HEAVY_FROM = 400;
/** Who goes first keeps others waiting for so long at most. */
const FIRST_MS = 1000;
/**
 * Those who yield begin one work in this time, all together: thirty-odd a second are as many as two cores hash, and
 * leave four fifths of the loop where a page takes what pages take.
 */
const PACE_MS = 30;
/** Of more neighbourhoods than this those that asked longest ago are forgotten. */
const MOST_REMEMBERED = 20_000;

/** One work that is inside; `end` is called once. */
export type Use = { end(): void };

/**
 * Who asked little lately goes before who asked much: while one of the former is inside, the latter begin works only
 * now and then. It takes nothing from anybody while nobody else is there, so a school or a hall behind one address has
 * the whole house as long as it is alone in it, and two that ask as much yield to neither. Without this, each of the
 * twenty or so turns of the loop that a report needs waits for as many works of a flood as have a place. Works are
 * counted and not timed: most of the time that a report is inside it waits, and most of what a page costs comes after.
 */
export type FairShare = {
  /** Whether the neighbourhood asked so much lately that it is a flood or a crowd. */
  isHeavy(wide: string): boolean;
  mayBegin(wide: string): boolean;
  begin(wide: string): Use;
  /** Calls back each time that somebody who was made to wait may be able to begin. */
  onChange(listen: () => void): void;
};

export function createFairShare(now: () => number = () => performance.now()): FairShare {
  const counted = createRecentMap<string, { works: number; atMs: number }>(MOST_REMEMBERED);
  /** What is inside: since when, and how many works its neighbourhood had had by then. */
  const inside = new Set<{ atMs: number; works: number }>();
  const listeners: (() => void)[] = [];
  let [begunAtMs, isAwaited, isTimed] = [Number.NEGATIVE_INFINITY, false, false];

  const worksOf = (wide: string, atMs: number): number => {
    const before = counted.get(wide);
    return before ? before.works * Math.exp((before.atMs - atMs) / REMEMBERED_MS) : 0;
  };
  const yields = (works: number): boolean => {
    if (works <= YIELDS_FROM) return false;
    const since = now() - FIRST_MS;
    for (const one of inside) {
      if (one.atMs <= since) inside.delete(one);
      else if (works > YIELDS_TIMES * one.works) return true;
    }
    return false;
  };
  const tell = (): void => {
    if (!isAwaited) return;
    isAwaited = false;
    for (const listen of listeners) listen();
  };
  return {
    isHeavy: (wide) => worksOf(wide, now()) > HEAVY_FROM,
    mayBegin(wide) {
      if (!yields(worksOf(wide, now()))) return true;
      const left = begunAtMs + PACE_MS - now();
      if (left <= 0) return true;
      isAwaited = true;
      if (isTimed) return false;
      isTimed = true;
      setTimeout(() => {
        isTimed = false;
        tell();
      }, left).unref();
      return false;
    },
    begin(wide) {
      const atMs = now();
      const works = worksOf(wide, atMs);
      if (yields(works)) begunAtMs = atMs;
      counted.set(wide, { works: works + 1, atMs });
      const one = { atMs, works };
      inside.add(one);
      return {
        end() {
          inside.delete(one);
          tell();
        },
      };
    },
    onChange: (listen) => void listeners.push(listen),
  };
}
