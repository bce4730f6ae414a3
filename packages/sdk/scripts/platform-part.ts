type Operation = { security?: Record<string, unknown>[]; requestBody?: unknown; responses?: unknown };
export type ApiDocument = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};

const METHODS = ['get', 'put', 'post', 'delete'] as const;

/** What a platform's key may call, with every named schema that this reaches: the SDK knows of nothing else. */
export function platformPart({ openapi, info, paths, components }: ApiDocument): ApiDocument {
  const called = Object.fromEntries(
    Object.entries(paths).flatMap(([path, methods]) => {
      const own = METHODS.flatMap((method) => {
        const operation = methods[method];
        const isPlatforms = operation?.security?.some((scheme) => 'platformKey' in scheme);
        return operation && isPlatforms ? [[method, operation] as const] : [];
      });
      return own.length > 0 ? [[path, Object.fromEntries(own)] as const] : [];
    }),
  );
  const reached = reach(called, components.schemas);
  const schemas = Object.fromEntries(
    Object.entries(components.schemas).filter(([name]) => reached.has(name)),
  );
  return { openapi, info, paths: called, components: { schemas } };
}

/** Names of the schemas that something refers to, directly or through others. */
function reach(from: unknown, schemas: Record<string, unknown>, names = new Set<string>()): Set<string> {
  for (const [, name] of JSON.stringify(from ?? {}).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (name === undefined || names.has(name)) continue;
    names.add(name);
    reach(schemas[name], schemas, names);
  }
  return names;
}
