import { type Classifier, fold, type LabelledText, macroF1 } from '@khong-mot-minh/language';
import { obfuscations } from './obfuscations.ts';
import { seeded, untoned } from './random.ts';

type ClassScore = { label: string; texts: number; precision: number; recall: number; f1: number };

/** Macro-F1 with its 95 % interval from resampled texts. */
type Score = { texts: number; macroF1: number; low: number; high: number; accuracy: number };

export type Evaluation = {
  all: Score;
  /** Without texts that repeat another, or one of the training texts. */
  deduplicated: Score;
  classes: ClassScore[];
  /** Macro-F1 after half of the words of each text were disguised. */
  evasions: Record<string, number>;
  microsecondsPerText: number;
};

const RESAMPLES = 500;
const SHARE_DISGUISED = 0.5;

function interval(truth: readonly number[], guesses: readonly number[], classes: number): [number, number] {
  const random = seeded(41);
  const scores = Array.from({ length: RESAMPLES }, () => {
    const picked = truth.map(() => Math.floor(random() * truth.length));
    const draw = (list: readonly number[]) => picked.map((i) => list[i] ?? 0);
    return macroF1(draw(truth), draw(guesses), classes);
  }).sort((a, b) => a - b);
  return [scores[Math.floor(RESAMPLES * 0.025)] ?? 0, scores[Math.floor(RESAMPLES * 0.975)] ?? 0];
}

function score(truth: readonly number[], guesses: readonly number[], classes: number): Score {
  const [low, high] = interval(truth, guesses, classes);
  const right = truth.filter((label, i) => guesses[i] === label).length;
  const f1 = macroF1(truth, guesses, classes);
  return { texts: truth.length, macroF1: f1, low, high, accuracy: right / Math.max(truth.length, 1) };
}

function scoreClass(
  label: string,
  at: number,
  truth: readonly number[],
  guesses: readonly number[],
): ClassScore {
  const texts = truth.filter((own) => own === at).length;
  const guessed = guesses.filter((guess) => guess === at).length;
  const right = truth.filter((own, i) => own === at && guesses[i] === at).length;
  const [precision, recall] = [right / Math.max(guessed, 1), right / Math.max(texts, 1)];
  const both = precision + recall;
  return { label, texts, precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / both };
}

/** Two texts are one if they read the same without tones, case, signs and spaces. */
const sameness = (text: string) => fold(text).text.replace(/[^\p{L}\p{Nd}]/gu, '');

const disguises: Readonly<Record<string, (word: string, random: () => number) => string>> = {
  'no diacritics (every word)': (word) => untoned(word),
  ...Object.fromEntries(
    Object.entries(obfuscations).filter(
      ([name]) => name !== 'exact' && name !== 'joined' && name !== 'no diacritics',
    ),
  ),
};

function disguise(text: string, name: string, random: () => number): string {
  const change = disguises[name];
  const share = name.endsWith('(every word)') ? 1 : SHARE_DISGUISED;
  const words = text.split(' ');
  return words
    .map((word) =>
      change && word.length > 3 && random() < share ? change(word.toLowerCase(), random) : word,
    )
    .join(' ');
}

/** Evaluates a classifier on labelled texts; `trained` are the texts that it was trained on, if known. */
export function evaluateClassifier(
  { labels, classify }: Classifier,
  rows: readonly LabelledText[],
  trained: readonly LabelledText[],
  onProgress: (done: number, total: number) => void,
): Evaluation {
  const unknown = rows.find(({ label }) => !labels.includes(label));
  if (unknown)
    throw new Error(`Evaluate: label "${unknown.label}" is none of the model's ${labels.join(', ')}`);
  const truth = rows.map(({ label }) => labels.indexOf(label));
  const read = (text: string) => labels.indexOf(classify(text).label);
  const started = process.cpuUsage();
  const guesses = rows.map(({ text }) => read(text));
  const { user, system } = process.cpuUsage(started);
  const seen = new Set(trained.map(({ text }) => sameness(text)));
  const first = rows.flatMap(({ text }, i) => {
    const key = sameness(text);
    if (seen.has(key)) return [];
    seen.add(key);
    return [i];
  });
  const names = Object.keys(disguises);
  const evasions = names.map((name, done) => {
    const random = seeded(17);
    const after = rows.map(({ text }) => read(disguise(text, name, random)));
    onProgress(done + 1, names.length);
    return [name, macroF1(truth, after, labels.length)] as const;
  });
  const draw = (list: readonly number[]) => first.map((i) => list[i] ?? 0);
  return {
    all: score(truth, guesses, labels.length),
    deduplicated: score(draw(truth), draw(guesses), labels.length),
    classes: labels.map((label, at) => scoreClass(label, at, truth, guesses)),
    evasions: Object.fromEntries(evasions),
    microsecondsPerText: (user + system) / Math.max(rows.length, 1),
  };
}
