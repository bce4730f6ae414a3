import { type AccountCache, createAccountCache } from './accounts/account-cache.ts';
import { type AccountMethods, createAccountCalls } from './accounts/account-methods.ts';
import { createEventSender, type SentDecision } from './create-event-sender.ts';
import { hear } from './hear-webhook.ts';
import { createAnswer, type Send } from './http/create-answer.ts';
import { createSender } from './http/create-sender.ts';
import type { ProblemError } from './http/problem-error.ts';
import type { Decision, Explanation, PlatformEvent, WebhookGiven, WebhookInput } from './openapi-types.ts';
import type { EventStore } from './outage/event-store.ts';
import { learnStop } from './outage/learn-stop.ts';
import { reachedAccount } from './outage/reached-account.ts';
import { createStopMemory } from './outage/stop-memory.ts';
import type { WebhookEvent } from './verify-webhook.ts';

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
  /** Events kept during an outage; 10,000 unless told. */
  queueLimit?: number;
  /** Where events that wait survive the end of the program; in memory only unless told. */
  store?: EventStore;
  onStoreFault?(error: unknown): void;
  /** Last known protections, for an outage. */
  protections?: {
    /** Accounts kept; 10,000 unless told. */
    limit?: number;
    /** Asks by itself for every account that an event names; otherwise only what the platform asks for is kept. */
    follow?: boolean;
    /** When what is known is asked for again (1 hour unless told), and when it counts for nothing (7 days). */
    refreshMs?: number;
    maxAgeMs?: number;
  };
  /** Whether local decisions act before the server has answered once; live unless told. */
  mode?: Decision['mode'];
  /** A later decision that replaces one returned before; without the event where it came by webhook. */
  onDecision?(decision: Decision, event: PlatformEvent | undefined): void;
  /** An event that the server refuses when it is sent again. */
  onRefused?(event: PlatformEvent, problem: ProblemError): void;
  now?(): Date;
  wait?(ms: number): Promise<void>;
};

export type Client = Disposable &
  AccountMethods & {
    sendEvent(event: PlatformEvent): Promise<SentDecision>;
    /** In order, in bodies of at most 1,000; one bad event refuses its whole body with its pointer. */
    sendEvents(events: readonly PlatformEvent[]): Promise<SentDecision[]>;
    decision(eventId: string): Promise<Decision | undefined>;
    explanation(eventId: string): Promise<Explanation | undefined>;
    /** `secret` comes once, the first time, so this is not repeated by itself. */
    putWebhook(webhook: WebhookInput): Promise<WebhookGiven>;
    /** Takes a verified webhook in: a changed decision replaces, changed protections are asked for again. */
    hear(webhook: WebhookEvent): Promise<void>;
    /** Asks now for the protections of these accounts, so that they are known in an outage. */
    follow(accounts: Iterable<string>): Promise<void>;
    /** Sends what an outage left waiting; gives how many events still wait. */
    flush(): Promise<number>;
    queued(): number;
  };

const HOUR_MS = 3_600_000;
/** Accounts, and stopped conversations, that are kept in memory unless told. */
const ACCOUNTS = 10_000;
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * A client for one platform. Events always get an answer: during an outage a local decision, marked degraded.
 *
 * @example
 * using client = createClient({ baseUrl: 'https://help.example.vn', key: process.env.KMM_KEY ?? '' });
 * const { outcome } = await client.sendEvent({ id: 'e-1', type: 'session.ended', time: new Date().toISOString(), actor: 'acc-1' });
 */
export function createClient(options: ClientOptions): Client {
  const send = createAnswer(
    createSender({
      baseUrl: options.baseUrl.replace(/\/+$/, ''),
      key: options.key,
      fetch: options.fetch ?? globalThis.fetch,
      timeoutMs: options.timeoutMs ?? 3000,
      retries: options.retries ?? 2,
      wait: options.wait ?? sleep,
    }),
  );
  const now = options.now ?? (() => new Date());
  const cache = cacheOf(send, options, now);
  const stops = createStopMemory(options.protections?.limit ?? ACCOUNTS);
  const events = createEventSender(send.raw, {
    mode: options.mode ?? 'live',
    queueLimit: options.queueLimit ?? 10_000,
    store: options.store,
    onStoreFault: options.onStoreFault ?? (() => undefined),
    known: (event) => {
      const reached = reachedAccount(event);
      return {
        actor: cache.known(event.actor),
        target: reached === undefined ? undefined : cache.known(reached),
        stopped: reached !== undefined && stops.isStopped(event.actor, reached, Date.parse(event.time)),
      };
    },
    onAnswer: (event, decision) => learnStop(stops, event, decision),
    now,
    onDecision: options.onDecision ?? (() => undefined),
    onRefused: options.onRefused ?? (() => undefined),
  });
  const sendEvents = async (list: readonly PlatformEvent[]): Promise<SentDecision[]> => {
    const answers = await events.send(list);
    // After the answers: nobody waits for it.
    if (options.protections?.follow && answers.some(({ source }) => source === 'server'))
      void cache.follow(list.flatMap((e) => [e.actor, reachedAccount(e)]).filter((id) => id !== undefined));
    return answers;
  };
  const decision = (id: string) => `/v1/decisions/${encodeURIComponent(id)}`;

  return {
    ...createAccountCalls(send, cache, stops),
    async sendEvent(event) {
      const [first] = await sendEvents([event]);
      if (!first) throw new Error(`Send event "${event.id}": no answer came of it`);
      return first;
    },
    sendEvents,
    decision: (id) =>
      send.orUndefined(send.answer('GET /v1/decisions/{eventId}', { method: 'GET', path: decision(id) })),
    explanation: (id) =>
      send.orUndefined(
        send.answer('GET /v1/decisions/{eventId}/explanation', {
          method: 'GET',
          path: `${decision(id)}/explanation`,
        }),
      ),
    putWebhook: (webhook) =>
      send.answer('PUT /v1/webhooks', {
        method: 'PUT',
        path: '/v1/webhooks',
        body: JSON.stringify(webhook),
        repeatable: false,
      }),
    hear: (webhook) => hear(webhook, events.replace, cache, stops),
    follow: (accounts) => cache.follow(accounts),
    flush: events.flush,
    queued: events.queued,
    [Symbol.dispose]: events.close,
  };
}

const cacheOf = (send: Send, { protections = {} }: ClientOptions, now: () => Date): AccountCache =>
  createAccountCache({
    limit: protections.limit ?? ACCOUNTS,
    refreshMs: protections.refreshMs ?? HOUR_MS,
    maxAgeMs: protections.maxAgeMs ?? 7 * 24 * HOUR_MS,
    now,
    async pull(id) {
      const at = `/v1/accounts/${encodeURIComponent(id)}`;
      const get = (path: string) => ({ method: 'GET', path: `${at}/${path}` }) as const;
      const [known, restrictions] = await Promise.all([
        send.answer('GET /v1/accounts/{id}/protections', get('protections')),
        send.answer('GET /v1/accounts/{id}/restrictions', get('restrictions')),
      ]);
      return { protections: known, restrictions };
    },
  });
