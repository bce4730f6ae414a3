import type { EventType } from '@kmm/contracts';

/** Where a field's value comes from: only an outage of `signals` or `state` makes it unknown rather than missing. */
export type FieldSource = 'event' | 'facts' | 'signals' | 'state';

export type FieldType = 'number' | 'boolean' | 'text' | 'band' | 'list';
export type FieldValue = number | boolean | string | readonly string[] | undefined;

/** A named, typed field that a condition may test. `C` is what it is read from. */
export type FieldSpec<C> = {
  name: string;
  type: FieldType;
  source: FieldSource;
  /** The closed list of values of a text or list field; open text has none. */
  values?: readonly string[];
  min?: number;
  max?: number;
  /** Event types that carry the field; absent: all. */
  kinds?: readonly EventType[];
  read(from: C): FieldValue;
};

/** Operators that fit each type of field. */
export const FITTING: Readonly<Record<FieldType, readonly string[]>> = {
  number: ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'],
  boolean: ['eq', 'ne'],
  text: ['eq', 'ne', 'in', 'notIn'],
  band: ['atMost', 'atLeast'],
  list: ['has', 'hasAny'],
};
