import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Phrases by what they do: a risk act, or `greeting`, `chatter`, `reply`. */
export type Bank = ReadonlyMap<string, readonly string[]>;

/** One line of a harmless dialogue: `>` is who began it, `<` the other. */
export type Line = { from: 'first' | 'second'; text: string };

/** A harmless dialogue as it was written, with its kind. */
export type Dialogue = { kind: string; title: string; lines: readonly Line[] };

/**
 * Parts of development; from the fourth on each is of another hand, which had seen no other bank. The tenth and the
 * twelfth have no acts, the eleventh nothing else.
 */
const PARTS = [
  'development',
  'development-2',
  'development-3',
  'development-4',
  'development-5',
  'development-6',
  'development-7',
  'development-8',
  'development-9',
  'development-10',
  'development-11',
  'development-12',
  'development-13',
  'development-14',
] as const;

/**
 * `development` is all parts of it, and each part can be named by itself. `held-out` is every second piece of all
 * parts and `held-out-hands` of those from the fourth on: while rules are tuned, a model is trained on the others only.
 * `fresh` and `sealed` were written when rules, model and points stood still, and looked at since. `sealed-2` was
 * written by another hand that had seen no other bank; it is measured and never looked at. So is `sealed-3`, by one more
 * hand; nothing was chosen by its figures.
 */
export const SPLITS = [
  ...PARTS,
  'held-out',
  'held-out-hands',
  'evaluation',
  'fresh',
  'sealed',
  'sealed-2',
  'sealed-3',
] as const;
export type Split = (typeof SPLITS)[number];

const filesOf = (split: Split): readonly string[] => {
  if (split === 'development' || split === 'held-out') return PARTS;
  return split === 'held-out-hands' ? PARTS.slice(3) : [split];
};

const folder = new URL('../corpus/', import.meta.url);

/** A file's bytes; none where a part has no such file. */
const bytesOf = (file: string): Buffer => {
  const url = new URL(file, folder);
  return existsSync(url) ? readFileSync(url) : Buffer.alloc(0);
};
const textOf = (file: string): string => bytesOf(file).toString('utf8');
const actsOf = (name: string): string => `banks/acts-${name}.txt`;

/** The bytes of a phrase bank, so that a report can name what it measured. */
export const bankBytes = (split: Split): Buffer =>
  Buffer.concat(filesOf(split).map((name) => bytesOf(actsOf(name))));

/** All of a part, what a model that is trained on half may see of it, or what is kept from that model. */
export type Half = 'all' | 'seen' | 'held-out';

const halfOf = (split: Split): Half => (split.startsWith('held-out') ? 'held-out' : 'all');

/** Every second piece of a file is kept from a model that is trained on half; counted in each file by itself. */
const inHalf =
  (half: Half) =>
  (_: unknown, place: number): boolean =>
    half === 'all' || (place % 2 === 1) === (half === 'held-out');

/** The pieces of a file in a half. */
const piecesIn = <T>(pieces: readonly T[], half: Half): T[] => pieces.filter(inHalf(half));

/** Reads a phrase bank: `[act]` opens a section, each further line is a phrase. */
export function readBank(split: Split, half: Half = halfOf(split)): Bank {
  const bank = new Map<string, string[]>();
  for (const name of filesOf(split))
    for (const [act, phrases] of sectionsOf(textOf(actsOf(name))))
      bank.set(act, [...(bank.get(act) ?? []), ...piecesIn(phrases, half)]);
  return bank;
}

function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let section: string[] = [];
  for (const line of linesIn(text)) {
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
  const first = () => dialoguesIn(`harmless/${kind}.txt`, kind);
  if (split === 'evaluation') return first().filter((_, i) => i % 2 === 1);
  return filesOf(split).flatMap((name) => {
    if (name === 'development')
      return piecesIn(
        first().filter((_, i) => i % 2 === 0),
        half,
      );
    // The second part of dialogues was named before there were parts.
    const part = name === 'development-2' ? 'development' : name;
    return piecesIn(dialoguesIn(`harmless-${part}/${kind}.txt`, kind), half);
  });
}

/** Harmless single messages that share words with acts, where a part has such a file. */
export const readDecoys = (split: Split, half: Half = halfOf(split)): string[] =>
  filesOf(split).flatMap((name) => piecesIn(linesIn(textOf(`banks/decoys-${name}.txt`)), half));

/**
 * What young people in danger from themselves write, and what sounds near it, by a hand that wrote nothing else; never
 * trained on, measured, and not looked at.
 */
export const readDangerBank = (): { danger: string[]; near: string[] } => ({
  danger: linesIn(textOf('banks/danger-sealed.txt')),
  near: linesIn(textOf('banks/danger-decoys-sealed.txt')),
});

/** Everyday talk that no part of development names. */
export const readChatter = (half: Half): string[] =>
  piecesIn(linesIn(textOf('banks/chatter-development.txt')), half);

/** The lines of a file that say something. */
const linesIn = (text: string): string[] =>
  text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

const dialoguesIn = (file: string, kind: string): Dialogue[] =>
  textOf(file)
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
