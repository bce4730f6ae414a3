// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.
import type { AccountsOperations } from './openapi/accounts.ts';
import type { DecisionsOperations } from './openapi/decisions.ts';
import type { EventsOperations } from './openapi/events.ts';
import type { HashesOperations } from './openapi/hashes.ts';
import type { StatementsOperations } from './openapi/statements.ts';
import type { WebhooksOperations } from './openapi/webhooks.ts';

export type * from './openapi/accounts.ts';
export type * from './openapi/decisions.ts';
export type * from './openapi/events.ts';
export type * from './openapi/hashes.ts';
export type * from './openapi/shared.ts';
export type * from './openapi/statements.ts';
export type * from './openapi/webhooks.ts';

/** Every operation that a platform may call: what it takes and what a success answers. */
export type Operations = AccountsOperations &
  DecisionsOperations &
  EventsOperations &
  HashesOperations &
  StatementsOperations &
  WebhooksOperations;
