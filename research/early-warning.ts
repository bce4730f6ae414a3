// `npm run eval:early-warning`: detector, rules and state on generated conversations that no rule was made from.
// --split development shows the bank that rules may be made from; --seed and --size change the draw.
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { progressBar } from '@khong-mot-minh/cli/language';
import { randomFrom } from '../bench/rules/random.ts';
import { costOf } from './early-warning/cost.ts';
import { evaluate, LEVELS, type Level } from './early-warning/evaluate.ts';
import {
  drawn,
  FREE_PEOPLE,
  forEvaluation,
  readFreeChats,
  runFreeChats,
} from './early-warning/free-chats.ts';
import { loadPolicy } from './early-warning/load-policy.ts';
import { atPrevalence, interval, type Outcome, type Scores, score } from './early-warning/measure.ts';
import { METADATA } from './early-warning/metadata.ts';
import { bankBytes, KINDS, readDialogues, SPLITS } from './early-warning/read-banks.ts';
import { actRecall, dangerHeard, decoysTaken } from './early-warning/single-messages.ts';
import { WRITINGS } from './early-warning/writing.ts';

/** How many of the free chats are judged, each as three pairs of people. */
const FREE_CHATS = 1500;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '7' },
    size: { type: 'string', default: '400' },
    split: { type: 'string', default: 'evaluation' },
  },
});
const seed = Number(values.seed);
const size = Number(values.size);
const split = SPLITS.find((one) => one === values.split);
if (split === undefined)
  throw new Error(`Option --split is "${values.split}"; allowed are ${SPLITS.join(', ')}`);
const policy = loadPolicy();
const percent = (part: number, digits = 1): string => `${(part * 100).toFixed(digits)} %`;
const row = (cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);
const head = (cells: readonly string[]): void => {
  row(cells);
  row(cells.map(() => '---'));
};
const harmless = KINDS.reduce((sum, kind) => sum + readDialogues(kind, split).length, 0);
console.log(
  `Bank "${split}", SHA-256 ${createHash('sha256').update(bankBytes(split)).digest('hex')}, seed ${seed}`,
);
console.log(
  `${harmless} harmless dialogues of ${KINDS.length} kinds; ${size} harmful and ${size} of each kind are drawn\n`,
);

const named: Record<Level, string> = {
  2: 'amber: the young person is told (tier 2 and above)',
  3: 'red: a person also reads it (tier 3 and above)',
};
const fLatency = ({ fLatency: value }: Scores): number => value;
const range = ([low, high]: readonly [number, number]): string => `${low.toFixed(2)}–${high.toFixed(2)}`;
const kinds: string[][] = [];
let trueScores: Scores | undefined;
for (const metadata of METADATA) {
  const bar = progressBar(`metadata ${metadata}`, process.stderr);
  const { outcomes } = evaluate({
    policy,
    split,
    seed,
    harmful: size,
    perKind: size,
    metadata,
    onProgress: bar,
  });
  console.log(`\n## Metadata ${metadata}`);
  head([
    'warning',
    'recall',
    'false positives',
    'F1',
    'F-latency (95 %)',
    'before the first harm',
    'of those announced',
    'lead',
    'at it at the latest',
  ]);
  for (const level of LEVELS) {
    const scores = score(outcomes[level]);
    const random = randomFrom(seed + 1);
    row([
      named[level],
      percent(scores.recall),
      percent(scores.falsePositives, 2),
      scores.f1.toFixed(2),
      `${scores.fLatency.toFixed(2)} (${range(interval(outcomes[level], fLatency, random))})`,
      percent(scores.beforeHarm),
      percent(scores.beforeHarmOfAnnounced),
      `${scores.leadMessages} messages, ${scores.leadMinutes} min`,
      percent(scores.byHarm),
    ]);
    if (level === 3 && metadata === 'true') trueScores = scores;
  }
  for (const kind of KINDS)
    kinds.push([metadata, kind, ...LEVELS.map((level) => wrongly(outcomes[level], kind))]);
  console.log('');
  head(['script', 'conversations', 'amber', 'amber before the first harm', 'red', 'red by the first harm']);
  for (const kind of new Set(outcomes[3].filter((one) => one.harmful).map((one) => one.kind))) {
    const [amber, red] = LEVELS.map((level) =>
      score(outcomes[level].filter((one) => one.harmful && one.kind === kind)),
    );
    const count = outcomes[3].filter((one) => one.harmful && one.kind === kind).length;
    const shares = [amber?.recall, amber?.beforeHarm, red?.recall, red?.byHarm];
    row([kind, count, ...shares.map((share) => percent(share ?? 0))]);
  }
}

