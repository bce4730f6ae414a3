import { type PGlite, protocol } from '@electric-sql/pglite';
import { type PlanFacts, planFacts } from './plan-facts.ts';

/**
 * A column of a statement's result. `holds`: whether a value is there, always by the table or here by a condition;
 * unknown for what is computed.
 */
export type ResultColumn = { name: string; type: string; holds: 'always' | 'here' | 'sometimes' | 'unknown' };
/** `taken`: how many parameters. */
export type Described = { taken: number; columns: readonly ResultColumn[] };

type Catalogue = { types: ReadonlyMap<number, string>; required: ReadonlySet<string> };

/** Asks the database what statements take and give, without running them. */
export async function createDescriber(db: PGlite): Promise<(text: string) => Promise<Described>> {
  // Every condition then stands in the plan: an index may answer for one by being partial.
  await db.exec(`set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off`);
  const catalogue = await readCatalogue(db);
  return (text) => describe(db, text, catalogue);
}

async function readCatalogue(db: PGlite): Promise<Catalogue> {
  const types = await db.query<{ oid: number; name: string }>(
    `select oid::int, format_type(oid, null) as name from pg_type`,
  );
  const columns = await db.query<{ column: string }>(
    `select attrelid::int || '.' || attnum as column from pg_attribute where attnotnull`,
  );
  return {
    types: new Map(types.rows.map(({ oid, name }) => [oid, name])),
    required: new Set(columns.rows.map(({ column }) => column)),
  };
}

async function describe(db: PGlite, text: string, { types, required }: Catalogue): Promise<Described> {
  const { serialize, messages } = protocol;
  const answer = await db
    .execProtocol(serialize.parse({ text }), { throwOnError: true })
    .then(() => db.execProtocol(serialize.describe({ type: 'S' })))
    // After an error too: until then the database takes nothing.
    .finally(() => db.execProtocol(serialize.sync()));
  const rows = answer.messages.find((message) => message instanceof messages.RowDescriptionMessage);
  const parameters = answer.messages.find(
    (message) => message instanceof messages.ParameterDescriptionMessage,
  );
  const fields = rows instanceof messages.RowDescriptionMessage ? rows.fields : [];
  const facts = fields.length > 0 ? planFacts(await explain(db, text)) : undefined;
  return {
    taken: parameters instanceof messages.ParameterDescriptionMessage ? parameters.dataTypeIDs.length : 0,
    columns: fields.map(({ name, dataTypeID, tableID, columnID }, at) => ({
      name,
      type: types.get(dataTypeID) ?? `type ${dataTypeID}`,
      holds: tableID === 0 ? 'unknown' : holds(required.has(`${tableID}.${columnID}`), facts, at),
    })),
  };
}

/** A required column is null where an outer join found nothing; another one is not where a condition says so. */
function holds(required: boolean, facts: PlanFacts | undefined, at: number): ResultColumn['holds'] {
  const expression = facts?.output[at];
  if (!facts || expression === undefined) return required ? 'always' : 'sometimes';
  if (required) return facts.optional.has(expression) ? 'sometimes' : 'always';
  return facts.notNull(expression) ? 'here' : 'sometimes';
}

async function explain(db: PGlite, text: string): Promise<unknown> {
  // By the simple protocol: parameters have no values.
  const [answer] = await db.exec(`explain (verbose, generic_plan, format json) ${text}`);
  return answer?.rows[0]?.['QUERY PLAN'][0].Plan;
}
