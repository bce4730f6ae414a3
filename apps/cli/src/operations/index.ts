export { backUpPostgres } from './back-up-postgres.ts';
export { restoreFolder } from './restore-folder.ts';
export { restorePostgres } from './restore-postgres.ts';
