import type { EgressKind } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import type { Editor } from '../policies/index.ts';

/** What may send to an address; the module that sends gives it. */
export type EgressTarget = {
  /** As whom its rows are read and written: a webhook is its platform's own, no person's. */
  actor: 'system' | 'person';
  /** The address that stands now. */
  current(sql: Sql, org: string): Promise<string | undefined>;
  /** Lets an address that two people agreed to take effect, with the settings that were proposed beside it. */
  take(sql: Sql, who: Editor, asked: { url: string; settings: unknown }): Promise<void>;
  /** Called once the answer is committed, where what is in memory must be read again. */
  answered?(org: string): Promise<unknown>;
};

export type EgressTargets = Record<EgressKind, EgressTarget>;
