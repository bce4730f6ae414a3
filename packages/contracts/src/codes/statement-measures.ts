import { MEASURE_KINDS, MEASURES, type MeasureKind } from './measures.ts';
import { OUTCOME_ROWS, OUTCOMES, type Outcome } from './outcomes.ts';
import type { Stated } from './stated.ts';

type StatedIn<Rows extends Readonly<Record<string, { stated: unknown }>>> = {
  [Code in keyof Rows]: Rows[Code]['stated'] extends undefined ? never : Code;
}[keyof Rows];

export type StatedOutcome = StatedIn<typeof OUTCOME_ROWS>;
export type StatedMeasure = StatedIn<typeof MEASURES>;

/** What is stated with reasons: outcomes and measures of which the person concerned is told. */
export type StatementMeasure = StatedOutcome | StatedMeasure;

const isStatedOutcome = (outcome: Outcome): outcome is StatedOutcome =>
  OUTCOME_ROWS[outcome].stated !== undefined;
const isStatedMeasure = (kind: MeasureKind): kind is StatedMeasure => MEASURES[kind].stated !== undefined;

/** Measures beside the outcome of which the person concerned is told. */
export const STATED_MEASURES: readonly StatedMeasure[] = MEASURE_KINDS.filter(isStatedMeasure);

// The cast is true: the tables hold some that are stated.
export const STATEMENT_MEASURES = [...OUTCOMES.filter(isStatedOutcome).toReversed(), ...STATED_MEASURES] as [
  StatementMeasure,
  ...StatementMeasure[],
];

/** How a stated outcome or measure is stated. */
export const statedAs = (code: StatementMeasure): Stated =>
  isOutcome(code) ? OUTCOME_ROWS[code].stated : MEASURES[code].stated;

const isOutcome = (code: StatementMeasure): code is StatedOutcome => Object.hasOwn(OUTCOME_ROWS, code);
