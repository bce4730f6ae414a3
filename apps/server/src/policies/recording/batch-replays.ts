import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PlatformEvent } from '@khong-mot-minh/contracts';
import type { Facts, Reads, Signals } from '@khong-mot-minh/protection';

/** All that `decide` was given for one notable decision, and a hash of the answer that went out. */
export type RecordedReplay = {
  index: number;
  event: PlatformEvent;
  facts: Facts;
  signals: Signals;
  reads: Reads;
  caseId: string | undefined;
  answerHash: string;
};

/** Structured clone keeps maps, absent members and numbers as they are, which JSON does not. */
export const packReplays = (replays: readonly RecordedReplay[]): Buffer =>
  deflateRawSync(serialize(replays), { level: 1 });

/** Reads them back. */
export function unpackReplays(bytes: Uint8Array): RecordedReplay[] {
  // `as`: written by `packReplays`, and sealed in between.
  return deserialize(inflateRawSync(bytes)) as RecordedReplay[];
}
