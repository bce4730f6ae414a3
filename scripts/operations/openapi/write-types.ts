import { type Schema, schemaType } from './schema-type.ts';

type Media = { content?: Record<string, { schema?: Schema }> };
type Operation = {
  requestBody?: Media;
  responses?: Record<string, Media>;
  security?: Record<string, unknown>[];
};
export type ApiDocument = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const METHODS = ['get', 'put', 'post', 'delete'] as const;

/** The SDK's types: what a platform's key may call, and every named schema that this reaches. */
export function writeTypes({ paths, components }: ApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method];
      const isPlatforms = operation?.security?.some((scheme) => 'platformKey' in scheme);
      return operation && isPlatforms ? [{ name: `${method.toUpperCase()} ${path}`, operation }] : [];
    }),
  );
  const used = reach(operations, components.schemas);
  const schemas = Object.entries(components.schemas).flatMap(([name, schema]) =>
    used.has(name) ? [`export type ${name} = ${schemaType(schema)};`, ''] : [],
  );
  return [
    '// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.',
    '',
    ...schemas,
    '/** Every operation that a platform may call: what it takes and what a success answers. */',
    'export type Operations = {',
    ...operations.map(({ name, operation }) => `  '${name}': ${operationType(operation)};`),
    '};',
    '',
  ].join('\n');
}

/** Names of the schemas that something refers to, directly or through others. */
function reach(from: unknown, schemas: Record<string, Schema>, found = new Set<string>()): Set<string> {
  for (const [, name = ''] of JSON.stringify(from).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    reach(schemas[name] ?? {}, schemas, found);
  }
  return found;
}

function operationType({ requestBody, responses = {} }: Operation): string {
  const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const answers = [...new Set(success.map(([, media]) => jsonType(media) ?? 'undefined'))];
  return `{ body: ${jsonType(requestBody) ?? 'undefined'}; answer: ${answers.join(' | ')} }`;
}

function jsonType(media: Media | undefined): string | undefined {
  const schema = media?.content?.['application/json']?.schema;
  return schema && schemaType(schema);
}
