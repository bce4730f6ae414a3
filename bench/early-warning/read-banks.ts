import { readdirSync, readFileSync } from 'node:fs';

/** Phrases by what they do: a risk act, or `greeting`, `chatter`, `reply`. */
export type Bank = ReadonlyMap<string, readonly string[]>;

/** One line of a harmless dialogue: `>` is who began it, `<` the other. */
export type Line = { from: 'first' | 'second'; text: string };

/** A harmless dialogue as it was written, with its kind. */
export type Dialogue = { kind: string; title: string; lines: readonly Line[] };

/**
 * `held-out` is every second piece of development: while rules are tuned, a model is trained on the others only.
 * `held-out-2` is that half of the second part of development alone, which was written after the rules of the first.
 * `fresh` was written when rules, model and points stood still.
 */
export const SPLITS = ['development', 'held-out', 'held-out-2', 'evaluation', 'fresh'] as const;
export type Split = (typeof SPLITS)[number];

const FILES: Readonly<Record<Split, readonly string[]>> = {
  development: ['development', 'development-2'],
  'held-out': ['development', 'development-2'],
  'held-out-2': ['development-2'],
  evaluation: ['evaluation'],
  fresh: ['fresh'],
};

const folder = new URL('../../eval/', import.meta.url);

/** The bytes of a phrase bank, so that a report can name what it measured. */
export const bankBytes = (split: Split): Buffer =>
  Buffer.concat(FILES[split].map((name) => readFileSync(new URL(`banks/acts-${name}.txt`, folder))));

const isHalf = (split: Split): boolean => split === 'held-out' || split === 'held-out-2';

/** Reads a phrase bank: `[act]` opens a section, each further line is a phrase. */
export function readBank(split: Split): Bank {
  const bank = new Map<string, string[]>();
  let section: string[] = [];
  for (const line of bankBytes(split).toString('utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('[') && line.endsWith(']')) {
      section = bank.get(line.slice(1, -1)) ?? [];
      bank.set(line.slice(1, -1), section);
    } else section.push(line);
  }
  if (!isHalf(split)) return bank;
  return new Map([...bank].map(([act, phrases]) => [act, phrases.filter((_, i) => isHeldOut(i))]));
}

/** Whether the phrase or dialogue with this place is kept from a model that is trained on half. */
export const isHeldOut = (place: number): boolean => place % 2 === 1;

/** Kinds of harmless chat, one file each. */
export const KINDS: readonly string[] = readdirSync(new URL('harmless/', folder))
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4))
  .sort();

/** Reads the dialogues of a kind: of the first part every second one is kept for evaluation. */
export function readDialogues(kind: string, split: Split): Dialogue[] {
  const first = dialoguesIn(`harmless/${kind}.txt`, kind);
  if (split === 'fresh') return dialoguesIn(`harmless-fresh/${kind}.txt`, kind);
  if (split === 'evaluation') return first.filter((_, i) => i % 2 === 1);
  const second = dialoguesIn(`harmless-development/${kind}.txt`, kind);
  const mine = split === 'held-out-2' ? second : [...first.filter((_, i) => i % 2 === 0), ...second];
  return isHalf(split) ? mine.filter((_, i) => isHeldOut(i)) : mine;
}

const dialoguesIn = (file: string, kind: string): Dialogue[] =>
  readFileSync(new URL(file, folder), 'utf8')
    .split(/^== /m)
    .slice(1)
    .map((block): Dialogue => {
      const [title = '', ...rest] = block.trimEnd().split('\n');
      const lines = rest.map((line): Line => {
        if (!/^[<>] \S/.test(line)) throw new Error(`Read dialogues "${kind}": "${line}" has no speaker`);
        return { from: line.startsWith('>') ? 'first' : 'second', text: line.slice(2) };
      });
      return { kind, title, lines };
    });
