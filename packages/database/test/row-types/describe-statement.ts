import { type PGlite, protocol } from '@electric-sql/pglite';
import { type PlanFacts, planFacts } from './plan-facts.ts';

/**
 * A column of a statement's result. `holds`: whether a value is there, always by the table or here by a condition;
 * unknown for what is computed.
 */
export type ResultColumn = {
  name: string;
  type: string;
  holds: 'always' | 'here' | 'sometimes' | 'unknown';
  /** All that it can say, where a constraint of its table lists that. */
  allowed?: ReadonlySet<string>;
};
/** `taken`: how many parameters. */
export type Described = { taken: number; columns: readonly ResultColumn[] };

type Catalogue = {
  types: ReadonlyMap<number, string>;
  /** By table and column, as the two below. */
  required: ReadonlySet<string>;
  allowed: ReadonlyMap<string, ReadonlySet<string>>;
};

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
  const lists = await db.query<{ column: string; list: string }>(
    `select conrelid::int || '.' || conkey[1] as column, pg_get_constraintdef(oid) as list from pg_constraint
     where contype = 'c' and cardinality(conkey) = 1`,
  );
  return {
    allowed: new Map(
      lists.rows.flatMap(({ column, list }) => listed(list).map((texts) => [column, texts] as const)),
    ),
    types: new Map(types.rows.map(({ oid, name }) => [oid, name])),
    required: new Set(columns.rows.map(({ column }) => column)),
  };
}

/** `CHECK ((kind = ANY (ARRAY['a'::text, 'b'::text])))`, and nothing beside it. */
function listed(constraint: string): ReadonlySet<string>[] {
  const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[([^\]]+)\]\)\)\)$/.exec(constraint)?.[1];
  return list ? [new Set([...list.matchAll(/'([^']*)'::text/g)].map(([, text = '']) => text))] : [];
}

async function describe(
  db: PGlite,
  text: string,
  { types, required, allowed }: Catalogue,
): Promise<Described> {
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
    columns: fields.map(({ name, dataTypeID, tableID, columnID }, at) => {
      const column = `${tableID}.${columnID}`;
      const texts = allowed.get(column);
      return {
        name,
        type: types.get(dataTypeID) ?? `type ${dataTypeID}`,
        holds: tableID === 0 ? 'unknown' : holds(required.has(column), facts, at),
        ...(texts && { allowed: texts }),
      };
    }),
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
