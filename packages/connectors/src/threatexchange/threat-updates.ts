import type { HashFeedbackValue } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { type ExchangeRecord, isLive } from '../exchange-record.ts';
import { PageToken } from '../page-token.ts';
import { appIdOf } from './app-id.ts';

const Seconds = z.coerce.number().int().min(0).max(10_000_000_000);

/** What a client sends with `threat_updates`; `after` is our own place inside one fetch. */
export const ThreatUpdatesQuery = z.object({
  start_time: Seconds.default(0),
  stop_time: z.union([z.literal('').transform(() => undefined), Seconds]).optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(100)
    .transform((limit) => Math.min(limit, 1000)),
  types: z.string().max(500).optional(),
  after: PageToken.optional(),
});

type Reaction = { key: string; value: string };
type Descriptor = {
  id: string;
  owner: { id: string };
  status: 'MALICIOUS' | 'NON_MALICIOUS' | 'UNKNOWN';
  tags: { data: { id: string; text: string }[] };
  reactions: Reaction[];
};
export type ThreatUpdate = {
  id: string;
  indicator: string;
  type: 'HASH_PDQ';
  last_updated: number;
  should_delete: boolean;
  descriptors?: { data: Descriptor[] };
};
export type ThreatUpdatesReply = { data: ThreatUpdate[]; paging: { next?: string } };

/**
 * A page of updates. Its client goes on from the newest time that it was told, so the last page ends with the tombstone
 * of a hash that never was, where the feed stands (Unix seconds): the next fetch begins after all that this one could have
 * told, what ended before included. A page is never without data, which its client refuses.
 */
export function threatUpdatesReply(
  { records, clockS }: { records: readonly ExchangeRecord[]; clockS: number },
  group: { number: number; startS: number },
  next: string | undefined,
): ThreatUpdatesReply {
  const data = records.map(updateOf);
  const newestS = Math.max(group.startS, ...records.map(({ changedS }) => changedS));
  const ends = next === undefined && newestS < clockS;
  return {
    data: ends || data.length === 0 ? [...data, neverThere(group.number, Math.max(newestS, clockS))] : data,
    paging: next === undefined ? {} : { next },
  };
}

const neverThere = (number: number, atS: number): ThreatUpdate => ({
  id: String(number),
  indicator: '0'.repeat(64),
  type: 'HASH_PDQ',
  last_updated: atS,
  should_delete: true,
});

function updateOf(record: ExchangeRecord): ThreatUpdate {
  const base = {
    id: String(record.parts[0]?.number),
    indicator: record.pdq,
    type: 'HASH_PDQ' as const,
    last_updated: record.changedS,
  };
  if (!isLive(record)) return { ...base, should_delete: true };
  return { ...base, should_delete: false, descriptors: { data: descriptorsOf(record) } };
}

/** One descriptor for each owner: the bank for what people sent in themselves, else who proposed the hash. */
function descriptorsOf({ parts, category, feedback }: ExchangeRecord): Descriptor[] {
  const live = parts.filter(({ state }) => state === 'shared');
  const firstOfOwner = live.filter(({ owner }, i) => live.findIndex((p) => p.owner === owner) === i);
  return firstOfOwner.map(({ number, owner }) => {
    const sources = live.filter((p) => p.owner === owner).map(({ source }) => source);
    const texts = [category.toLowerCase(), ...new Set(sources)];
    return {
      id: String(number),
      owner: { id: appIdOf(owner) },
      status: statusOf(category, sources),
      tags: { data: texts.map((text) => ({ id: `${number}${TAG_NUMBERS.indexOf(text) + 10}`, text })) },
      reactions: reactionsOf(feedback),
    };
  });
}

const TAG_NUMBERS = [
  'csam',
  'csam_ai',
  'self_gen',
  'ncii_minor',
  'ncii_adult',
  'sextortion',
  'known_harmless',
  'self-submitted',
  'organisation',
  'peer',
];

/** What a person sent in about themselves nobody has seen: a lead, not a finding. */
function statusOf(category: ExchangeRecord['category'], sources: readonly string[]): Descriptor['status'] {
  if (category === 'KNOWN_HARMLESS') return 'NON_MALICIOUS';
  return sources.includes('organisation') ? 'MALICIOUS' : 'UNKNOWN';
}

const REACTIONS: Readonly<Record<HashFeedbackValue, string>> = {
  seen: 'SAW_THIS_TOO',
  blocked: 'HELPFUL',
  'not-blocked': 'NOT_HELPFUL',
  disagree: 'DISAGREE_WITH_TAGS',
};

const reactionsOf = (feedback: ExchangeRecord['feedback']): Reaction[] =>
  (Object.keys(REACTIONS) as HashFeedbackValue[]).flatMap((value) => {
    // The keys of REACTIONS are exactly the values: the cast names them.
    const by = feedback.filter((f) => f.value === value).map((f) => appIdOf(f.by));
    return by.length > 0 ? [{ key: REACTIONS[value], value: by.join(',') }] : [];
  });

/** What a reaction says in our words; undefined for one that we do not keep. */
export const reactionMeant = (reaction: string): HashFeedbackValue | undefined =>
  (Object.keys(REACTIONS) as HashFeedbackValue[]).find((value) => REACTIONS[value] === reaction);
