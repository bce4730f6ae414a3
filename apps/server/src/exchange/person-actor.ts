import type { Person } from '../http/principal.ts';

/** On whose behalf a person's transaction runs. */
export type PersonActor = { kind: 'person'; org: string; person: string };

export const personActor = ({ orgId, personId }: Pick<Person, 'orgId' | 'personId'>): PersonActor => ({
  kind: 'person',
  org: orgId,
  person: personId,
});
