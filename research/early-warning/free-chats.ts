import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { CompiledPolicy } from '@khong-mot-minh/protection';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { randomFrom } from '../../bench/rules/random.ts';
import { LEVELS, type Level } from './evaluate.ts';
import type { Conversation, Message } from './make-conversation.ts';
import type { Outcome } from './measure.ts';
import type { People } from './metadata.ts';
import { runConversation } from './run-conversation.ts';

/**
 * Chats that nobody of this project wrote: the chit-chat challenge of Brigham Young University (2018, adults, English,
 * 7,168 conversations), MIT. They are fetched, never kept in the tree; only counts are printed,
 * and of the half that teaches, only weights of hashed words remain.
 */
const SET = {
  url: 'https://files.pythonhosted.org/packages/cb/49/c6697dfcd1263d36fff35f2889742703553083ed080c95f77dd948eaf578/chitchat_dataset-0.9.0-py3-none-any.whl',
  sha256: '7bf89f36645e2d5ec87d53370c8e851b5a688479c7beb7079cb4c87fc5acea3e',
  chats: 'chitchat_dataset/dataset.json',
  licence: 'chitchat_dataset-0.9.0.dist-info/LICENSE',
  saysLicence: /^MIT License\s+Copyright/,
} as const;
const WAIT_MS = 60_000;
/** Shorter ones are greetings. */
const FEWEST = 6;

const Chats = z.record(
  z.string(),
  z.object({
    messages: z.array(z.array(z.object({ text: z.string(), timestamp: z.string(), sender: z.string() }))),
  }),
);

/** Where the set is kept: outside the tree, so that no chat of real people can be committed. */
function cachedAt(env: NodeJS.ProcessEnv): string {
  const folder = env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return path.join(folder, 'khong-mot-minh', `chitchat-${SET.sha256.slice(0, 12)}.whl`);
}

const isWhole = (file: Uint8Array): boolean => createHash('sha256').update(file).digest('hex') === SET.sha256;

async function fetchSet(env: NodeJS.ProcessEnv): Promise<Uint8Array | { missing: string }> {
  const place = cachedAt(env);
  const kept = await readFile(place).catch(() => undefined);
  if (kept !== undefined && isWhole(kept)) return kept;
  const answer = await fetch(SET.url, { signal: AbortSignal.timeout(WAIT_MS) })
    .then(async (response) => (response.ok ? new Uint8Array(await response.arrayBuffer()) : response.status))
    .catch(() => 'the network does not reach it');
  if (!(answer instanceof Uint8Array)) return { missing: String(answer) };
  if (!isWhole(answer)) return { missing: 'its SHA-256 is another' };
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(`${place}.part`, answer);
  await rename(`${place}.part`, place);
  return answer;
}

/** The chats between two people, or why there are none. */
export async function readFreeChats(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Conversation[] | { missing: string }> {
  const file = await fetchSet(env);
  if (!(file instanceof Uint8Array)) return file;
  const { [SET.chats]: chats, [SET.licence]: licence } = unzipSync(file);
  if (licence === undefined || !SET.saysLicence.test(strFromU8(licence)))
    return { missing: 'its licence note is not the one that was read' };
  const read = Chats.parse(JSON.parse(strFromU8(chats ?? new Uint8Array())));
  return Object.values(read).flatMap(({ messages }) => conversationOf(messages.flat()));
}

function conversationOf(said: { text: string; timestamp: string; sender: string }[]): Conversation[] {
  const texts = said.filter(({ text }) => text.trim() !== '');
  const senders = [...new Set(texts.map(({ sender }) => sender))];
  if (senders.length !== 2 || texts.length < FEWEST) return [];
  const began = Date.parse(texts[0]?.timestamp ?? '');
  let minute = 0;
  const messages = texts.map(({ text, timestamp, sender }): Message => {
    // Clocks of two browsers: time never runs back.
    minute = Math.max(minute, Math.round((Date.parse(timestamp) - began) / 60_000) || 0);
    return { from: sender === senders[0] ? 'first' : 'second', minute, text: text.slice(0, 2000) };
  });
  return [{ kind: 'free-chats', writing: 'as written', receivers: [], messages, firstHarm: -1 }];
}

/** Every second chat teaches the act model what harmless talk is like; nothing is measured on it. */
export const forTraining = (chats: readonly Conversation[]): Conversation[] =>
  chats.filter((_, i) => i % 2 === 1);
export const forEvaluation = (chats: readonly Conversation[]): Conversation[] =>
  chats.filter((_, i) => i % 2 === 0);

/** Who they might be: nothing is known of them, so each chat is judged as every one of these. */
export const FREE_PEOPLE: Readonly<Record<string, People>> = {
  'friends of 13–15': {
    ...{ first: '13-15', second: '13-15', connected: true },
    ...{ mutuals: 12, firstDays: 300, abroad: false },
  },
  'a known adult and a teenager': {
    ...{ first: '23plus', second: '13-15', connected: true },
    ...{ mutuals: 6, firstDays: 900, abroad: false },
  },
  'an unknown new adult and a teenager': {
    ...{ first: '23plus', second: '13-15', connected: false },
    ...{ mutuals: 0, firstDays: 2, abroad: true },
  },
};

/** How each chat ends for these people: the first message with a warning of each level. */
export function runFreeChats(
  policy: CompiledPolicy,
  chats: readonly Conversation[],
  people: People,
): Record<Level, Outcome[]> {
  const outcomes: Record<Level, Outcome[]> = { 2: [], 3: [] };
  for (const chat of chats) {
    const { tiers } = runConversation(policy, chat, people);
    for (const level of LEVELS) {
      const at = tiers.findIndex((tier) => tier >= level);
      outcomes[level].push({
        kind: chat.kind,
        harmful: false,
        at,
        firstHarm: -1,
        announced: false,
        minutesToHarm: 0,
      });
    }
  }
  return outcomes;
}

/** A draw that is the same for the same seed. */
export function drawn(chats: readonly Conversation[], count: number, seed: number): Conversation[] {
  const random = randomFrom(seed);
  const left = [...chats];
  const out: Conversation[] = [];
  while (out.length < count && left.length > 0) {
    const at = random.int(0, left.length - 1);
    out.push(...left.splice(at, 1));
  }
  return out;
}
