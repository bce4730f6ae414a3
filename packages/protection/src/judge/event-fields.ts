import { CONTACT_WAYS, CONTENT_THEMES } from '@khong-mot-minh/contracts';
import { eventTypesWhere } from '@khong-mot-minh/contracts/codes';
import type { AbsentField, FieldSpec } from '../program/field-spec.ts';
import type { Context } from './context.ts';

const WITH_MEDIA = eventTypesWhere(({ media }) => media);
const WITH_TEXT = eventTypesWhere(({ words }) => words === 'text');

const noPicture: AbsentField<Context> = ({ event, facts: { pictures = [] } }) =>
  pictures.length === 0 && !('media' in event && Array.isArray(event.media) && event.media.length > 0);

/** Classes by which a classifier says that a picture is harmless; their figures are the higher the better. */
const HARMLESS: ReadonlySet<string> = new Set(['neutral', 'drawing', 'safe']);

function highest(score: number | Readonly<Record<string, number>>): number {
  if (typeof score === 'number') return score;
  let most = 0;
  for (const [name, figure] of Object.entries(score))
    if (!HARMLESS.has(name.toLowerCase()) && figure > most) most = figure;
  return most;
}

/** Fields that an event itself carries. */
export const EVENT_FIELDS: readonly FieldSpec<Context>[] = [
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
    name: 'event.callMinutes',
    type: 'number',
    source: 'event',
    kinds: ['call.started'],
    min: 0,
    // A call that begins has lasted no time.
    read: ({ event }) => (event.type === 'call.started' ? (event.lastedMinutes ?? 0) : undefined),
  },
  {
    name: 'event.via',
    type: 'text',
    source: 'event',
    kinds: ['contact.requested', 'profile.viewed'],
    values: CONTACT_WAYS,
    // Not saying it is an answer: a platform that never does must not leave every rule about it open.
    read: ({ event }) => ('via' in event ? event.via : undefined) ?? 'other',
  },
  {
    name: 'event.how',
    type: 'text',
    source: 'event',
    kinds: ['content.posted'],
    values: ['tag', 'mention', 'comment'],
    read: ({ event }) => (event.type === 'content.posted' ? (event.towards?.how ?? '') : ''),
  },
  {
    name: 'event.theme',
    type: 'text',
    source: 'event',
    kinds: ['content.viewed'],
    values: CONTENT_THEMES,
    read: ({ event }) => (event.type === 'content.viewed' ? (event.theme ?? '') : ''),
  },
  {
    // How sure the device or the platform is that a picture is sensitive; the highest of all, 0 where none has one.
    name: 'event.mediaScore',
    type: 'number',
    source: 'event',
    kinds: WITH_MEDIA,
    min: 0,
    max: 1,
    blank: noPicture,
    read: ({ event }) =>
      'media' in event && Array.isArray(event.media)
        ? Math.max(0, ...event.media.map(({ score = 0 }) => highest(score)))
        : 0,
  },
  {
    // How near a picture of the event is to a hash that a person shared; 0 where none is. It is a signal, no verdict.
    name: 'event.knownPicture',
    type: 'number',
    source: 'signals',
    kinds: WITH_MEDIA,
    min: 0,
    max: 1,
    blank: noPicture,
    read: ({ facts: { pictures = [] } }) =>
      pictures === 'unavailable' ? undefined : Math.max(0, ...pictures),
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
    values: ['G', 'PG-13', '16', '18'],
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
