import type { EventType } from '@kmm/contracts';
import type { FieldSpec } from '../program/field-spec.ts';
import { TEXT_MARKS } from '../text-marks.ts';
import type { Context } from './context.ts';
import { markWeight } from './evidence.ts';

const WITH_TEXT: readonly EventType[] = [
  'message.sent',
  'contact.requested',
  'content.posted',
  'search.performed',
];

/**
 * What the platform's own detectors say of this text, 0–1. A term of the block tier counts 1. Nothing is known only
 * while the service does not answer; a platform without one has 0 everywhere.
 */
export const MARK_FIELDS: readonly FieldSpec<Context>[] = TEXT_MARKS.map((mark) => {
  const ofService = mark.startsWith('service.');
  return {
    name: mark,
    type: 'number',
    source: ofService ? 'service' : 'signals',
    kinds: WITH_TEXT,
    min: 0,
    max: 1,
    read: ({ found, marks, facts }) =>
      found === undefined || (ofService && facts.textService === 'unavailable')
        ? undefined
        : markWeight(marks, mark),
  };
});
