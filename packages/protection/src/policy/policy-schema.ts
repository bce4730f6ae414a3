import { PolicyDocument } from '@khong-mot-minh/contracts';
import { ACT_CODES } from '@khong-mot-minh/contracts/codes';
import { fieldsWith } from '../judge/fields.ts';
import { TEXT_MARKS } from '../text-signals.ts';

type Json = string | number | boolean | null | Json[] | JsonTable;
type JsonTable = { [key: string]: Json };

/** Fields that a pack's own matrix gives. */
const OF_MATRIX = '^(actor|target)\\.protections\\.';

/** What an editor shows beside a condition that is spelled as text. */
const ABOUT_TEXT =
  'A condition as text, for example: use("minor-receives") && act["picture-request"] >= 0.4 && !relation.connected';

/**
 * JSON Schema of a file of a policy pack, for completion in an editor: the shape of the document without required
 * parts at the top, because a pack is merged from its files, with the known fields and acts by name.
 */
export function policySchema(): JsonTable {
  // The cast is true: a JSON Schema is JSON.
  const { required, ...schema } = PolicyDocument.toJSONSchema({ io: 'input' }) as unknown as JsonTable;
  const named = walk(schema, (table) => {
    const { field, op } = tableAt(table.properties);
    if (field !== undefined && op !== undefined) {
      const named = { type: 'string', enum: [...fieldsWith({}).keys()].sort() };
      return withProperty(table, 'field', { anyOf: [named, { type: 'string', pattern: OF_MATRIX }] });
    }
    const { concepts } = tableAt(table.properties);
    const acts = { type: 'string', enum: [...ACT_CODES, ...TEXT_MARKS] };
    return concepts === undefined
      ? table
      : withProperty(table, 'concepts', { ...tableAt(concepts), items: acts });
  });
  const defs = tableAt(named.$defs);
  const [[name, when] = []] = Object.entries(defs).filter(([key]) => key.startsWith('__'));
  if (name === undefined || when === undefined) return named;
  const trees = tableAt(when).anyOf;
  const spelled = { type: 'string', description: ABOUT_TEXT };
  const anyOf = [spelled, ...(Array.isArray(trees) ? trees : [])];
  const { [name]: _, ...others } = defs;
  return renamed({ ...named, $defs: { ...others, When: { anyOf } } }, name);
}

function walk(value: JsonTable, change: (table: JsonTable) => JsonTable): JsonTable {
  const inner = (part: Json): Json => {
    if (Array.isArray(part)) return part.map(inner);
    return typeof part === 'object' && part !== null ? walk(part, change) : part;
  };
  return change(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inner(part)])));
}

const withProperty = (table: JsonTable, name: string, value: Json): JsonTable => ({
  ...table,
  properties: { ...tableAt(table.properties), [name]: value },
});

const renamed = (schema: JsonTable, name: string): JsonTable =>
  walk(schema, (table) => (table.$ref === `#/$defs/${name}` ? { ...table, $ref: '#/$defs/When' } : table));

const tableAt = (value: Json | undefined): JsonTable =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
