import type { OrganisationKind } from './organisation-kinds.ts';

/** The consent ladder: who may know. The team that reads always does. */
export const MAY_KNOW = ['team', 'hotline', 'police', 'school', 'parent'] as const;
export type MayKnow = (typeof MAY_KNOW)[number];

/** The rung of the ladder that lets an organisation of that kind know; a report never goes to a kind without one. */
export const RUNG_OF: Readonly<Record<OrganisationKind, MayKnow | undefined>> = {
  helpline: 'hotline',
  police: 'police',
  school: 'school',
  platform: undefined,
  coalition: undefined,
};
