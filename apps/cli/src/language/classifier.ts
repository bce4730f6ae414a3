import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  type Classifier,
  type LabelledText,
  loadClassifier,
  trainClassifier,
} from '@khong-mot-minh/language';
import { CannotDo } from '../run/cannot-do.ts';
import { evaluateClassifier } from './evaluate-classifier.ts';
import { cardAsMarkdown, countLabels, LIMITS, type ModelCard, sha256 } from './model-card.ts';
import { progressBar } from './progress-bar.ts';
import { putAs } from './put-as-person.ts';
import { readTable } from './read-table.ts';

/** Which columns of a table hold the text and its label. */
export type Columns = { text: string; label: string };
export type Training = Columns & {
  out: string;
  test?: string | undefined;
  licence: string;
  seed: number;
  bits: number;
  epochs: number;
};

const readRows = (file: string, { text, label }: Columns): LabelledText[] =>
  readTable(file, [text, label]).map((row) => ({ text: row[text] ?? '', label: row[label] ?? '' }));

/** What is wrong with texts or a model is the language package's own sentence. */
function spoken<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof Error && !('code' in error) ? new CannotDo(`${what}: ${error.message}`) : error;
  }
}

function openModel(file: string): Classifier {
  const bytes = readFileSync(file);
  return spoken(`Read "${file}"`, () => loadClassifier(bytes));
}

function evaluate(model: Classifier, rows: LabelledText[], trained: readonly LabelledText[]) {
  return evaluateClassifier(model, rows, trained, progressBar('evaluating', process.stderr));
}

/** Trains a model, and writes it with its card; with a test file the card has an evaluation. */
export function trainModel(file: string, options: Training): ModelCard {
  const { out, test, licence, seed, bits, epochs } = options;
  const rows = readRows(file, options);
  const onProgress = progressBar('training', process.stderr);
  const model = spoken(`Train from "${file}"`, () =>
    trainClassifier(rows, { seed, bits, epochs, onProgress }),
  );
  const loaded = loadClassifier(model);
  const card: ModelCard = {
    model: { sha256: sha256(model), bytes: model.length, labels: loaded.labels },
    training: {
      file: path.basename(file),
      sha256: sha256(readFileSync(file)),
      texts: rows.length,
      perLabel: countLabels(rows),
      seed,
      licence,
      madeAt: new Date().toISOString(),
    },
    limits: LIMITS,
  };
  if (test !== undefined)
    card.evaluation = { file: path.basename(test), ...evaluate(loaded, readRows(test, options), rows) };
  writeFileSync(out, model);
  writeFileSync(`${out}.card.json`, `${JSON.stringify(card, null, 2)}\n`);
  writeFileSync(`${out}.card.md`, cardAsMarkdown(card));
  return card;
}

/** Macro-F1 with its interval, each label, each disguise; texts that were trained on are left out where they are named. */
export function evaluateModel(file: string, texts: string, trained: string | undefined, columns: Columns) {
  const known = trained === undefined ? [] : readRows(trained, columns);
  return evaluate(openModel(file), readRows(texts, columns), known);
}

/** Loads a model into a server; every label must mean something there, or nothing. */
export async function loadModel(
  file: string,
  { server, as, means }: { server: string; as: string; means: string },
): Promise<void> {
  const pairs = means.split(',').map((pair) => pair.split('=', 2).map((part) => part.trim()));
  const labels = Object.fromEntries(pairs.filter(([label, category]) => label && category));
  const missing = openModel(file).labels.filter((label) => !Object.hasOwn(labels, label));
  if (missing.length > 0) throw new CannotDo(`--means says nothing of ${missing.join(', ')}`);
  const body = { model: readFileSync(file).toString('base64'), labels };
  await putAs({ server, as }, '/v1/text-detectors/model', body);
}
