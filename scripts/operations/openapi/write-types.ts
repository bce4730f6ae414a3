import { type Schema, schemaType } from './schema-type.ts';

type Media = { content?: Record<string, { schema?: Schema }> };
type Operation = { requestBody?: Media; responses?: Record<string, Media> };
export type ApiDocument = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const METHODS = ['get', 'put', 'post', 'delete'] as const;

/** The SDK's types: every named schema, and for every operation its body and its answer. */
export function writeTypes(document: ApiDocument): string {
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) => `export type ${name} = ${schemaType(schema)};`,
  );
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method];
      return operation ? [`  '${method.toUpperCase()} ${path}': ${operationType(operation)};`] : [];
    }),
  );
  return [
    '// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.',
    '',
    ...schemas.flatMap((text) => [text, '']),
    '/** Every operation of the API: what it takes and what a success answers. */',
    'export type Operations = {',
    ...operations,
    '};',
    '',
  ].join('\n');
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
