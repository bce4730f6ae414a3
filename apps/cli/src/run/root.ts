import path from 'node:path';

/** The folder of the project, in which every command runs. */
export const root = path.resolve(import.meta.dirname, '../../../..');
