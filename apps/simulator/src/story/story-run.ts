import { randomUUID } from 'node:crypto';
import type { Bilingual, CaseView, Decision, Language, SealedContent } from '@khong-mot-minh/contracts';
import type { VerifyResult } from '@khong-mot-minh/ledger';
import type { DemoPerson } from '../start/demo-file.ts';

export type Speaker = 'adult' | 'teen';
export type Bubble =
  | { kind: 'message'; from: Speaker; text: string; eventId: string; state: 'passes' | 'held' | 'blocked' }
  | { kind: 'act'; act: 'request' | 'accepted' }
  | { kind: 'notice'; audience: 'target' | 'actor'; text: Bilingual; actions: Bilingual[] };

/** A call of the API and its answer as it came. */
export type Exchange = { method: string; path: string; body?: unknown; status: number; answer: unknown };

export type Middle =
  | { kind: 'empty' }
  | { kind: 'decision'; decision: Decision }
  | { kind: 'seal'; content: SealedContent; readers: readonly ('team' | 'reporter' | 'police')[] }
  | { kind: 'access'; access: 'owner' | 'referral' }
  | { kind: 'ledger'; result: VerifyResult; tampered: boolean };

export type Desktop = {
  person: DemoPerson;
  organisation: Bilingual;
  view: CaseView;
  /** Sealed texts that this person's keys opened, by content id. */
  opened: ReadonlyMap<string, string>;
};

/** One telling of the story; what it did so far is all that the page shows. */
export type StoryRun = {
  id: string;
  lang: Language;
  /** Steps that are done. */
  at: number;
  chat: Bubble[];
  /** Linh's talk with the helpline, on Linh's own device. */
  thread: { from: 'reporter' | 'team'; text: string }[];
  threadStatus?: string;
  receipt?: string;
  reportContent?: SealedContent;
  middle: Middle;
  exchange?: Exchange;
  platformCase?: string;
  helpCase?: string;
  desktop?: Desktop;
  failed?: string;
};

/** A new telling, with accounts of its own. */
export const newRun = (lang: Language): StoryRun => ({
  id: randomUUID().slice(0, 8),
  lang,
  at: 0,
  chat: [],
  thread: [],
  middle: { kind: 'empty' },
});

/** The platform's own names for this telling. */
export const accountsOf = ({ id }: Pick<StoryRun, 'id'>) => ({
  teen: `linh-${id}`,
  adult: `stranger-${id}`,
  conversation: `story-${id}`,
});
