import { eventTypesWhere } from '@khong-mot-minh/contracts/codes';
import type { AbsentField, FieldSpec } from '../program/field-spec.ts';
import { TEXT_MARKS } from '../text-signals.ts';
import type { Context } from './context.ts';
import { markWeight } from './evidence.ts';

const WITH_WORDS = eventTypesWhere(({ words }) => words !== undefined);

/** Most messages are marked by nothing, and many platforms have no detector of their own. */
const noMarks: AbsentField<Context> = ({ found, marks, facts }) =>
  marks.length === 0 && found !== undefined && facts.textService !== 'unavailable';

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
    kinds: WITH_WORDS,
    min: 0,
    max: 1,
    blank: noMarks,
    read: ({ found, marks, facts }) =>
      found === undefined || (ofService && facts.textService === 'unavailable')
        ? undefined
        : markWeight(marks, mark),
  };
});
