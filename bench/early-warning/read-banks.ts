import { readdirSync, readFileSync } from 'node:fs';

/** Phrases by what they do: a risk act, or `greeting`, `chatter`, `reply`. */
export type Bank = ReadonlyMap<string, readonly string[]>;

/** One line of a harmless dialogue: `>` is who began it, `<` the other. */
export type Line = { from: 'first' | 'second'; text: string };

/** A harmless dialogue as it was written, with its kind. */
export type Dialogue = { kind: string; title: string; lines: readonly Line[] };

/**
 * `held-out` is every second piece of development: while rules are tuned, a model is trained on the others only.
 * `held-out-2` and `held-out-3` are that half of the second and third part of development alone, each written after
 * the rules of the part before; `development-3` is the whole of the third. `fresh` was written when rules, model and points stood still, and looked at since.
 * `sealed` was put aside before the last mending and measured once after it.
 */
export const SPLITS = [
  'development',
  'held-out',
  'held-out-2',
  'held-out-3',
  'development-3',
  'evaluation',
  'fresh',
  'sealed',
] as const;
export type Split = (typeof SPLITS)[number];

const FILES: Readonly<Record<Split, readonly string[]>> = {
  development: ['development', 'development-2', 'development-3'],
  'held-out': ['development', 'development-2', 'development-3'],
  'held-out-2': ['development-2'],
  'held-out-3': ['development-3'],
  'development-3': ['development-3'],
  evaluation: ['evaluation'],
  fresh: ['fresh'],
  sealed: ['sealed'],
};

const folder = new URL('../../eval/', import.meta.url);

const bytesOf = (name: string): Buffer => readFileSync(new URL(`banks/acts-${name}.txt`, folder));

/** The bytes of a phrase bank, so that a report can name what it measured. */
export const bankBytes = (split: Split): Buffer => Buffer.concat(FILES[split].map(bytesOf));

/** All of a part, what a model that is trained on half may see of it, or what is kept from that model. */
export type Half = 'all' | 'seen' | 'held-out';

const halfOf = (split: Split): Half => (split.startsWith('held-out') ? 'held-out' : 'all');

/** Every second piece of a file is kept from a model that is trained on half; counted in each file by itself. */
const inHalf =
  (half: Half) =>
  (_: unknown, place: number): boolean =>
    half === 'all' || (place % 2 === 1) === (half === 'held-out');

/** The pieces of a file in a half. */
export const piecesIn = <T>(pieces: readonly T[], half: Half): T[] => pieces.filter(inHalf(half));

/** Reads a phrase bank: `[act]` opens a section, each further line is a phrase. */
export function readBank(split: Split, half: Half = halfOf(split)): Bank {
  const bank = new Map<string, string[]>();
  for (const name of FILES[split])
    for (const [act, phrases] of sectionsOf(bytesOf(name).toString('utf8')))
      bank.set(act, [...(bank.get(act) ?? []), ...piecesIn(phrases, half)]);
  return bank;
}

function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let section: string[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('[') && line.endsWith(']')) {
      section = sections.get(line.slice(1, -1)) ?? [];
      sections.set(line.slice(1, -1), section);
    } else section.push(line);
  }
  return sections;
}

/** Kinds of harmless chat, one file each. */
export const KINDS: readonly string[] = readdirSync(new URL('harmless/', folder))
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4))
  .sort();

/** Reads the dialogues of a kind: of the first part every second one is kept for evaluation. */
export function readDialogues(kind: string, split: Split, half: Half = halfOf(split)): Dialogue[] {
  if (split === 'fresh' || split === 'sealed') return dialoguesIn(`harmless-${split}/${kind}.txt`, kind);
  const first = dialoguesIn(`harmless/${kind}.txt`, kind);
  if (split === 'evaluation') return first.filter((_, i) => i % 2 === 1);
  const parts = {
    development: first.filter((_, i) => i % 2 === 0),
    'development-2': dialoguesIn(`harmless-development/${kind}.txt`, kind),
    'development-3': dialoguesIn(`harmless-development-3/${kind}.txt`, kind),
  };
  return Object.entries(parts).flatMap(([name, dialogues]) =>
    FILES[split].includes(name) ? piecesIn(dialogues, half) : [],
  );
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
