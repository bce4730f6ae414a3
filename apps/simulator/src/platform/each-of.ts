/** One after the other, from the beginning again after the last. */
export function* eachOf<T>(list: readonly [T, ...T[]]): Generator<T, never> {
  for (;;) yield* list;
}
