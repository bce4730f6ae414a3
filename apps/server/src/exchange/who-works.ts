import type { OrganisationKind } from '@kmm/contracts';

/** Organisations that may take pictures down for the people shown. */
export const TAKES_DOWN: readonly OrganisationKind[] = ['helpline', 'coalition', 'police'];
