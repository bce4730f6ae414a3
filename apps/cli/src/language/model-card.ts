import { createHash } from 'node:crypto';
import type { LabelledText } from '@khong-mot-minh/language';
import type { Evaluation } from './evaluate-classifier.ts';

/** What somebody must know of a model before using it. */
export type ModelCard = {
  model: { sha256: string; bytes: number; labels: readonly string[] };
  training: {
    file: string;
    sha256: string;
    texts: number;
    perLabel: Record<string, number>;
    seed: number;
    licence: string;
    madeAt: string;
  };
  evaluation?: Evaluation & { file: string };
  limits: readonly string[];
};

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What holds for every model that this command trains. */
export const LIMITS = [
  'It knows words and pieces of words, not meaning: quotes, jokes and reports of abuse look like abuse.',
  'Its scores describe the texts of its test file; other platforms, ages and years write differently.',
  'Differences smaller than the interval are no evidence.',
  'A label is a hint for a policy and for a person, never a decision about a person.',
  'Check each group of writers for false positives before use, above all reclaimed words and dialects.',
] as const;

/** How often each label stands in the rows. */
export function countLabels(rows: readonly LabelledText[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { label } of rows) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

const percent = (share: number) => (share * 100).toFixed(1);

function evaluationLines({
  all,
  deduplicated,
  classes,
  evasions,
  file,
  microsecondsPerText,
}: Evaluation & { file: string }): string[] {
  const line = (name: string, { macroF1, low, high, accuracy, texts }: Evaluation['all']) =>
    `| ${name} | ${percent(macroF1)} (${percent(low)}–${percent(high)}) | ${percent(accuracy)} | ${texts} |`;
  return [
    '',
    `## Evaluation on ${file}`,
    '| texts | macro-F1 (95 % interval) | accuracy | number |',
    '| --- | --- | --- | --- |',
    line('all', all),
    line('without repeats and training texts', deduplicated),
    '',
    '| label | precision | recall | F1 | texts |',
    '| --- | --- | --- | --- | --- |',
    ...classes.map(
      ({ label, precision, recall, f1, texts }) =>
        `| ${label} | ${percent(precision)} | ${percent(recall)} | ${percent(f1)} | ${texts} |`,
    ),
    '',
    '| after disguise of half of the words | macro-F1 |',
    '| --- | --- |',
    ...Object.entries(evasions).map(([name, score]) => `| ${name} | ${percent(score)} |`),
    '',
    `${microsecondsPerText.toFixed(1)} µs of processor time a text.`,
  ];
}

/** The card as a page. */
export function cardAsMarkdown({ model, training, evaluation, limits }: ModelCard): string {
  return [
    '# Model card',
    `Labels: ${model.labels.join(', ')}. ${model.bytes} bytes, SHA-256 ${model.sha256}.`,
    '',
    '## Training',
    `${training.texts} texts of ${training.file} (SHA-256 ${training.sha256}), seed ${training.seed}, ${training.madeAt}.`,
    `Licence of the texts: ${training.licence}.`,
    ...Object.entries(training.perLabel).map(([label, n]) => `- ${label}: ${n}`),
    ...(evaluation ? evaluationLines(evaluation) : ['', 'Not evaluated.']),
    '',
    '## Limits',
    ...limits.map((limit) => `- ${limit}`),
    '',
  ].join('\n');
}
