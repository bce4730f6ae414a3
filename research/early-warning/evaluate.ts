import type { CompiledPolicy } from '@khong-mot-minh/protection';
import { type Random, randomFrom } from '../../bench/rules/random.ts';
import { type Conversation, makeHarmful, makeHarmless } from './make-conversation.ts';
import type { Outcome } from './measure.ts';
import { harmfulPeople, harmlessPeople, type Metadata, type People } from './metadata.ts';
import { KINDS, readBank, readDialogues, type Split } from './read-banks.ts';
import { runConversation } from './run-conversation.ts';
import type { Writing } from './writing.ts';

/** Tier from which a warning counts: 2 tells the young person, 3 also brings a person who reads. */
export const LEVELS = [2, 3] as const;
export type Level = (typeof LEVELS)[number];

/** One conversation that was run, for a look at what went wrong on the development bank. */
export type Case = { conversation: Conversation; people: People; tiers: number[]; rules: string[][] };

export type Evaluated = {
  outcomes: Record<Level, Outcome[]>;
  cases: Case[];
};

type Options = {
  policy: CompiledPolicy;
  split: Split;
  seed: number;
  /** Harmful conversations, and harmless ones of each kind. */
  harmful: number;
  perKind: number;
  metadata: Metadata;
  writing?: Writing;
  onProgress?(done: number, total: number): void;
};

/** Generates conversations and runs them; the same options give the same outcomes. */
export function evaluate(options: Options): Evaluated {
  const { policy, split, seed, harmful, perKind, metadata, writing, onProgress } = options;
  const random = randomFrom(seed);
  const made = generate(split, random, { harmful, perKind, metadata, writing });
  const evaluated: Evaluated = { outcomes: { 2: [], 3: [] }, cases: [] };
  made.forEach(({ conversation, people }, i) => {
    const { tiers, rules } = runConversation(policy, conversation, people);
    evaluated.cases.push({ conversation, people, tiers, rules });
    for (const level of LEVELS) evaluated.outcomes[level].push(outcomeOf(conversation, tiers, level));
    if (i % 50 === 0 || i + 1 === made.length) onProgress?.(i + 1, made.length);
  });
  return evaluated;
}

type Made = { conversation: Conversation; people: People };

function generate(
  split: Split,
  random: Random,
  { harmful, perKind, metadata, writing }: Pick<Options, 'harmful' | 'perKind' | 'metadata' | 'writing'>,
): Made[] {
  const bank = readBank(split);
  const made: Made[] = [];
  for (let i = 0; i < harmful; i++) {
    const conversation = makeHarmful(bank, random, writing);
    made.push({ conversation, people: harmfulPeople(conversation.receivers, metadata, random) });
  }
  for (const kind of KINDS) {
    const dialogues = readDialogues(kind, split);
    for (let i = 0; i < perKind; i++)
      made.push({
        conversation: makeHarmless(dialogues, random, writing),
        people: harmlessPeople(kind, metadata, random),
      });
  }
  return made;
}

function outcomeOf(
  { kind, messages, firstHarm }: Conversation,
  tiers: readonly number[],
  level: Level,
): Outcome {
  const at = tiers.findIndex((tier) => tier >= level);
  const harmMinute = messages[firstHarm]?.minute ?? 0;
  const warnMinute = messages[at]?.minute ?? 0;
  return {
    kind,
    harmful: firstHarm >= 0,
    at,
    firstHarm,
    announced: messages
      .slice(0, Math.max(firstHarm, 0))
      .some(({ from, act }) => from === 'first' && act !== undefined),
    minutesToHarm: at < 0 ? 0 : harmMinute - warnMinute,
  };
}
