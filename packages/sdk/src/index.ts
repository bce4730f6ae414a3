export { type Client, type ClientOptions, createClient } from './create-client.ts';
export type { SentDecision } from './create-event-sender.ts';
export { ProblemError, UnavailableError } from './http/problem-error.ts';
export type {
  Account,
  AccountInput,
  AgeBand,
  Bilingual,
  Decision,
  Evidence,
  Explanation,
  Measure,
  PlatformEvent,
  Protection,
  Reason,
  Signal,
  WebhookGiven,
  WebhookInput,
} from './openapi-types.ts';
export { verifyWebhook, WebhookError, type WebhookEvent } from './verify-webhook.ts';
