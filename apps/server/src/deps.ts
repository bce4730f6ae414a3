import type { Jurisdiction, Retention } from '@khong-mot-minh/contracts';
import type { CaseKeys, Database, Jobs, Tx } from '@khong-mot-minh/database';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Identify } from './http/principal.ts';
import type { Admission } from './limits/admission.ts';
import type { HashQueue } from './limits/hash-queue.ts';
import type { ClockGuard } from './platform/clock-guard.ts';
import type { Metrics } from './platform/metrics.ts';
import type { Record } from './platform/record.ts';
import type { Vault } from './secrets.ts';

/** What the kit offers to modules; built once by `start.ts`. A signature takes of it what it uses: `Pick<Deps, …>`. */
export type Deps = {
  config: Config;
  /** The country in which this house stands. */
  jurisdiction: Jurisdiction;
  db: Database;
  /** What covers the wraps of sealed content: in files beside the database and in no backup. */
  caseKeys: CaseKeys;
  jobs: Jobs;
  vault: Vault;
  now: () => Date;
  /** Asked before anything ends for good by the clock. */
  clock: ClockGuard;
  /** How long what a case holds is kept. */
  retention: Retention;
  log: Logger;
  /** Writes a ledger entry in the transaction of the act. */
  record: Record;
  identify: Identify;
  metrics: Metrics;
  /** Sends an event to a platform's webhook, enqueued with the act that caused it. */
  notify(tx: Tx, org: string, type: string, data: object): Promise<void>;
  /** Limits by neighbourhood, and whose turn it is. */
  admission: Admission;
  /** Every slow hash of this process waits here for its share's turn. */
  hashes: HashQueue;
};
