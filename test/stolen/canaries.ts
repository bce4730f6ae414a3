import { randomBytes } from 'node:crypto';

/** Texts of which each is found alone, and all together by their common beginning: a search over gigabytes stays one. */
export type Canaries = {
  beginning: string;
  /** A new text of that kind. */
  text(kind: string): string;
  all(): readonly string[];
  kinds(): ReadonlyMap<string, number>;
};

export function newCanaries(): Canaries {
  const beginning = `chim-hoang-yen-${randomBytes(6).toString('hex')}`;
  const all: string[] = [];
  const kinds = new Map<string, number>();
  return {
    beginning,
    text(kind) {
      const text = `${beginning} ${kind} ${all.length}: em không dám nói với ai`;
      all.push(text);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      return text;
    },
    all: () => all,
    kinds: () => kinds,
  };
}
