import { CONTENT_KINDS } from '@khong-mot-minh/portal';

/** The schema of every kind of content, and the editor's settings that say which file has which; by file name. */
export function schemaFiles(): Record<string, unknown> {
  const schemas = CONTENT_KINDS.map(({ kind, schema }) => [
    `content/schema/${kind}.schema.json`,
    { $schema: 'https://json-schema.org/draft/2020-12/schema', title: kind, ...schema() },
  ]);
  const settings = CONTENT_KINDS.map(({ kind, files }) => ({
    fileMatch: [`content/${files}`],
    url: `./content/schema/${kind}.schema.json`,
  }));
  return { ...Object.fromEntries(schemas), '.vscode/settings.json': { 'json.schemas': settings } };
}
