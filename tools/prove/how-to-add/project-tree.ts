import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The files of the project with the changes of a recipe laid over them: nothing is written until somebody asks. */
export type ProjectTree = {
  /** Paths that were changed or made, sorted. */
  touched(): readonly string[];
  read(file: string): string;
  /** Makes a file that is not there yet. */
  create(file: string, text: string): void;
  /** Replaces the one place at which `from` stands; a recipe that no longer fits the code fails here. */
  replace(file: string, from: string, to: string): void;
  /** Adds a sentence to a catalogue, in each language that is given. */
  say(catalogue: string, key: string, sentences: Readonly<Record<string, string>>): void;
};

export function projectTree(root: string): ProjectTree {
  const changed = new Map<string, string>();
  const read = (file: string): string => changed.get(file) ?? readFileSync(path.join(root, file), 'utf8');
  const replace = (file: string, from: string, to: string): void => {
    const parts = read(file).split(from);
    if (parts.length !== 2)
      throw new Error(
        `Change ${file}: "${from.trim().slice(0, 60)}" stands there ${parts.length - 1} times, not once`,
      );
    changed.set(file, parts.join(to));
  };
  return {
    touched: () => [...changed.keys()].sort(),
    read,
    create(file, text) {
      if (changed.has(file) || existsSync(path.join(root, file)))
        throw new Error(`Create ${file}: it is there`);
      changed.set(file, text);
    },
    replace,
    say(catalogue, key, sentences) {
      for (const [language, sentence] of Object.entries(sentences))
        replace(
          `messages/${language}/${catalogue}.json`,
          lastLineOf(read(`messages/${language}/${catalogue}.json`)),
          `${lastLineOf(read(`messages/${language}/${catalogue}.json`))},\n  ${JSON.stringify(key)}: ${JSON.stringify(sentence)}`,
        );
    },
  };
}

/** The last member of a JSON object, after which another can be written. */
function lastLineOf(json: string): string {
  const line = /\n(?<line>[^\n]+)\n\}\n$/.exec(json)?.groups?.line;
  if (line === undefined) throw new Error('Add sentence: the catalogue has no last line');
  return line;
}
