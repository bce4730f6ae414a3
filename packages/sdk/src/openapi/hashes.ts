// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.
import type { Bilingual } from './shared.ts';

export type Bank = {
  category: BankCategory;
  counts: { proposed: number; shared: number };
  id: string;
  keepDays: number;
  members?: BankMember[];
  name: Bilingual;
  number: number;
  own: boolean;
  owner: { id: string; name: Bilingual };
  radius: number;
  takes?: 'under18' | '18plus';
};

export type BankCategory =
  | 'CSAM'
  | 'CSAM_AI'
  | 'SEXTORTION'
  | 'SELF_GEN'
  | 'NCII_MINOR'
  | 'NCII_ADULT'
  | 'KNOWN_HARMLESS';

export type BankMember = {
  lastRead?: string;
  mayWrite: boolean;
  name: Bilingual;
  organisation: string;
  since: string;
};

export type HashFeedback = { value: 'seen' | 'disagree' | 'blocked' | 'not-blocked' };

export type HashLookup = { pictures: { id: string; pdq: string | string[]; quality?: number }[] };

export type HashLookupAnswer = { pictures: LookupAnswer[] };

export type HashProposal = {
  bank: string;
  expiresAt?: string;
  hashes: { kind: 'photo' | 'video-frame'; pdq: string; quality?: number }[];
};

export type HashesProposed = {
  hashes: { id: string; state: 'proposed' | 'shared' | 'refused' | 'withdrawn' | 'expired' }[];
};

export type LookupAnswer = {
  id: string;
  match: boolean;
  signals: {
    bank: string;
    category: BankCategory;
    disputed: boolean;
    distance: 'same' | 'near' | 'far';
    id: string;
    sources: ('self-submitted' | 'organisation' | 'peer')[];
  }[];
  unusable?: boolean;
};

/** What a platform may call under `/v1/hashes`: what it takes and what a success answers. */
export type HashesOperations = {
  'POST /v1/hashes': { body: HashProposal; answer: HashesProposed };
  'GET /v1/hashes/banks': { body: undefined; answer: Bank[] };
  'POST /v1/hashes/lookup': { body: HashLookup; answer: HashLookupAnswer };
  'POST /v1/hashes/{id}/feedback': { body: HashFeedback; answer: undefined };
  'POST /v1/hashes/{id}/withdraw': { body: undefined; answer: undefined };
};
