import { z } from 'zod';
import { type KeepMarked, keepMarked, marked } from './field-marks.ts';
import { PlatformId, Text, Time } from './scalars.ts';

/** Hamming-comparable PDQ hash: 256 bits as 64 lower- or upper-case hex digits. */
export const PdqHash = marked('hash', z.string().regex(/^[0-9a-fA-F]{64}$/));

/** What the platform's or the device's own classifier says of a picture: one figure, or one for each of its classes. */
const Figure = z.number().min(0).max(1);
const MediaScore = z.union([
  Figure,
  z
    .record(marked('token', Text(64, 1)), Figure)
    .refine((classes) => Object.keys(classes).length <= 20, { error: 'too-many' }),
]);

/** What a message can carry beside its text. */
export const MEDIA_KINDS = ['image', 'video', 'audio', 'sticker', 'file'] as const;

const Media = z.object({
  kind: z.enum(MEDIA_KINDS),
  pdq: PdqHash.optional(),
  score: MediaScore.optional(),
});

const Relation = z.object({ connected: z.boolean(), mutuals: z.number().int().min(0).max(1e6).optional() });

/** How a request or a visit came about; absent where the platform does not say. */
export const CONTACT_WAYS = [
  'search',
  'suggestion',
  'contact-upload',
  'list',
  'group',
  'link',
  'other',
] as const;
const via = { via: z.enum(CONTACT_WAYS).optional() };

/** Themes that harm by repetition; a platform names the one that a content has, as far as it knows. */
export const CONTENT_THEMES = [
  'body-image',
  'self-harm',
  'violence',
  'gambling',
  'hate',
  'loneliness',
] as const;

const LEVELS = ['G', 'PG-13', '16', '18'] as const;

/** Whom a posted content is about or answers; a platform sends one event for each account that is tagged. */
const Towards = z.object({
  target: PlatformId,
  how: z.enum(['tag', 'mention', 'comment']),
  relation: Relation.optional(),
});

const base = { id: PlatformId, time: Time, actor: PlatformId };
const towards = { target: PlatformId, relation: Relation.optional() };
const message = {
  /** Where a platform names none, the two people are the conversation. */
  conversation: PlatformId.optional(),
  text: marked('text', Text(20_000)).optional(),
  media: z.array(Media).max(20).optional(),
};

/** Every kind of event a platform sends, keyed by `type`; unknown members are ignored. */
export const PlatformEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('message.sent'), ...base, ...towards, ...message }),
    /** Somebody deleted a message; `message` is the id of the event that told of it, `actor` the one who deleted. */
    z.object({ type: z.literal('message.deleted'), ...base, message: PlatformId }),
    z.object({ type: z.literal('contact.requested'), ...base, ...towards, ...via, text: message.text }),
    z.object({ type: z.literal('contact.accepted'), ...base, ...towards }),
    z.object({ type: z.literal('account.blocked'), ...base, ...towards }),
    z.object({
      type: z.literal('account.reported'),
      ...base,
      ...towards,
      category: marked('word', Text(64, 1)),
    }),
    z.object({ type: z.literal('profile.viewed'), ...base, ...towards, ...via }),
    z.object({
      type: z.literal('list.viewed'),
      ...base,
      ...towards,
      list: z.enum(['followers', 'following', 'friends', 'likes', 'tags']),
    }),
    z.object({ type: z.literal('search.performed'), ...base, query: marked('text', Text(500)) }),
    z.object({
      type: z.literal('call.started'),
      ...base,
      ...towards,
      call: PlatformId,
      media: z.enum(['audio', 'video', 'screen']),
      /** Minutes that the call has lasted, where the platform tells of it again (with an id of its own) as it goes on. */
      lastedMinutes: z.number().min(0).max(10_080).optional(),
    }),
    z.object({ type: z.literal('call.ended'), ...base, ...towards, call: PlatformId }),
    z.object({
      type: z.literal('content.posted'),
      ...base,
      content: PlatformId,
      level: z.enum(LEVELS).optional(),
      towards: Towards.optional(),
      text: message.text,
      media: message.media,
    }),
    z.object({
      type: z.literal('content.viewed'),
      ...base,
      content: PlatformId,
      level: z.enum(LEVELS).optional(),
      theme: z.enum(CONTENT_THEMES).optional(),
    }),
    z.object({
      type: z.literal('payment.requested'),
      ...base,
      ...towards,
      method: z.enum(['bank', 'card', 'gift-code', 'wallet', 'crypto', 'top-up', 'other']),
      amount: z.number().min(0).optional(),
    }),
    z.object({ type: z.literal('gift.sent'), ...base, ...towards, value: z.number().min(0).optional() }),
    z.object({ type: z.literal('live.started'), ...base }),
    z.object({ type: z.literal('location.shared'), ...base, ...towards, precise: z.boolean() }),
    z.object({
      type: z.literal('settings.changed'),
      ...base,
      key: marked('token', Text(64, 1)),
      value: z.union([marked('token', z.string().max(200)), z.number(), z.boolean()]),
    }),
    z.object({
      type: z.literal('session.started'),
      ...base,
      surface: marked('token', Text(32, 1)),
      game: PlatformId.optional(),
    }),
    z.object({
      type: z.literal('session.ended'),
      ...base,
      /** Which session ended; without both every open session of the account did. */
      surface: marked('token', Text(32, 1)).optional(),
      game: PlatformId.optional(),
    }),
  ])
  .meta({ id: 'PlatformEvent' });
export type PlatformEvent = z.infer<typeof PlatformEvent>;
export type EventType = PlatformEvent['type'];
/** Whom an event reaches, and what the platform says of the relation. */
export function targetOf(
  event: PlatformEvent,
): { target: string; relation?: z.infer<typeof Relation> | undefined } | undefined {
  if ('target' in event) return event;
  return event.type === 'content.posted' ? event.towards : undefined;
}

export const EVENT_TYPES = PlatformEvent.options.map((option) => option.shape.type.value);

const KEPT = new Map<string, KeepMarked>(
  PlatformEvent.options.map((option) => [
    option.shape.type.value,
    keepMarked(option, option.shape.type.value),
  ]),
);

/**
 * An event as a recorder, a log or an export may keep it: no text, no hash of a picture, no free words of the platform;
 * ids go through `name`. Only what the schema lets be kept is copied, so a field that is added later is not.
 */
export function keptOf<Event extends PlatformEvent>(event: Event, name: (id: string) => string): Event {
  const copy = KEPT.get(event.type);
  if (!copy) throw new Error(`Keep event: ${event.type} is no type of event`);
  // The cast is true: what a copy leaves out is optional, and no value changes its type.
  return copy(event, name) as Event;
}

/** Structured CloudEvents JSON: `data` is the event. */
export const CloudEvent = z.object({
  specversion: z.string(),
  type: z.string(),
  source: z.string(),
  data: z.unknown(),
});

export const MAX_EVENTS = 1000;
export const MAX_EVENTS_BYTES = 2 * 1024 * 1024;
/** Clocks differ a little; an event from further ahead than this is refused. */
export const MAX_AHEAD_MS = 5 * 60_000;
