import type { EventType } from '@khong-mot-minh/contracts';
import { BANDS } from '../age.ts';

/** Where a field's value comes from: only an outage of the last three makes it unknown rather than missing. */
export type FieldSource = 'event' | 'facts' | 'signals' | 'service' | 'state';

/** A `level` is a value of a row of the matrix; its `values` run from strictest to laxest. */
export type FieldType = 'number' | 'boolean' | 'text' | 'band' | 'level' | 'list';
export type FieldValue = number | boolean | string | readonly string[] | undefined;

/** Whether a part of what is read holds nothing, as the findings of a text in which nothing was found. */
export type AbsentField<C> = (from: C) => boolean;

/** A named, typed field that a condition may test. `C` is what it is read from. */
export type FieldSpec<C> = {
  name: string;
  type: FieldType;
  source: FieldSource;
  /** The closed list of values of a text or list field, the order of a level; open text has none. */
  values?: readonly string[];
  min?: number;
  max?: number;
  /**
   * Which way a younger person is the better protected: a rule may then only widen that way. Absent where age does
   * not move the field.
   */
  stricter?: 'up' | 'down';
  /** Event types that carry the field; absent: all. */
  kinds?: readonly EventType[];
  /** Where this holds, the field is 0: it is then known without being read, as are all that share it. */
  blank?: AbsentField<C>;
  read(from: C): FieldValue;
};

/** Values from lowest rank to highest, of a field that is compared by rank. */
export const ranksOf = ({ type, values }: Pick<FieldSpec<never>, 'type' | 'values'>): readonly string[] =>
  type === 'band' ? BANDS : (values ?? []);

/** Operators that fit each type of field. */
export const FITTING: Readonly<Record<FieldType, readonly string[]>> = {
  number: ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'],
  boolean: ['eq', 'ne'],
  text: ['eq', 'ne', 'in', 'notIn'],
  band: ['atMost', 'atLeast'],
  level: ['atMost', 'atLeast'],
  list: ['has', 'hasAny'],
};
