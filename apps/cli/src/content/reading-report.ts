import { readdirSync } from 'node:fs';
import path from 'node:path';
import { policyPacks } from '../run/policy-packs.ts';
import { MOST_SHARED, nearDuplicates } from './near-duplicates.ts';
import { type LintedBank, type LintedItem, readBank } from './quiz-bank.ts';
import { MEDIAN_WORDS, readingOf } from './reading.ts';
import { messageTexts, pairedTexts, spokenTexts } from './spoken-texts.ts';
import { beatsChance, strategies } from './strategies.ts';

const AT_LEAST = 150;
const AGES = 3;
const itemsOf = (bank: LintedBank, age: string) => bank[age] ?? [];
const percent = (part: number) => `${(part * 100).toFixed(1)} %`.padStart(7);
const sayAll = (item: LintedItem) =>
  [item.situation, ...(item.kind === 'safe-choice' ? item.options : []), item.explanation].join(' ');

/** Is what people read easy, and do the quizzes measure what they say? Prints both; true where nothing is to be mended. */
export async function reportReading(root: string): Promise<boolean> {
  const vi = await readBank(root, 'vi');
  const en = await readBank(root, 'en');
  const ages = Object.keys(vi);
  const problems = [
    ...countItems(vi, en, ages),
    ...answersByChance(vi, ages),
    ...alikeItems(vi, ages),
    ...readingProblems(root, ages),
  ];
  for (const problem of problems) console.log(`✗ ${problem}`);
  console.log(problems.length === 0 ? '\nContent is in order' : `\n${problems.length} problems`);
  return problems.length === 0;
}

function countItems(vi: LintedBank, en: LintedBank, ages: readonly string[]): string[] {
  const problems: string[] = [];
  if (ages.length !== AGES) problems.push(`The bank has ${ages.length} age groups, not ${AGES}`);
  console.log('Quiz items           vi   fake  real  safe-choice    en');
  for (const age of ages) {
    const count = (kind: string) => itemsOf(vi, age).filter((item) => item.kind === kind).length;
    const [fake, real, choice] = [count('fake'), count('real'), count('safe-choice')];
    console.log(
      `  ${age.padEnd(14)} ${String(itemsOf(vi, age).length).padStart(6)} ${String(fake).padStart(6)} ${String(real).padStart(5)} ${String(choice).padStart(12)} ${String(itemsOf(en, age).length).padStart(5)}`,
    );
    if (itemsOf(vi, age).length < AT_LEAST)
      problems.push(`${age} has ${itemsOf(vi, age).length} items, not ${AT_LEAST}`);
    if (itemsOf(en, age).length * 3 < itemsOf(vi, age).length)
      problems.push(`${age}: English has ${itemsOf(en, age).length} items`);
    for (const item of itemsOf(en, age)) {
      const twin = itemsOf(vi, age).find(({ id }) => id === item.id);
      if (twin?.kind !== item.kind || twin.answer !== item.answer)
        problems.push(`${item.id}: English and Vietnamese differ in kind or answer`);
    }
  }
  return problems;
}

/** What somebody gets right who reads nothing, by each way of guessing. */
function answersByChance(vi: LintedBank, ages: readonly string[]): string[] {
  const problems: string[] = [];
  console.log('\nAnswering without reading (at most chance + 5 points)');
  for (const age of ages)
    for (const strategy of strategies(itemsOf(vi, age))) {
      const { name, right, chance, asked } = strategy;
      console.log(
        `  ${age} ${name.padEnd(22)} ${percent(right)} right, chance ${percent(chance)} (${asked} items)`,
      );
      if (beatsChance(strategy)) problems.push(`${age}: "${name}" is right ${percent(right)} of the time`);
    }
  return problems;
}

function alikeItems(vi: LintedBank, ages: readonly string[]): string[] {
  const everything = ages.flatMap((age) =>
    itemsOf(vi, age).map((item) => ({ id: item.id, text: sayAll(item) })),
  );
  const { most, over } = nearDuplicates(everything);
  console.log(
    `\nMost alike: ${most.first} and ${most.second} share ${percent(most.shared).trim()} of their 4-grams (limit ${percent(MOST_SHARED).trim()})`,
  );
  return over.map(
    ({ first, second, shared }) => `${first} and ${second} share ${percent(shared).trim()} of their 4-grams`,
  );
}

function readingProblems(root: string, ages: readonly string[]): string[] {
  const problems: string[] = [];
  const parts = readdirSync(path.join(root, 'content'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'schema')
    .flatMap(({ name }) => (name === 'quizzes' ? ages.map((age) => `quizzes/${age}`) : [name]));
  /** All that people read in Vietnamese: content, every page's sentences, and the names and sentences of law. */
  const readings: { part: string; texts: string[] }[] = [
    ...parts.map((part) => ({
      part,
      texts: part === 'films' ? pairedTexts(root, 'content/films') : spokenTexts(root, part),
    })),
    ...readdirSync(path.join(root, 'messages/vi'))
      .sort()
      .map((name) => ({ part: `messages/${path.parse(name).name}`, texts: messageTexts(root, name) })),
    { part: 'law (taxonomy)', texts: pairedTexts(root, 'taxonomy') },
    ...readdirSync(path.join(root, 'jurisdictions'))
      .sort()
      .map((country) => ({
        part: `law (${country})`,
        texts: pairedTexts(root, `jurisdictions/${country}/taxonomy`),
      })),
    ...policyPacks(root).map(({ name, folder }) => ({
      part: `rules (${name})`,
      texts: pairedTexts(root, folder),
    })),
  ];
  console.log('\nReading, Vietnamese        sentences  median syllables  longest');
  for (const { part, texts } of readings) {
    const reading = readingOf(texts);
    const longest = reading.longest.split(/\s+/).length;
    console.log(
      `  ${part.padEnd(24)} ${String(reading.sentences).padStart(9)} ${String(reading.median).padStart(17)} ${String(longest).padStart(8)}`,
    );
    if (reading.median > MEDIAN_WORDS)
      problems.push(`${part}: median ${reading.median} syllables a sentence`);
    for (const sentence of reading.long) problems.push(`${part}: too long: "${sentence}"`);
    for (const text of reading.banned) problems.push(`${part}: a word not to be used in "${text}"`);
    for (const text of reading.notNfc) problems.push(`${part}: not in form NFC: "${text}"`);
  }
  return problems;
}
