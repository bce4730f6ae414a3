import type {
  AuthorityBasis,
  DataClass,
  OverrideReason,
  PreservationScope,
  ProducedPart,
  ReleaseReason,
  RequestRefusal,
  RequestType,
  VerdictReason,
} from '@kmm/contracts';

/** Closed lists in the order in which a form shows them; a code that contracts does not know is a type error. */
export const SCOPES: readonly PreservationScope[] = [
  'cited-events',
  'conversation',
  'subject-account',
  'picture-hashes',
  'connection-data',
];
export const RELEASES: readonly ReleaseReason[] = ['no-longer-needed', 'handed-over', 'issued-by-mistake'];
export const TYPES: readonly RequestType[] = ['preserve', 'produce', 'remove'];
export const CLASSES: readonly DataClass[] = ['subscriber', 'traffic', 'content'];
export const REFUSALS: readonly RequestRefusal[] = [
  'outside-child-protection',
  'no-legal-basis',
  'too-broad',
  'requester-not-verified',
  'persecution-risk',
  'nothing-held',
  'child-would-be-harmed',
  'no-such-case',
];
export const DANGERS: readonly OverrideReason[] = [
  'life-in-danger-now',
  'meeting-is-imminent',
  'self-harm-announced',
  'child-is-missing',
];
export const VERDICTS: { readonly [V in 'justified' | 'not-justified']: readonly VerdictReason[] } = {
  justified: ['danger-was-real', 'danger-was-plausible'],
  'not-justified': [
    'no-danger-to-life',
    'could-have-waited',
    'wrong-recipient',
    'too-much-given',
    'outside-child-protection',
  ],
};

const PARTS: Readonly<Record<DataClass, readonly ProducedPart[]>> = {
  subscriber: ['account-id', 'age-band', 'account-created'],
  traffic: ['event-ids', 'event-times'],
  content: ['cited-text', 'picture-hashes'],
};

/** What an answer to a request of that class may hold. */
export const partsFor = (asked: DataClass): ProducedPart[] =>
  CLASSES.slice(0, CLASSES.indexOf(asked) + 1).flatMap((c) => PARTS[c]);

export type BasisCode = AuthorityBasis['code'];
