import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { EVENT_TYPES, type EventType, PlatformEvent } from '../event.ts';
import { EVENT_TYPE_ROWS, eventTypesWhere } from './event-types.ts';

test('every type of the schema has its row, and no other', () =>
  assert.deepEqual(Object.keys(EVENT_TYPE_ROWS).toSorted(), EVENT_TYPES.toSorted()));

test('what seeks help never alerts anybody: to block, to report, to search', () =>
  assert.deepEqual(
    eventTypesWhere(({ seeksHelp }) => seeksHelp),
    ['account.blocked', 'account.reported', 'search.performed'],
  ));

test('a first contact is a message, a request, a call, money, a present or a place', () =>
  assert.deepEqual(
    eventTypesWhere(({ pairs }) => pairs),
    [
      'message.sent',
      'contact.requested',
      'call.started',
      'payment.requested',
      'gift.sent',
      'location.shared',
    ],
  ));

test('a person’s word about another is to block or to report', () =>
  assert.deepEqual(
    eventTypesWhere(({ ofPerson }) => ofPerson),
    ['account.blocked', 'account.reported'],
  ));

test('what is towards an account reaches it, except to look, to block, to report and to hang up', () => {
  const towards: EventType[] = PlatformEvent.options.flatMap(({ shape }) =>
    'target' in shape || 'towards' in shape ? [shape.type.value] : [],
  );
  assert.deepEqual(
    eventTypesWhere(({ reaches }) => reaches).filter((type) => !towards.includes(type)),
    [],
  );
  assert.deepEqual(
    towards.filter((type) => !EVENT_TYPE_ROWS[type].reaches),
    ['account.blocked', 'account.reported', 'profile.viewed', 'list.viewed', 'call.ended'],
  );
});

test('words and pictures are where the schema has them', () => {
  for (const option of PlatformEvent.options) {
    const shape: Record<string, z.ZodType> = option.shape;
    const { words, media } = EVENT_TYPE_ROWS[option.shape.type.value];
    assert.equal(words, 'text' in shape ? 'text' : 'query' in shape ? 'query' : undefined);
    assert.equal(media, shape.media instanceof z.ZodOptional && shape.media.unwrap() instanceof z.ZodArray);
  }
});

test('to ask for money and to give a present are acts by themselves, whatever is written', () => {
  const performed = eventTypesWhere(({ performs }) => performs !== undefined);
  assert.deepEqual(
    performed.map((type) => [type, EVENT_TYPE_ROWS[type].performs]),
    [
      ['payment.requested', 'payment-demand'],
      ['gift.sent', 'gift-offer'],
    ],
  );
});

test('the EU database has a word for text, calls and live pictures, for the rest none', () => {
  const told = eventTypesWhere(({ dsaContentType }) => dsaContentType !== undefined);
  assert.deepEqual(
    told.map((type) => [type, EVENT_TYPE_ROWS[type].dsaContentType]),
    [
      ['message.sent', 'CONTENT_TYPE_TEXT'],
      ['search.performed', 'CONTENT_TYPE_TEXT'],
      ['call.started', 'CONTENT_TYPE_AUDIO'],
      ['live.started', 'CONTENT_TYPE_VIDEO'],
    ],
  );
});
