export { type Answer, call, must, NoAnswer } from './client/call.ts';
export { type Desk, openItem, sealText, shareItem, signIn, unlock } from './client/desk.ts';
export { type PlatformClient, platformClient } from './client/platform-client.ts';
export {
  followUp,
  openTeam,
  type ReportChoices,
  type Reporter,
  sendSealedReport,
} from './client/reporter.ts';
export { publishBatches } from './publish-batches.ts';
export { attendWorkspace, ensureWorkspace } from './seed/ensure-workspace.ts';
export { formulaPicture } from './seed/formula-picture.ts';
export { randomSecrets, type SeedSecrets, secretsFrom } from './seed/seed-secrets.ts';
export { type Seeded, type SeededPerson, seedWorkspace } from './seed/seed-workspace.ts';
export { type OrganisationPlan, type PersonPlan, WORKSPACE } from './seed/workspace.ts';
export { startTestSystem, type TestSystem, testConfig } from './test-system.ts';
