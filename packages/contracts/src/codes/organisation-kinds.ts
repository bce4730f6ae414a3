/** Kinds of organisations that share the work. */
export const ORGANISATION_KINDS = ['platform', 'helpline', 'police', 'school', 'coalition'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
