// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.

export type WebhookDeadLetter = { at: string; failedAt: string; id: string; message: string; type: string };

export type WebhookGiven = {
  events: (
    | 'decision.changed'
    | 'restriction.started'
    | 'restriction.ended'
    | 'case.opened'
    | 'case.peers'
    | 'preservation.requested'
    | 'protection.changed'
    | 'guardian-link.changed'
    | 'adult.alert'
    | 'hash.withdrawn'
  )[];
  secret?: string;
  url: string;
  waiting?: true;
};

export type WebhookInput = {
  events: (
    | 'decision.changed'
    | 'restriction.started'
    | 'restriction.ended'
    | 'case.opened'
    | 'case.peers'
    | 'preservation.requested'
    | 'protection.changed'
    | 'guardian-link.changed'
    | 'adult.alert'
    | 'hash.withdrawn'
  )[];
  url: string;
};

export type WebhookSecret = { oldUntil: string; secret: string };

export type WebhookView = {
  current?: {
    events: (
      | 'decision.changed'
      | 'restriction.started'
      | 'restriction.ended'
      | 'case.opened'
      | 'case.peers'
      | 'preservation.requested'
      | 'protection.changed'
      | 'guardian-link.changed'
      | 'adult.alert'
      | 'hash.withdrawn'
    )[];
    oldSecretUntil?: string;
    url: string;
  };
  waiting?: {
    at: string;
    events: (
      | 'decision.changed'
      | 'restriction.started'
      | 'restriction.ended'
      | 'case.opened'
      | 'case.peers'
      | 'preservation.requested'
      | 'protection.changed'
      | 'guardian-link.changed'
      | 'adult.alert'
      | 'hash.withdrawn'
    )[];
    url: string;
  };
};

/** What a platform may call under `/v1/webhooks`: what it takes and what a success answers. */
export type WebhooksOperations = {
  'GET /v1/webhooks': { body: undefined; answer: WebhookView };
  'PUT /v1/webhooks': { body: WebhookInput; answer: WebhookGiven };
  'DELETE /v1/webhooks': { body: undefined; answer: undefined };
  'GET /v1/webhooks/dead-letters': { body: undefined; answer: { items: WebhookDeadLetter[]; next?: string } };
  'POST /v1/webhooks/dead-letters/{id}/resend': { body: undefined; answer: undefined };
  'POST /v1/webhooks/secret': { body: undefined; answer: WebhookSecret };
};
