/** Numbers that the same seed draws again (mulberry32). */
export function random(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    one<T>(of: readonly T[]): T {
      const chosen = of[below(of.length)];
      if (chosen === undefined) throw new Error('Nothing to choose from');
      return chosen;
    },
    some: <T>(of: readonly T[]): T[] => of.filter(() => next() < 0.5),
    maybe: (): boolean => next() < 0.5,
  };
}

export type Chance = ReturnType<typeof random>;
