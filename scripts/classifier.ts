// `npm run classifier -- train|evaluate …`: the context tier from a platform's own labelled texts.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type LabelledText, loadClassifier, trainClassifier } from '@kmm/language';
import { evaluateClassifier } from './language/evaluate-classifier.ts';
import { cardAsMarkdown, countLabels, LIMITS, type ModelCard, sha256 } from './language/model-card.ts';
import { progressBar } from './language/progress-bar.ts';
import { readTable } from './language/read-table.ts';
import { putAs } from './language/server-door.ts';

const USAGE = `npm run classifier -- <command>
  train <texts.csv> --out <model> [--test <texts.csv>] [--licence <of the texts>] [--seed 1] [--bits 16] [--epochs 15]
        writes the model, <model>.card.json and <model>.card.md; with --test the card has an evaluation
  evaluate <model> <texts.csv> [--train <texts.csv>] [--report <report.json>]
        macro-F1 with a 95 % interval, each label, each disguise; --train leaves out texts that were trained on
  load <model> --server <url> --as <e-mail> --means <label=category,…>
        loads it there for your platform (a policy-editor; KMM_PASSWORD, KMM_TOTP). Categories: insult,
        sexual-approach, threat, self-harm, scam, drugs; none for a label that means nothing
  Columns: text, label (others: --text <column> --label <column>). CSV with a head row, or a JSON array.
No weights come with the project: check that the licence of your texts allows training.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    test: { type: 'string' },
    train: { type: 'string' },
    report: { type: 'string' },
    licence: { type: 'string', default: 'not stated' },
    seed: { type: 'string', default: '1' },
    bits: { type: 'string', default: '16' },
    epochs: { type: 'string', default: '15' },
    text: { type: 'string', default: 'text' },
    label: { type: 'string', default: 'label' },
    server: { type: 'string' },
    as: { type: 'string' },
    means: { type: 'string', default: '' },
  },
});
const [command = '', first, second] = positionals;

function number(name: 'seed' | 'bits' | 'epochs', least: number, most: number): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`classifier: --${name} "${values[name]}" is no whole number from ${least} to ${most}`);
}

const readRows = (file: string): LabelledText[] =>
  readTable(file, [values.text, values.label]).map((row) => ({
    text: row[values.text] ?? '',
    label: row[values.label] ?? '',
  }));

function evaluate(model: Uint8Array, file: string, trained: readonly LabelledText[]) {
  const bar = progressBar('evaluating', process.stderr);
  return evaluateClassifier(loadClassifier(model), readRows(file), trained, bar);
}

function train(file: string): void {
  if (values.out === undefined) throw new Error('classifier train: --out is missing');
  const rows = readRows(file);
  const seed = number('seed', 1, 2 ** 31);
  const model = trainClassifier(rows, {
    seed,
    bits: number('bits', 10, 20),
    epochs: number('epochs', 1, 100),
    onProgress: progressBar('training', process.stderr),
  });
  const perLabel = countLabels(rows);
  const card: ModelCard = {
    model: { sha256: sha256(model), bytes: model.length, labels: loadClassifier(model).labels },
    training: {
      file: path.basename(file),
      sha256: sha256(readFileSync(file)),
      texts: rows.length,
      perLabel,
      seed,
      licence: values.licence,
      madeAt: new Date().toISOString(),
    },
    limits: LIMITS,
  };
  if (values.test !== undefined)
    card.evaluation = { file: path.basename(values.test), ...evaluate(model, values.test, rows) };
  writeFileSync(values.out, model);
  writeFileSync(`${values.out}.card.json`, `${JSON.stringify(card, null, 2)}\n`);
  writeFileSync(`${values.out}.card.md`, cardAsMarkdown(card));
  console.log(cardAsMarkdown(card));
}

async function load(file: string): Promise<void> {
  const pairs = values.means.split(',').map((pair) => pair.split('=', 2).map((part) => part.trim()));
  const labels = Object.fromEntries(pairs.filter(([label, category]) => label && category));
  const model = readFileSync(file);
  const missing = loadClassifier(model).labels.filter((label) => !Object.hasOwn(labels, label));
  if (missing.length > 0) throw new Error(`classifier load: --means says nothing of ${missing.join(', ')}`);
  const body = { model: model.toString('base64'), labels };
  await putAs({ server: values.server, as: values.as }, '/v1/text-detectors/model', body);
  console.log(`Loaded into ${values.server}; it gives signals from the next message on`);
}

async function run(): Promise<number> {
  if (command === 'train' && first !== undefined) {
    train(first);
    return 0;
  }
  if (command === 'evaluate' && first !== undefined && second !== undefined) {
    const trained = values.train === undefined ? [] : readRows(values.train);
    const report = evaluate(readFileSync(first), second, trained);
    const json = JSON.stringify(report, null, 2);
    if (values.report !== undefined) writeFileSync(values.report, `${json}\n`);
    console.log(json);
    return 0;
  }
  if (command === 'load' && first !== undefined) {
    await load(first);
    return 0;
  }
  console.log(USAGE);
  return command === '' ? 0 : 1;
}

try {
  process.exitCode = await run();
} catch (error) {
  // What went wrong is in a file or an option that a person gave: one sentence, no stack.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
