import type { HashFeedbackValue } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { type ExchangeRecord, isLive } from '../exchange-record.ts';
import { PageToken } from '../page-token.ts';

/** What a client sends with `FetchHashes`; a first fetch starts at 10. */
export const StopNciiQuery = z.object({
  startTimestamp: z.coerce.number().int().min(0).max(10_000_000_000).default(10),
  pageSize: z.coerce
    .number()
    .int()
    .min(1)
    .default(800)
    .transform((size) => Math.min(size, 1000)),
  nextPageToken: PageToken.or(z.literal('')).optional(),
});
export type StopNciiQuery = z.infer<typeof StopNciiQuery>;

type CaseStatus = 'Active' | 'Withdrawn' | 'Deleted';
type Feedback = { source: string; feedbackValue: 'Blocked' | 'NotBlocked' | 'PendingReview'; tags: string[] };

export type StopNciiRecord = {
  lastModtimestamp: number;
  signalType: 'ImagePDQ';
  hashValue: string;
  hashStatus: CaseStatus;
  caseNumbers: Record<string, CaseStatus>;
  CSPFeedbacks: Feedback[];
};
export type StopNciiReply = {
  count: number;
  nextPageToken: string | null;
  nextSetTimestamp: number;
  hasMoreRecords: boolean;
  hashRecords: StopNciiRecord[];
};

/**
 * A page of the feed. `nextSetTimestamp` never goes below `startTimestamp`: a client that sees it go back refuses the
 * whole fetch. The last page gives where the feed stands (Unix seconds), so that the next fetch begins after all that this
 * one could have told, what ended before included.
 */
export function stopNciiReply(
  { records, clockS }: { records: readonly ExchangeRecord[]; clockS: number },
  { startTimestamp }: Pick<StopNciiQuery, 'startTimestamp'>,
  nextPageToken: string | null,
): StopNciiReply {
  return {
    count: records.length,
    nextPageToken,
    nextSetTimestamp: Math.max(
      startTimestamp,
      ...(nextPageToken === null ? [clockS] : []),
      ...records.map(({ changedS }) => changedS),
    ),
    hasMoreRecords: nextPageToken !== null,
    hashRecords: records.map(recordOf),
  };
}

const STATUS = { shared: 'Active', withdrawn: 'Withdrawn', ended: 'Deleted' } as const;

/** Each submitter is a case of its own, so that nobody learns which pictures came from one person. */
function recordOf(record: ExchangeRecord): StopNciiRecord {
  const ended = record.parts.every(({ state }) => state === 'withdrawn') ? 'Withdrawn' : 'Deleted';
  return {
    lastModtimestamp: record.changedS,
    signalType: 'ImagePDQ',
    hashValue: record.pdq,
    hashStatus: isLive(record) ? 'Active' : ended,
    caseNumbers: Object.fromEntries(record.parts.map(({ id, state }) => [id, STATUS[state]])),
    CSPFeedbacks: isLive(record)
      ? record.feedback.map(({ name, value }) => ({
          source: name,
          feedbackValue: SAID[value],
          tags: [value],
        }))
      : [],
  };
}

const SAID: Readonly<Record<HashFeedbackValue, Feedback['feedbackValue']>> = {
  seen: 'PendingReview',
  blocked: 'Blocked',
  'not-blocked': 'NotBlocked',
  disagree: 'NotBlocked',
};
