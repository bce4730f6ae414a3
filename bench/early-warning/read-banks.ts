import { readdirSync, readFileSync } from 'node:fs';

/** Phrases by what they do: a risk act, or `greeting`, `chatter`, `reply`. */
export type Bank = ReadonlyMap<string, readonly string[]>;

/** One line of a harmless dialogue: `>` is who began it, `<` the other. */
export type Line = { from: 'first' | 'second'; text: string };

/** A harmless dialogue as it was written, with its kind. */
export type Dialogue = { kind: string; title: string; lines: readonly Line[] };

/** `held-out` is the second half of development: while rules are tuned, a model is trained on the first half only. */
export type Split = 'development' | 'held-out' | 'evaluation';

const fileOf = (split: Split): string => (split === 'evaluation' ? 'evaluation' : 'development');

const folder = new URL('../../eval/', import.meta.url);

/** The bytes of a phrase bank, so that a report can name what it measured. */
export const bankBytes = (split: Split): Buffer =>
  readFileSync(new URL(`banks/acts-${fileOf(split)}.txt`, folder));

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
  if (split !== 'held-out') return bank;
  return new Map([...bank].map(([act, phrases]) => [act, phrases.filter((_, i) => isHeldOut(i))]));
}

/** Whether the phrase or dialogue with this place is kept from a model that is trained on half. */
export const isHeldOut = (place: number): boolean => place % 2 === 1;

/** Kinds of harmless chat, one file each. */
export const KINDS: readonly string[] = readdirSync(new URL('harmless/', folder))
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4))
  .sort();

/** Reads the dialogues of a kind: every second one is kept for evaluation. */
export function readDialogues(kind: string, split: Split): Dialogue[] {
  const text = readFileSync(new URL(`harmless/${kind}.txt`, folder), 'utf8');
  const all = text
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
  const mine = all.filter((_, i) => i % 2 === (split === 'evaluation' ? 1 : 0));
  return split === 'held-out' ? mine.filter((_, i) => isHeldOut(i)) : mine;
}