console.log('\n## False positives in each kind of harmless chat (95 %)');
head(['metadata', 'kind', 'amber', 'red']);
for (const cells of kinds) row(cells);

console.log('\n## False positives in chats that nobody of this project wrote (95 %)');
const free = await readFreeChats();
if ('missing' in free) console.log(`Not measured: ${free.missing}.`);
else {
  const held = forEvaluation(free);
  const chats = drawn(held, FREE_CHATS, seed);
  console.log(`${chats.length} of ${held.length} chats of the chit-chat challenge (MIT; adults, English)`);
  head(['as if they were', 'amber', 'red']);
  for (const [name, people] of Object.entries(FREE_PEOPLE)) {
    const outcomes = runFreeChats(policy, chats, people);
    row([name, ...LEVELS.map((level) => wrongly(outcomes[level], 'free-chats'))]);
  }
}

console.log('\n## Ways of writing, metadata true');
head(['writing', 'recall red', 'false positives red', 'F-latency red', 'recall amber']);
for (const writing of WRITINGS) {
  const { outcomes } = evaluate({
    policy,
    split,
    seed,
    harmful: Math.ceil(size / 2),
    perKind: Math.ceil(size / 4),
    metadata: 'true',
    writing,
  });
  const red = score(outcomes[3]);
  row([
    writing,
    percent(red.recall),
    percent(red.falsePositives, 2),
    red.fLatency.toFixed(2),
    percent(score(outcomes[2]).recall),
  ]);
}

console.log('\n## Single messages: phrases in which the act is found with a weight of 0.4 or more');
const recall = actRecall(split);
head(['writing', 'found', 'phrases']);
for (const { writing, found, phrases } of recall.byWriting) row([writing, percent(found / phrases), phrases]);
console.log(recall.byAct.map(({ act, found, phrases }) => `${act} ${found}/${phrases}`).join(', '));

const decoys = decoysTaken(split);
if (decoys.some(({ messages }) => messages > 0)) {
  console.log(
    '\n## Single harmless messages that share words with acts: taken for one with a weight of 0.4 or more',
  );
  head(['writing', 'taken', 'messages']);
  for (const { writing, taken, messages } of decoys) row([writing, percent(taken / messages), messages]);
}

console.log('\n## Danger to oneself: messages heard, and near ones taken for it, whatever the bank');
head(['writing', 'heard', 'of', 'near ones taken', 'of']);
for (const { writing, heard, near } of dangerHeard())
  row([
    writing,
    percent(heard.found / heard.phrases),
    heard.phrases,
    percent(near.found / near.phrases),
    near.phrases,
  ]);

if (trueScores !== undefined) {
  console.log('\n## What red means for the people who read, 10,000 conversations a day');
  head(['one harmful in', 'precision', 'reviews a day']);
  for (const oneIn of [100, 1000, 10_000]) {
    const { precision, reviewsADay } = atPrevalence(trueScores, oneIn, 10_000);
    row([oneIn.toLocaleString('en'), percent(precision), Math.round(reviewsADay)]);
  }
}
const { detector, judging } = costOf(policy, split);
console.log('\n## Processor time of a message, one thread, warm (budget: 25 µs)');
head(['detector', 'rules and state', 'together']);
row([detector, judging, detector + judging].map((cost) => `${cost.toFixed(1)} µs`));

function wrongly(outcomes: readonly Outcome[], kind: string): string {
  const mine = outcomes.filter((one) => one.kind === kind && !one.harmful);
  const [low, high] = interval(mine, (scores) => scores.falsePositives, randomFrom(seed + 2));
  return `${percent(score(mine).falsePositives, 2)} (${percent(low)}–${percent(high)})`;
}
