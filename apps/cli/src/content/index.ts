export { schemaFiles } from './schema-files.ts';
