// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.
import type { Bilingual } from './shared.ts';

export type Account = {
  ageBand: AgeBand;
  ageSources?: { band: AgeBand; source: 'claimed' | 'predicted' | 'guardian' | 'verified' }[];
  country?: string;
  createdAt: string;
  guardian?: { accountId: string };
  id: string;
  timeZone?: string;
};

export type AccountInput = {
  ageBand: AgeBand;
  ageSources?: { band: AgeBand; source: 'claimed' | 'predicted' | 'guardian' | 'verified' }[];
  country?: string;
  createdAt: string;
  guardian?: { accountId: string };
  timeZone?: string;
};

export type AgeBand = 'under13' | '13-15' | '16-17' | '18-22' | '23plus' | 'unknown';

export type GuardianContest = {
  appealedAt?: string;
  canAppeal: boolean;
  contestedAt: string;
  decideBy: string;
  decidedAt?: string;
  id: string;
  notice: Bilingual;
  reason: 'not-my-guardian' | 'not-safe-with-them' | 'somebody-else-uses-it' | 'rather-not-say';
  state: 'open' | 'ended' | 'kept';
};

export type GuardianLink = {
  alerts: boolean;
  guardian?: string;
  loosens: boolean;
  sees: 'as-protected' | 'frozen' | 'nothing';
  since?: string;
  state: 'none' | 'stands' | 'suspended' | 'ended';
};

export type GuardianReviewTaken = { notice: Bilingual; received: true };

export type GuardianToken = { expiresAt: string; token: string };

export type Protection = {
  basis: string[];
  cooldownHours: number;
  key: string;
  lockedReason?: Bilingual;
  loosenBy: 'locked' | 'guardian' | 'teen' | 'both' | 'self';
  pending?: { appliesAt: string; value: string | number | boolean };
  sources: {
    code: string;
    grade: 'primary' | 'secondary' | 'unverified' | 'policy';
    source: string;
    title: Bilingual;
  }[];
  tightenBy?: 'locked' | 'guardian' | 'teen' | 'both' | 'self';
  title?: Bilingual;
  upTo?: string | number | boolean;
  value: string | number | boolean;
};

export type ProtectionChange = {
  appliesAt: string;
  at: string;
  by: 'teen' | 'guardian' | 'both' | 'self' | 'age';
  from: string | number | boolean;
  key: string;
  notice: Bilingual;
  to: string | number | boolean;
};

export type ProtectionChanged = {
  appliesAt: string;
  key: string;
  notice?: Bilingual;
  value: string | number | boolean;
};

export type Restriction = {
  appeal: 'none' | 'waiting' | 'kept';
  appealedAt?: string;
  bundle: string;
  id: string;
  limits: { id: string; title: Bilingual }[];
  notice?: Bilingual;
  reviewAt: string;
  since: string;
  until: string;
  with?: string;
};

export type TrustedAdult = {
  adult?: string;
  choice: 'not-yet' | 'adult' | 'nobody';
  history: { adult?: string; at: string }[];
  notice: Bilingual;
  since?: string;
};

/** What a platform may call under `/v1/accounts`: what it takes and what a success answers. */
export type AccountsOperations = {
  'PUT /v1/accounts/{id}': { body: AccountInput; answer: Account };
  'DELETE /v1/accounts/{id}': { body: undefined; answer: undefined };
  'GET /v1/accounts/{id}/guardian-contests': { body: undefined; answer: GuardianContest[] };
  'POST /v1/accounts/{id}/guardian-contests': {
    body: { reason: 'not-my-guardian' | 'not-safe-with-them' | 'somebody-else-uses-it' | 'rather-not-say' };
    answer: GuardianContest;
  };
  'POST /v1/accounts/{id}/guardian-contests/{contest}/appeal': { body: undefined; answer: GuardianContest };
  'GET /v1/accounts/{id}/guardian-link': { body: undefined; answer: GuardianLink };
  'POST /v1/accounts/{id}/guardian-reviews': { body: { guardian: string }; answer: GuardianReviewTaken };
  'POST /v1/accounts/{id}/guardian-tokens': { body: { guardian: string }; answer: GuardianToken };
  'POST /v1/accounts/{id}/protection-changes': {
    body: {
      by: 'teen' | 'guardian' | 'both' | 'self';
      key: string;
      token?: string;
      value: string | number | boolean;
    };
    answer: ProtectionChanged;
  };
  'GET /v1/accounts/{id}/protection-history': {
    body: undefined;
    answer: { items: ProtectionChange[]; next?: string };
  };
  'GET /v1/accounts/{id}/protections': { body: undefined; answer: Protection[] };
  'GET /v1/accounts/{id}/restrictions': { body: undefined; answer: Restriction[] };
  'POST /v1/accounts/{id}/restrictions/{restriction}/appeal': { body: undefined; answer: Restriction };
  'GET /v1/accounts/{id}/trusted-adult': { body: undefined; answer: TrustedAdult };
  'PUT /v1/accounts/{id}/trusted-adult': {
    body: { adult: string; choice: 'adult' } | { choice: 'nobody' };
    answer: TrustedAdult;
  };
};
