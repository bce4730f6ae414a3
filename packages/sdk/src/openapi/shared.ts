// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.

export type Bilingual = { en: string; vi: string };

export type Decision = {
  degraded: boolean;
  eventId: string;
  holdUntil?: string;
  measures: Measure[];
  mode: 'live' | 'shadow';
  outcome: 'allow' | 'limit' | 'hold' | 'block';
  policy: string;
  reasons: Reason[];
  then?: 'release' | 'drop';
  tier: Tier;
};

export type Evidence = { concept: string; end: number; eventId: string; start: number };

export type Measure =
  | {
      actions?: NoticeAction[];
      audience: 'actor' | 'target' | 'reviewer';
      kind: 'notice';
      template: string;
      text: Bilingual;
    }
  | { audience: 'actor' | 'target' | 'reviewer'; kind: 'confirm'; template: string; text: Bilingual }
  | { audience: 'actor' | 'target' | 'reviewer'; kind: 'blur' }
  | { account: string; bundle: string; kind: 'restrict'; until?: string }
  | { kind: 'preserve'; until?: string }
  | { caseId: string; kind: 'case' };

export type NoticeAction = {
  does:
    | 'block-and-report'
    | 'save-evidence'
    | 'call'
    | 'fine'
    | 'read-message'
    | 'keep-message'
    | 'let-somebody-read';
  id: string;
  label: Bilingual;
  phone?: string;
};

export type Problem = {
  code: string;
  detail?: string;
  errors?: { code: string; pointer: string }[];
  status: number;
  title: string;
  type: string;
  work?: WorkAsked;
};

export type Reason = {
  basis: string[];
  layer: 'prevent' | 'control' | 'respond';
  rule: string;
  signals: Signal[];
  statement: Bilingual;
};

export type Signal = { evidence: Evidence[]; id: string; weight: number };

export type Tier = 0 | 1 | 2 | 3 | 4 | 5;

export type WorkAsked = { bits: number; challenge: string; expiresAt: string; parts: number };
