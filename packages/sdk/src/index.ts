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
  GuardianContest,
  GuardianLink,
  GuardianToken,
  Measure,
  PlatformEvent,
  Protection,
  ProtectionChanged,
  Reason,
  Restriction,
  Signal,
  TrustedAdult,
  WebhookGiven,
  WebhookInput,
} from './openapi-types.ts';
export type { EventStore } from './outage/event-store.ts';
export { verifyWebhook, WebhookError, type WebhookEvent } from './verify-webhook.ts';
