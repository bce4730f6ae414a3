// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.

export type AppealState = {
  decidedOn?: string;
  dueOn: string;
  ground: 'not-me' | 'misunderstood' | 'allowed' | 'too-much' | 'other';
  madeOn: string;
  outcome?: 'upheld' | 'reversed';
  reason?:
    | 'fits-the-rule'
    | 'no-new-facts'
    | 'still-a-risk'
    | 'does-not-fit'
    | 'wrong-account'
    | 'harmless-context'
    | 'too-much';
};

export type DsaStatement = {
  application_date: string;
  automated_decision: 'AUTOMATED_DECISION_FULLY' | 'AUTOMATED_DECISION_PARTIALLY';
  automated_detection: 'Yes' | 'No';
  category: string;
  category_specification: string[];
  content_date: string;
  content_type: string[];
  content_type_other?: string;
  decision_facts: string;
  decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' | 'DECISION_GROUND_INCOMPATIBLE_CONTENT';
  decision_provision?: string;
  decision_visibility: string[];
  end_date_service_restriction?: string;
  end_date_visibility_restriction?: string;
  incompatible_content_explanation: string;
  incompatible_content_ground: string;
  incompatible_content_illegal: 'Yes' | 'No';
  puid: string;
  source_type: string;
  territorial_scope: string[];
};

export type StatementExport = {
  items: DsaStatement[];
  leftOut: 'none' | 'fewer-than-10' | '10-or-more';
  month: string;
};

export type StatementForPlatform = {
  account: string;
  appeal?: AppealState;
  bundle?: string;
  delay?: { reason: 'evidence-first' | 'risk-of-retaliation'; until: string };
  dsa: DsaStatement;
  eventId: string;
  id: string;
  link?: string;
  measure: 'block' | 'hold' | 'limit' | 'blur' | 'restrict';
  readableAt: string;
  replaced: boolean;
  restriction?: string;
};

/** What a platform may call under `/v1/statements`: what it takes and what a success answers. */
export type StatementsOperations = {
  'GET /v1/statements': { body: undefined; answer: { items: StatementForPlatform[]; next?: string } };
  'GET /v1/statements/export': { body: undefined; answer: StatementExport };
  'POST /v1/statements/release': { body: { caseId: string }; answer: { released: number } };
  'POST /v1/statements/{id}/appeal': {
    body: { ground: 'not-me' | 'misunderstood' | 'allowed' | 'too-much' | 'other' };
    answer: StatementForPlatform;
  };
};
