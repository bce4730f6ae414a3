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

type Call = { area: string; name: string; operation: Operation };

const METHODS = ['get', 'put', 'post', 'delete'] as const;
/** Where a schema stands that more than one area speaks of. */
const SHARED = 'shared';
const HEAD =
  '// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.';

/**
 * The SDK's types: what a platform's key may call, and every named schema that this reaches. One file an area, which is
 * the part of the path after `/v1/`; `openapi-types.ts` names them all.
 */
export function writeTypes({ paths, components }: ApiDocument): ReadonlyMap<string, string> {
  const calls = platformCalls(paths);
  const areas = [...new Set(calls.map(({ area }) => area))].sort();
  const home = new Map<string, string>();
  for (const area of areas) {
    const own = calls.filter((call) => call.area === area).map(({ operation }) => operation);
    for (const name of reach(own, components.schemas)) home.set(name, home.has(name) ? SHARED : area);
  }
  // A file never speaks of another area's file: what a shared schema refers to is shared as well.
  const shared = [...home].filter(([, area]) => area === SHARED).map(([name]) => components.schemas[name]);
  for (const name of reach(shared, components.schemas)) home.set(name, SHARED);

  const files = new Map<string, string>();
  for (const area of [SHARED, ...areas]) {
    const names = Object.keys(components.schemas).filter((name) => home.get(name) === area);
    const own = calls.filter((call) => call.area === area);
    files.set(`openapi/${area}.ts`, areaFile(area, names, own, { home, schemas: components.schemas }));
  }
  files.set('openapi-types.ts', entryFile(areas));
  return files;
}

function platformCalls(paths: ApiDocument['paths']): Call[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method];
      const isPlatforms = operation?.security?.some((scheme) => 'platformKey' in scheme);
      if (!operation || !isPlatforms) return [];
      return [{ area: path.split('/')[2] ?? SHARED, name: `${method.toUpperCase()} ${path}`, operation }];
    }),
  );
}

function areaFile(
  area: string,
  names: readonly string[],
  calls: readonly Call[],
  { home, schemas }: { home: ReadonlyMap<string, string>; schemas: Record<string, Schema> },
): string {
  const spoken = new Set(
    [...calls.flatMap((c) => spokenOf(c.operation)), ...names.map((n) => schemas[n])].flatMap(mentions),
  );
  const borrowed = [...spoken].filter((name) => home.get(name) !== area).sort();
  const operations = [
    '',
    `/** What a platform may call under \`/v1/${area}\`: what it takes and what a success answers. */`,
    `export type ${typeName(area)} = {`,
    ...calls.map(({ name, operation }) => `  '${name}': ${operationType(operation)};`),
    '};',
  ];
  return [
    HEAD,
    ...(borrowed.length ? [`import type { ${borrowed.join(', ')} } from './${SHARED}.ts';`] : []),
    ...names.flatMap((name) => ['', `export type ${name} = ${schemaType(schemas[name] ?? {})};`]),
    ...(calls.length ? operations : []),
    '',
  ].join('\n');
}

function entryFile(areas: readonly string[]): string {
  return [
    HEAD,
    ...areas.map((area) => `import type { ${typeName(area)} } from './openapi/${area}.ts';`),
    '',
    ...[...areas, SHARED].sort().map((area) => `export type * from './openapi/${area}.ts';`),
    '',
    '/** Every operation that a platform may call: what it takes and what a success answers. */',
    `export type Operations = ${areas.map(typeName).join(' & ') || 'Record<string, never>'};`,
    '',
  ].join('\n');
}

/** `hash-banks` → `HashBanksOperations`. */
const typeName = (area: string): string =>
  `${area.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Operations`;

/** Names of the schemas that something refers to itself. */
const mentions = (from: unknown): string[] =>
  [...JSON.stringify(from ?? {}).matchAll(/"#\/components\/schemas\/(\w+)"/g)].flatMap(
    ([, name]) => name ?? [],
  );

/** Names of the schemas that something refers to, directly or through others. */
function reach(from: unknown, schemas: Record<string, Schema>, found = new Set<string>()): Set<string> {
  for (const name of mentions(from)) {
    if (found.has(name)) continue;
    found.add(name);
    reach(schemas[name], schemas, found);
  }
  return found;
}

function operationType(operation: Operation): string {
  const [body, ...answers] = spokenOf(operation).map((schema) => (schema ? schemaType(schema) : 'undefined'));
  return `{ body: ${body}; answer: ${[...new Set(answers)].join(' | ')} }`;
}

/** What an operation takes, and what each success answers. */
function spokenOf({ requestBody, responses = {} }: Operation): (Schema | undefined)[] {
  const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return [requestBody, ...success.map(([, media]) => media)].map(
    (media) => media?.content?.['application/json']?.schema,
  );
}
