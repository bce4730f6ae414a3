import type { BankCategory, HashFeedbackValue, HashSource } from '@khong-mot-minh/contracts';

/** One hash as a feed tells it: every submitter's part of it, and what members have said. */
export type ExchangeRecord = {
  /** 64 lower-case hex digits. */
  pdq: string;
  /** Unix seconds; never lower than that of the record before. */
  changedS: number;
  category: BankCategory;
  /** Never empty; the first has been shared longest, and names the record. */
  parts: {
    id: string;
    number: number;
    owner: string;
    source: HashSource;
    state: 'shared' | 'withdrawn' | 'ended';
  }[];
  feedback: { by: string; name: string; value: HashFeedbackValue }[];
};

/** Whether any submitter still wants the hash to be matched. */
export const isLive = ({ parts }: ExchangeRecord): boolean => parts.some(({ state }) => state === 'shared');
