import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import bannedWords from '@khong-mot-minh/cli/banned-words.json' with { type: 'json' };
import type { Problem } from './problem.ts';

/** Sentences by dotted key, and what is not a sentence at all. */
type Sentences = Map<string, unknown>;

/** Both languages say the same things: same files, keys and placeholders, in words this project uses. */
export function checkMessages(root: string): Problem[] {
  const folders = { vi: path.join(root, 'messages/vi'), en: path.join(root, 'messages/en') };
  const names = new Set([...jsonFiles(folders.vi), ...jsonFiles(folders.en)]);
  return [...names].sort().flatMap((name) => {
    const vi = read(path.join(folders.vi, name));
    const en = read(path.join(folders.en, name));
    return [
      ...missing(vi, en, `messages/en/${name}`),
      ...missing(en, vi, `messages/vi/${name}`),
      ...placeholders(vi, en, `messages/{vi,en}/${name}`),
      ...wording(vi, `messages/vi/${name}`),
      ...wording(en, `messages/en/${name}`),
    ];
  });
}

const jsonFiles = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

function read(file: string): Sentences {
  const found: Sentences = new Map();
  const add = (value: unknown, key: string) => {
    if (typeof value !== 'object' || value === null) found.set(key, value);
    else
      for (const [name, inside] of Object.entries(value)) add(inside, key === '' ? name : `${key}.${name}`);
  };
  if (existsSync(file)) add(JSON.parse(readFileSync(file, 'utf8')), '');
  return found;
}

const missing = (from: Sentences, to: Sentences, file: string): Problem[] =>
  [...from.keys()].filter((key) => !to.has(key)).map((key) => `${file} lacks "${key}"`);

function placeholders(vi: Sentences, en: Sentences, file: string): Problem[] {
  const namesIn = (text: unknown) => [...new Set(String(text).match(/\{[\w.]+\}/g) ?? [])].sort().join(' ');
  return [...vi]
    .filter(([key, text]) => en.has(key) && namesIn(text) !== namesIn(en.get(key)))
    .map(([key, text]) => `${file} "${key}": vi has [${namesIn(text)}], en has [${namesIn(en.get(key))}]`);
}

function wording(sentences: Sentences, file: string): Problem[] {
  return [...sentences].flatMap(([key, text]) => {
    const fault = faultOf(text);
    return fault ? [`${file} "${key}" ${fault}`] : [];
  });
}

function faultOf(text: unknown): string | undefined {
  if (typeof text !== 'string') return `is not a string`;
  if (text.trim() === '') return 'is empty';
  if (text !== text.normalize('NFC')) return 'is not in Unicode form NFC';
  const banned = bannedWords.find((word) => text.toLowerCase().includes(word));
  return banned ? `says "${banned}"` : undefined;
}
