import type { OrganisationKind, Role } from '@kmm/contracts';

/** Who works on hashes and places at a desk. */
export const WORKS_ON_HASHES: readonly Role[] = ['reviewer', 'counsellor', 'officer', 'supervisor', 'grader'];
/** Organisations that may take pictures down for the people shown. */
export const TAKES_DOWN: readonly OrganisationKind[] = ['helpline', 'coalition', 'police'];
