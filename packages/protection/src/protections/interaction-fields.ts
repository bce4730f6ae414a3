import type { Context } from '../judge/context.ts';
import type { FieldSpec } from '../program/field-spec.ts';

/** Fields that rules about settings, sessions and restricted accounts ask for. */
export const INTERACTION_FIELDS: readonly FieldSpec<Context>[] = [
  {
    name: 'event.key',
    type: 'text',
    source: 'event',
    kinds: ['settings.changed'],
    read: ({ event }) => (event.type === 'settings.changed' ? event.key : undefined),
  },
  {
    name: 'event.value',
    type: 'text',
    source: 'event',
    kinds: ['settings.changed'],
    read: ({ event }) => (event.type === 'settings.changed' ? String(event.value) : undefined),
  },
  {
    name: 'event.surface',
    type: 'text',
    source: 'event',
    kinds: ['session.started'],
    read: ({ event }) => (event.type === 'session.started' ? event.surface : undefined),
  },
  {
    name: 'viewer.quietNow',
    type: 'boolean',
    source: 'facts',
    kinds: ['session.started'],
    read: ({ facts }) => facts.actor.quietNow,
  },
  {
    name: 'sender.restricted',
    type: 'boolean',
    source: 'facts',
    read: ({ facts }) => facts.actor.restricted ?? false,
  },
];
