import type { Sql } from '@khong-mot-minh/database';
import { toHour } from '../platform/hour.ts';
import { noteBankReader, type ReadingProtocol } from './queries/banks.ts';

/** Writes down how far an organisation has read, in its own transaction; what is no news is not written again. */
export type ReaderNotes = {
  note(
    sql: Sql,
    org: string,
    protocol: ReadingProtocol,
    seq: number,
    at: Date,
    banks?: readonly string[],
  ): Promise<boolean>;
};

export function createReaderNotes(): ReaderNotes {
  const noted = new Map<string, { seq: number; hourMs: number }>();
  return {
    async note(sql, org, protocol, seq, at, banks) {
      const hour = toHour(at);
      const key = [org, protocol, ...(banks ?? [])].join('/');
      const before = noted.get(key);
      if (before && before.seq >= seq && before.hourMs === hour.getTime()) return false;
      await noteBankReader(sql, org, { protocol, seq, hour }, banks);
      noted.set(key, { seq, hourMs: hour.getTime() });
      return !before || before.seq < seq;
    },
  };
}
