import { createEventSender, type SentDecision } from './create-event-sender.ts';
import { createSender } from './http/create-sender.ts';
import { ProblemError } from './http/problem-error.ts';
import type {
  Account,
  AccountInput,
  Decision,
  Explanation,
  Operations,
  PlatformEvent,
  Protection,
  WebhookGiven,
  WebhookInput,
} from './openapi-types.ts';

export type ClientOptions = {
  /** The server's address, such as https://help.example.vn. */
  baseUrl: string;
  /** The platform key. */
  key: string;
  fetch?: typeof globalThis.fetch;
  /** Of one attempt; 3 seconds unless told. */
  timeoutMs?: number;
  /** Further attempts when nobody answers; 2 unless told. */
  retries?: number;
  /** Events kept in memory during an outage; 10,000 unless told. */
  queueLimit?: number;
  /** Whether local decisions act before the server has answered once; live unless told. */
  mode?: Decision['mode'];
  /** A later decision that replaces one returned before. */
  onDecision?(decision: Decision, event: PlatformEvent): void;
  /** An event that the server refuses when it is sent again. */
  onRefused?(event: PlatformEvent, problem: ProblemError): void;
  now?(): Date;
  wait?(ms: number): Promise<void>;
};

export type Client = Disposable & {
  putAccount(id: string, account: AccountInput): Promise<Account>;
  /** Erases an account; false when there was none. */
  deleteAccount(id: string): Promise<boolean>;
  protections(id: string): Promise<Protection[]>;
  sendEvent(event: PlatformEvent): Promise<SentDecision>;
  /** In order, in bodies of at most 1,000; one bad event refuses its whole body with its pointer. */
  sendEvents(events: readonly PlatformEvent[]): Promise<SentDecision[]>;
  decision(eventId: string): Promise<Decision | undefined>;
  explanation(eventId: string): Promise<Explanation | undefined>;
  /** `secret` comes once, the first time, so this is not repeated by itself. */
  putWebhook(webhook: WebhookInput): Promise<WebhookGiven>;
  /** Sends what an outage left waiting; gives how many events still wait. */
  flush(): Promise<number>;
  queued(): number;
};

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * A client for one platform. Events always get an answer: during an outage a local decision, marked degraded.
 *
 * @example
 * using client = createClient({ baseUrl: 'https://help.example.vn', key: process.env.KMM_KEY ?? '' });
 * const { outcome } = await client.sendEvent({ id: 'e-1', type: 'session.ended', time: new Date().toISOString(), actor: 'acc-1' });
 */
export function createClient(options: ClientOptions): Client {
  const {
    timeoutMs = 3000,
    retries = 2,
    queueLimit = 10_000,
    mode = 'live',
    now = () => new Date(),
  } = options;
  const { onDecision = () => undefined, onRefused = () => undefined } = options;
  const send = createSender({
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    key: options.key,
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs,
    retries,
    wait: options.wait ?? sleep,
  });
  const events = createEventSender(send, { mode, queueLimit, now, onDecision, onRefused });
  const answer = async <Name extends keyof Operations>(
    _operation: Name,
    request: Parameters<typeof send>[0],
    // `as`: the server answers its own schema, from which the types of its operations were made.
  ): Promise<Operations[Name]['answer']> =>
    (await (await send(request)).json()) as Operations[Name]['answer'];
  const orUndefined = <T>(promise: Promise<T>): Promise<T | undefined> =>
    promise.catch((error: unknown) => {
      if (error instanceof ProblemError && error.status === 404) return undefined;
      throw error;
    });
  const account = (id: string) => `/v1/accounts/${encodeURIComponent(id)}`;
  const decision = (id: string) => `/v1/decisions/${encodeURIComponent(id)}`;

  return {
    putAccount: (id, input) =>
      answer('PUT /v1/accounts/{id}', { method: 'PUT', path: account(id), body: JSON.stringify(input) }),
    async deleteAccount(id) {
      return (await orUndefined(send({ method: 'DELETE', path: account(id) }))) !== undefined;
    },
    protections: (id) =>
      answer('GET /v1/accounts/{id}/protections', { method: 'GET', path: `${account(id)}/protections` }),
    async sendEvent(event) {
      const [first] = await events.send([event]);
      if (!first) throw new Error(`Send event "${event.id}": no answer came of it`);
      return first;
    },
    sendEvents: (list) => events.send(list),
    decision: (eventId) =>
      orUndefined(answer('GET /v1/decisions/{eventId}', { method: 'GET', path: decision(eventId) })),
    explanation: (eventId) =>
      orUndefined(
        answer('GET /v1/decisions/{eventId}/explanation', {
          method: 'GET',
          path: `${decision(eventId)}/explanation`,
        }),
      ),
    putWebhook: (webhook) =>
      answer('PUT /v1/webhooks', {
        method: 'PUT',
        path: '/v1/webhooks',
        body: JSON.stringify(webhook),
        repeatable: false,
      }),
    flush: events.flush,
    queued: events.queued,
    [Symbol.dispose]: events.close,
  };
}
