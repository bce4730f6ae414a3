import type { Decision } from '@khong-mot-minh/contracts';
import type { Reporter } from '../api/reporter.ts';

export type KnownReport = { receipt: string; reporter: Reporter; messages: string[] };

/** A request whose answer never came: after the restart it is sent again, word for word, with its key. */
export type Unanswered = {
  path: string;
  body: object;
  key: string;
  settle(answer: unknown): Promise<void> | void;
};

/** All that the clients were told is done. Nothing of it may ever be missing. */
export type Acknowledged = {
  reports: KnownReport[];
  decisions: Map<string, Decision>;
  pledges: number;
  commands: { caseId: string; version: number }[];
  /** Receipts of take-downs, with whether taking it back was acknowledged. */
  takeDowns: { receipt: string; withdrawn: boolean }[];
  /** Evidence that a desk asked to keep. */
  preservations: string[];
  unanswered: Unanswered[];
  checkpoint: { size: number; note: string };
};

export const nothingYet = (): Acknowledged => ({
  reports: [],
  decisions: new Map(),
  pledges: 0,
  commands: [],
  takeDowns: [],
  preservations: [],
  unanswered: [],
  checkpoint: { size: 0, note: '' },
});

export const casesOf = (decisions: Iterable<Decision>): string[] =>
  [...decisions].flatMap((d) => d.measures.flatMap((m) => (m.kind === 'case' ? [m.caseId] : [])));
