/** The first wrong answer ends the walk; the message is its one clear line. */
export class WalkFailed extends Error {}

export type Walker = {
  /** Starts a part of the path. */
  part(title: string): void;
  /** One step: what it is, and what came back in a few words. */
  step(what: string, act: () => Promise<string>): Promise<void>;
  count(): number;
};

/** Prints each step with its answer as it goes. */
export function createWalker(print: (line: string) => void): Walker {
  let done = 0;
  return {
    part: (title) => print(`\n${title}`),
    async step(what, act) {
      try {
        print(`  ✓ ${what}: ${await act()}`);
        done++;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        print(`  ✗ ${what}: ${why}`);
        throw new WalkFailed(`The walk stopped at "${what}": ${why}`, { cause: error });
      }
    },
    count: () => done,
  };
}

/** Fails with both values when they differ. */
export function expect(actual: unknown, wanted: unknown, what: string): void {
  const [came, asked] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (came !== asked) throw new Error(`${what} is ${came} instead of ${asked}`);
}

/** Fails with that sentence unless it holds. */
export function expectThat(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(sentence);
}
