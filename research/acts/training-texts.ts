import { type Random, randomFrom } from '../../bench/rules/random.ts';
import {
  type Half,
  KINDS,
  readBank,
  readChatter,
  readDecoys,
  readDialogues,
} from '../early-warning/read-banks.ts';
import { type Writing, write } from '../early-warning/writing.ts';

/**
 * A text and the acts it performs; `group` keeps texts together that belong together when folds are made. One that is
 * `onlyDanger` teaches the head for danger to oneself and no other.
 */
export type TrainingText = { text: string; acts: readonly string[]; group: number; onlyDanger?: boolean };

const ORDINARY: readonly Writing[] = ['as written', 'untoned', 'chat spelling', 'some tones'];
const ODD: readonly Writing[] = ['digits', 'typos', 'stretched', 'spaced'];
const NOT_ACTS = new Set(['greeting', 'chatter', 'reply']);

/** Texts written for this project, the development side only: acts, everyday talk, and harmless near misses. */
export function trainingTexts(seed: number, half: Half = 'all'): TrainingText[] {
  const random = randomFrom(seed);
  const written = [...phrases(half), ...dialogues(half), ...decoys(half)];
  const joined = joinSome(written, random);
  return [...written, ...joined].flatMap((one) =>
    [...ORDINARY, random.pick(ODD)].map((writing) => ({ ...one, text: write(one.text, writing, random) })),
  );
}

let groups = 0;
const ownGroup = (): number => groups++;

const phrases = (half: Half): TrainingText[] =>
  [...readBank('development', half)].flatMap(([act, texts]) =>
    texts.map((text) => ({ text, acts: NOT_ACTS.has(act) ? [] : [act], group: ownGroup() })),
  );

const dialogues = (half: Half): TrainingText[] =>
  KINDS.flatMap((kind) => readDialogues(kind, 'development', half)).flatMap(({ lines }) => {
    const group = ownGroup();
    return lines.map(({ text }) => ({ text, acts: [], group }));
  });

const decoys = (half: Half): TrainingText[] =>
  [...readDecoys('development', half), ...readChatter(half)].map((text) => ({
    text,
    acts: [],
    group: ownGroup(),
  }));

/** Two sentences in one message: an act beside everyday talk stays that act. */
function joinSome(texts: readonly TrainingText[], random: Random): TrainingText[] {
  const acts = texts.filter(({ acts: found }) => found.length > 0);
  const harmless = texts.filter(({ acts: found }) => found.length === 0);
  const joined = acts.flatMap((one): TrainingText[] => {
    if (!random.chance(0.5)) return [];
    const other = random.pick(random.chance(0.6) ? harmless : acts);
    const text = random.chance(0.5) ? `${one.text}, ${other.text}` : `${other.text}. ${one.text}`;
    return [{ text, acts: [...new Set([...one.acts, ...other.acts])], group: one.group }];
  });
  const plain = harmless.flatMap((one): TrainingText[] =>
    random.chance(0.4)
      ? [{ text: `${one.text}, ${random.pick(harmless).text}`, acts: [], group: one.group }]
      : [],
  );
  return [...joined, ...plain];
}
