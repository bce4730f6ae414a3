export type Phrase = { words: string; strict: boolean };

/** Writes out "a/b (c) d" as every phrase it stands for. */
function expand(words: readonly string[]): string[] {
  let phrases = [''];
  for (const word of words) {
    const optional = word.startsWith('(') && word.endsWith(')');
    const options = (optional ? word.slice(1, -1) : word).split('/');
    const grown = phrases.flatMap((prefix) => options.map((option) => `${prefix} ${option}`.trim()));
    phrases = optional ? phrases.concat(grown) : grown;
  }
  return phrases;
}

/** "24/24" and "24/7" are words, not alternatives. */
const isWritten = (phrase: string) => /\d\/\d/.test(phrase);

/** The phrases of one concept's line. */
export function expandPhrases(line: string): Phrase[] {
  return line
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      const strict = part.startsWith('!');
      const text = strict ? part.slice(1) : part;
      const all = isWritten(text) ? [text.replace('/', ' ')] : expand(text.split(' '));
      return all.filter((words) => words !== '').map((words) => ({ words, strict }));
    });
}
