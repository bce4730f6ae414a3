export { type BackupManifest, checkBackup, manifestPath, sha256OfFile } from './backup-manifest.ts';
export { backupOnSignal } from './backup-on-signal.ts';
export { checkHealth } from './check-health.ts';
export { attention, type Finding, HEALTH_CODES, type HealthCode, ok, unknown } from './finding.ts';
export { healthRoute } from './health-route.ts';
export { startHousekeeping } from './housekeeping.ts';
export { type OperatorToken, readOperatorToken, writeOperatorToken } from './operator-token.ts';
export { operationsRoutes } from './routes.ts';
export {
  backupError,
  backupFolder,
  describeDatabase,
  stampOf,
  type WrittenBackup,
  writeBackup,
  writeManifest,
} from './write-backup.ts';
export { writeDurably } from './write-durably.ts';
