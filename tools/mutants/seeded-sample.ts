/** So many of a list, drawn without putting back, the same ones for the same seed, and in their order. */
export function seededSample<T>(from: readonly T[], count: number, seed: number): T[] {
  const places = from.map((_, at) => at);
  let state = seed >>> 0;
  // mulberry32: small, and good enough to draw by.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let at = 0; at < Math.min(count, places.length); at++) {
    const other = at + Math.floor(next() * (places.length - at));
    [places[at], places[other]] = [places[other] ?? at, places[at] ?? at];
  }
  return places
    .slice(0, count)
    .sort((a, b) => a - b)
    .flatMap((at) => from[at] ?? []);
}
