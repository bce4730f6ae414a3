export type { ServedCode } from '@khong-mot-minh/portal';
export { apiDocument, describedApi } from './api-document.ts';
export type { AppDeps as Deps } from './app-deps.ts';
export { CaseKeyFolders, type Config, ConfigError, readConfig } from './config.ts';
export { createApp } from './create-app.ts';
export { expectedServedList } from './expected-served-list.ts';
export { openApiDocument } from './http/documentation.ts';
export { isForPlatforms } from './http/principal.ts';
export type { RegisteredRoute } from './http/route-registry.ts';
export { loadJurisdiction, packFolder } from './jurisdiction.ts';
export { argon2Node } from './limits/queued-argon2.ts';
export { solveWork } from './limits/solve-work.ts';
export { endWhenReplaced, reportAndExit, serve, stopOnSignal } from './main.ts';
export { codeHashOf, hashPassword } from './membership/index.ts';
export { openDatabase } from './open-database.ts';
export {
  attention,
  type BackupManifest,
  backupError,
  backupFolder,
  checkBackup,
  checkHealth,
  describeDatabase,
  type Finding,
  HEALTH_CODES,
  type HealthCode,
  manifestPath,
  ok,
  readOperatorToken,
  sha256OfFile,
  stampOf,
  unknown,
  type WrittenBackup,
  writeBackup,
  writeDurably,
  writeManifest,
} from './operations/index.ts';
export { DEFAULT_JURISDICTION, jurisdictionFolder } from './platform/data-folder.ts';
export { loadPack, loadPolicy, PolicyRefused, unpackInputs } from './policies/index.ts';
export { giveBackCases } from './response/index.ts';
export { createVault, sha256 } from './secrets.ts';
export { type Running, type StartOptions, start } from './start.ts';
export { StartError } from './start-error.ts';
export {
  createRecord,
  loadTaxonomy,
  recordTeamKey,
  type Taxonomy,
  type TeamKey,
  taxonomyProblems,
  teamKeyHash,
} from './transparency/index.ts';
