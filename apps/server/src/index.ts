export type { ServedCode } from '@kmm/portal';
export { CaseKeyFolders, type Config, ConfigError, readConfig } from './config.ts';
export { createApp } from './create-app.ts';
export type { Deps } from './deps.ts';
export { type RegisteredRoute, registeredRoutes } from './http/define-route.ts';
export { openApiDocument } from './http/documentation.ts';
export { isForPlatforms } from './http/principal.ts';
export { argon2Node } from './limits/queued-argon2.ts';
export { solveWork } from './limits/solve-work.ts';
export { endWhenReplaced, reportAndExit, serve, stopOnSignal } from './main.ts';
export { codeHashOf } from './membership/keys/enrol.ts';
export { hashPassword } from './membership/passwords.ts';
export { openDatabase } from './open-database.ts';
export { apiDocument } from './operations/api-document.ts';
export {
  type BackupManifest,
  checkBackup,
  manifestPath,
  sha256OfFile,
} from './operations/backup-manifest.ts';
export { checkHealth } from './operations/check-health.ts';
export { attention, type Finding, HEALTH_CODES, type HealthCode, ok, unknown } from './operations/finding.ts';
export { readOperatorToken } from './operations/operator-token.ts';
export {
  backupError,
  backupFolder,
  describeDatabase,
  stampOf,
  type WrittenBackup,
  writeBackup,
  writeManifest,
} from './operations/write-backup.ts';
export { writeDurably } from './operations/write-durably.ts';
export { unpackInputs } from './policies/recording/batch-inputs.ts';
export { loadPack, loadPolicy, PolicyRefused } from './protection/load-policy.ts';
export { createVault, sha256 } from './secrets.ts';
export { type Running, type StartOptions, start } from './start.ts';
export { StartError } from './start-error.ts';
export { loadTaxonomy, type Taxonomy } from './transparency/obligations/load-taxonomy.ts';
export { taxonomyProblems } from './transparency/obligations/taxonomy-problems.ts';
export { createRecord } from './transparency/record.ts';
export { recordTeamKey, type TeamKey, teamKeyHash } from './transparency/record-team-key.ts';
export { sourceList } from './transparency/source-list.ts';
