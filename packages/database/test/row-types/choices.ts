/** Why a text is not known before the program runs. */
export class UnknownText extends Error {}

/** More ways than this to read one expression say nothing more about the rows of its statement. */
const MOST_WAYS = 200;

/** One way through the branches of an expression; the same question gets the same answer along the way. */
export type Choose = (question: string, options: number) => number;

/** What `read` gives on every way through the choices that it asks for. */
export function everyWay<T>(read: (choose: Choose) => T): T[] {
  const results: T[] = [];
  let way: { question: string; options: number; taken: number }[] = [];
  do {
    const asked = new Set<string>();
    results.push(
      read((question, options) => {
        asked.add(question);
        const known = way.find((one) => one.question === question);
        if (known) return known.taken;
        way.push({ question, options, taken: 0 });
        return 0;
      }),
    );
    if (results.length > MOST_WAYS) throw new UnknownText(`it has more than ${MOST_WAYS} variants`);
    way = nextWay(way.filter(({ question }) => asked.has(question)));
  } while (way.length > 0);
  return results;
}

/** The last choice that has a further option takes it, and what was chosen after it is asked again. */
function nextWay<Choice extends { options: number; taken: number }>(way: readonly Choice[]): Choice[] {
  const at = way.findLastIndex(({ options, taken }) => taken + 1 < options);
  const last = way[at];
  return last ? [...way.slice(0, at), { ...last, taken: last.taken + 1 }] : [];
}
