import type { Stated } from './stated.ts';

/** What is known of a kind of measure, whole; its fields stand in its schema. */
export type MeasureRow = {
  /** Where a rule asks for it: in its `measures`, in its `notices`, or nowhere (the engine adds it by itself). */
  asked: 'measures' | 'notices' | 'nowhere';
  /** How the person concerned is told of it, with reasons. */
  stated: Stated | undefined;
};

/** What a decision does beside its outcome. */
export const MEASURES = {
  notice: { asked: 'notices', stated: undefined },
  confirm: { asked: 'measures', stated: undefined },
  blur: {
    asked: 'measures',
    stated: { of: 'act', dsa: { visibility: 'DECISION_VISIBILITY_CONTENT_LABELLED', provision: undefined } },
  },
  restrict: {
    asked: 'measures',
    stated: {
      of: 'account',
      dsa: { visibility: undefined, provision: 'DECISION_PROVISION_PARTIAL_SUSPENSION' },
    },
  },
  preserve: { asked: 'measures', stated: undefined },
  case: { asked: 'nowhere', stated: undefined },
} as const satisfies Readonly<Record<string, MeasureRow>>;

export type MeasureKind = keyof typeof MEASURES;

/** The kinds that a rule lists in its `measures`. */
export type RuleMeasureKind = {
  [Kind in MeasureKind]: (typeof MEASURES)[Kind]['asked'] extends 'measures' ? Kind : never;
}[MeasureKind];

// The cast is true: these are the keys of the table, and it is not empty.
export const MEASURE_KINDS = Object.keys(MEASURES) as [MeasureKind, ...MeasureKind[]];

/** The kinds whose row answers yes, in the order of the table. */
export const measuresWhere = (holds: (row: MeasureRow) => boolean): readonly MeasureKind[] =>
  MEASURE_KINDS.filter((kind) => holds(MEASURES[kind]));
