import type { MayKnow } from './consent-levels.ts';

/** What is known of a kind of organisation, whole. */
export type OrganisationKindRow = {
  /** The level of the consent ladder that lets it know; a report never goes to a kind without one. */
  consentLevel: MayKnow | undefined;
  /** Whether it may take pictures down for the people shown: never the platform on which they lie. */
  takesDown: boolean;
};

/** Kinds of organisations that share the work. */
export const ORGANISATIONS = {
  platform: { consentLevel: undefined, takesDown: false },
  helpline: { consentLevel: 'hotline', takesDown: true },
  police: { consentLevel: 'police', takesDown: true },
  school: { consentLevel: 'school', takesDown: false },
  coalition: { consentLevel: undefined, takesDown: true },
} as const satisfies Readonly<Record<string, OrganisationKindRow>>;

export type OrganisationKind = keyof typeof ORGANISATIONS;

// The cast is true: these are the keys of the table, and it is not empty.
export const ORGANISATION_KINDS = Object.keys(ORGANISATIONS) as [OrganisationKind, ...OrganisationKind[]];

/** The kinds whose row answers yes, in the order of the table. */
export const organisationsWhere = (
  holds: (row: OrganisationKindRow) => boolean,
): readonly OrganisationKind[] => ORGANISATION_KINDS.filter((kind) => holds(ORGANISATIONS[kind]));
