import type { EventType } from '@kmm/contracts';
import { ACTS, COERCIVE, STAGES } from '../acts.ts';
import type { FieldSpec } from '../program/field-spec.ts';
import { INTERACTION_FIELDS } from '../protections/interaction-fields.ts';
import { evidenceOf } from '../state/pair.ts';
import { COUNTED_WINDOWS, windowValue } from '../state/windows.ts';
import type { Context } from './context.ts';

type Field = FieldSpec<Context>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Below this, evidence of an act is too faint to count. */
const FLOOR = 0.3;

const WITH_MEDIA: readonly EventType[] = ['message.sent', 'content.posted'];
const WITH_TEXT: readonly EventType[] = [...WITH_MEDIA, 'contact.requested'];

const eventFields: Field[] = [
  {
    name: 'event.hasText',
    type: 'boolean',
    source: 'event',
    kinds: WITH_TEXT,
    read: ({ event }) => ('text' in event ? event.text !== undefined && event.text !== '' : false),
  },
  {
    name: 'event.media',
    type: 'list',
    source: 'event',
    kinds: WITH_MEDIA,
    values: ['image', 'video', 'audio', 'sticker', 'file'],
    read: ({ event }) =>
      'media' in event && Array.isArray(event.media) ? event.media.map(({ kind }) => kind) : [],
  },
  {
    name: 'event.call',
    type: 'text',
    source: 'event',
    kinds: ['call.started'],
    values: ['audio', 'video', 'screen'],
    read: ({ event }) => (event.type === 'call.started' ? event.media : undefined),
  },
  {
    name: 'event.list',
    type: 'text',
    source: 'event',
    kinds: ['list.viewed'],
    values: ['followers', 'following', 'friends', 'likes', 'tags'],
    read: ({ event }) => (event.type === 'list.viewed' ? event.list : undefined),
  },
  {
    name: 'event.level',
    type: 'text',
    source: 'event',
    kinds: ['content.posted', 'content.viewed'],
    values: ['G', 'PG-13', '18'],
    read: ({ event }) => ('level' in event ? event.level : undefined),
  },
  {
    name: 'event.method',
    type: 'text',
    source: 'event',
    kinds: ['payment.requested'],
    values: ['bank', 'card', 'gift-code', 'wallet', 'crypto', 'top-up', 'other'],
    read: ({ event }) => (event.type === 'payment.requested' ? event.method : undefined),
  },
  {
    name: 'event.amount',
    type: 'number',
    source: 'event',
    kinds: ['payment.requested'],
    min: 0,
    read: ({ event }) => (event.type === 'payment.requested' ? event.amount : undefined),
  },
  {
    name: 'event.precise',
    type: 'boolean',
    source: 'event',
    kinds: ['location.shared'],
    read: ({ event }) => (event.type === 'location.shared' ? event.precise : undefined),
  },
];

const factFields: Field[] = [
  { name: 'sender.band', type: 'band', source: 'facts', read: ({ sender }) => sender },
  { name: 'receiver.band', type: 'band', source: 'facts', read: ({ receiver }) => receiver },
  { name: 'target.band', type: 'band', source: 'facts', read: ({ targetReach }) => targetReach },
  { name: 'viewer.band', type: 'band', source: 'facts', read: ({ viewer }) => viewer },
  {
    name: 'sender.accountDays',
    type: 'number',
    source: 'facts',
    min: 0,
    read: ({ facts, nowMs }) =>
      facts.actor.createdAtMs === undefined
        ? undefined
        : Math.max(0, nowMs - facts.actor.createdAtMs) / DAY_MS,
  },
  {
    name: 'sender.otherCountry',
    type: 'boolean',
    source: 'facts',
    read: ({ facts: { actor, target } }) =>
      actor.country === undefined || target?.country === undefined
        ? undefined
        : actor.country !== target.country,
  },
  { name: 'relation.connected', type: 'boolean', source: 'facts', read: ({ connected }) => connected },
  { name: 'relation.mutuals', type: 'number', source: 'facts', min: 0, read: ({ mutuals }) => mutuals },
  { name: 'relation.first', type: 'boolean', source: 'state', read: ({ firstContact }) => firstContact },
];

const actFields: Field[] = ACTS.flatMap((act): Field[] => [
  {
    name: `act.${act}`,
    type: 'number',
    source: 'signals',
    min: 0,
    max: 1,
    read: ({ found, weights }) => (found === undefined ? undefined : (weights.get(act) ?? 0)),
  },
  {
    name: `pair.${act}`,
    type: 'number',
    source: 'state',
    min: 0,
    max: 1,
    // Without this event's findings the evidence is only known from below.
    read: (c) => (c.stateDown || c.found === undefined ? undefined : evidenceOf(c.pair, act)),
  },
  {
    name: `reverse.${act}`,
    type: 'number',
    source: 'state',
    min: 0,
    max: 1,
    read: (c) => (c.stateDown ? undefined : evidenceOf(c.reverse, act)),
  },
]);

const stages = Object.values(STAGES);

const coercive = ACTS.filter((act) => COERCIVE.has(act));

const pairFields: Field[] = [
  {
    name: 'pair.coercive',
    type: 'number',
    source: 'state',
    min: 0,
    max: coercive.length,
    read: (c) =>
      c.stateDown || c.found === undefined
        ? undefined
        : coercive.filter((act) => evidenceOf(c.pair, act) >= FLOOR).length,
  },
  {
    name: 'pair.stages',
    type: 'number',
    source: 'state',
    min: 0,
    max: stages.length,
    read: (c) =>
      c.stateDown || c.found === undefined
        ? undefined
        : stages.filter((acts) => acts.some((act) => evidenceOf(c.pair, act) >= FLOOR)).length,
  },
  {
    name: 'pair.hours',
    type: 'number',
    source: 'state',
    min: 0,
    read: (c) => (c.stateDown || c.pair === undefined ? undefined : (c.nowMs - c.pair.firstAtMs) / HOUR_MS),
  },
];

const windowFields: Field[] = COUNTED_WINDOWS.flatMap((name): Field[] => [
  {
    name: `actor.${name}`,
    type: 'number',
    source: 'state',
    min: 0,
    read: (c) => (c.stateDown ? undefined : windowValue(name, c.actorWindows[name], c.nowMs)),
  },
  {
    name: `target.${name}`,
    type: 'number',
    source: 'state',
    min: 0,
    read: (c) => (c.stateDown ? undefined : windowValue(name, c.targetWindows[name], c.nowMs)),
  },
]);

/** Every field that a policy may name. */
export const FIELDS: ReadonlyMap<string, Field> = new Map(
  [...eventFields, ...INTERACTION_FIELDS, ...factFields, ...actFields, ...pairFields, ...windowFields].map(
    (field) => [field.name, field],
  ),
);
