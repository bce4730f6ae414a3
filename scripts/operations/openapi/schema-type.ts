/** The part of JSON Schema that our own document uses. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
};

/** The TypeScript type of a schema. Anything that this does not know becomes `unknown`, never something wrong. */
export function schemaType(schema: Schema): string {
  if (schema.$ref) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives) return union(alternatives.map(schemaType));
  if (schema.allOf) return schema.allOf.map(schemaType).map(parenthesised).join(' & ');
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => schemaType({ ...schema, type })));
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return `${parenthesised(schemaType(schema.items ?? {}))}[]`;
    case 'object':
      return objectType(schema);
    default:
      return schema.properties ? objectType(schema) : 'unknown';
  }
}

function objectType({ properties = {}, required = [], additionalProperties }: Schema): string {
  const members = Object.entries(properties).map(
    ([name, inside]) => `${memberName(name)}${required.includes(name) ? '' : '?'}: ${schemaType(inside)}`,
  );
  if (members.length > 0) return `{ ${members.join('; ')} }`;
  const values = typeof additionalProperties === 'object' ? schemaType(additionalProperties) : 'unknown';
  return `Record<string, ${values}>`;
}

const memberName = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));
const union = (types: string[]): string => [...new Set(types)].join(' | ') || 'never';
const parenthesised = (type: string): string =>
  / [|&] /.test(type) && !type.startsWith('{') ? `(${type})` : type;
