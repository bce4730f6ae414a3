export { addOrganisation } from './add-organisation.ts';
export { addPerson, type NewMember } from './add-person.ts';
export { addTeam, joinTeam } from './add-team.ts';
export { changeRoles, disablePerson, resetSignIn } from './change-person.ts';
export type { MembersDeps } from './members-deps.ts';
