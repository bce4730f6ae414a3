export { type Seeded, type SeededPerson, seedWorkspace } from './seed/seed-workspace.ts';
export { type OrganisationPlan, type PersonPlan, WORKSPACE } from './seed/workspace.ts';
export { startTestSystem, type TestSystem, testConfig } from './test-system.ts';
