/** What an authority may ask for, about one case. There is no search, no standing feed, no interception. */
export const REQUEST_TYPES = ['preserve', 'produce', 'remove'] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

/** From the least to the most; a request names one, and an answer may hold less. */
export const DATA_CLASSES = ['subscriber', 'traffic', 'content'] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** What an answer can hold, by the least class that covers it. */
export const PRODUCED_PARTS = {
  'account-id': 'subscriber',
  'age-band': 'subscriber',
  'account-created': 'subscriber',
  'event-ids': 'traffic',
  'event-times': 'traffic',
  'cited-text': 'content',
  'picture-hashes': 'content',
} as const satisfies Readonly<Record<string, DataClass>>;
export type ProducedPart = keyof typeof PRODUCED_PARTS;

// The cast is true: these are the keys of the table, and it is not empty.
export const PRODUCED_PART_CODES = Object.keys(PRODUCED_PARTS) as [ProducedPart, ...ProducedPart[]];

/** What an answer to a request of that class may hold. */
export const partsFor = (asked: DataClass): ProducedPart[] =>
  PRODUCED_PART_CODES.filter(
    (part) => DATA_CLASSES.indexOf(PRODUCED_PARTS[part]) <= DATA_CLASSES.indexOf(asked),
  );

/** Why a request is refused, in the order of the form: codes, because words about a case belong under a seal. */
export const REQUEST_REFUSALS = [
  'outside-child-protection',
  'no-legal-basis',
  'too-broad',
  'requester-not-verified',
  'persecution-risk',
  'nothing-held',
  'child-would-be-harmed',
  'no-such-case',
] as const;
export type RequestRefusal = (typeof REQUEST_REFUSALS)[number];

/** What is kept of one case; there is no scope that reaches beyond it. */
export const PRESERVATION_SCOPES = [
  'cited-events',
  'conversation',
  'subject-account',
  'picture-hashes',
  'connection-data',
] as const;
export type PreservationScope = (typeof PRESERVATION_SCOPES)[number];

export const RELEASE_REASONS = ['no-longer-needed', 'handed-over', 'issued-by-mistake'] as const;
export type ReleaseReason = (typeof RELEASE_REASONS)[number];
