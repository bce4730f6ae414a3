import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import type { PGlite } from '@electric-sql/pglite';
import { getConstructionPlans } from 'pg-boss';
import { openTestPglite } from '../src/test-database.ts';
import { ASSURED } from './row-types/assured.ts';
import { compareRows, type Fault } from './row-types/compare-rows.ts';
import { createDescriber, type Described } from './row-types/describe-statement.ts';
import { FOUND, PLANTED } from './row-types/planted.ts';
import { readStatements, type Statement } from './row-types/read-statements.ts';

const everywhere = path.join(import.meta.dirname, 'row-types/tsconfig.json');
const storeAlone = path.join(import.meta.dirname, 'row-types/tsconfig.store.json');
const src = path.join(import.meta.dirname, '../src');
/** They hand on what others give them. */
const HANDED_ON = ['open-jobs.ts', 'open-postgres.ts', 'prepared-plans.ts'];

/** What a reason can answer for: never another type, or a column that is not there. */
const ASSURABLE = /" (may be null|is never null|may say ".*") in the database$/;

let db: PGlite;
let describe: (text: string) => Promise<Described>;
before(async () => {
  db = await openTestPglite();
  await db.exec(getConstructionPlans('jobs', { createSchema: false }));
  describe = await createDescriber(db);
});
after(() => db.close());

async function faultsOf(statement: Statement): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const text of statement.texts)
    faults.push(
      ...(await describe(text).then(
        (described) => compareRows(statement, described),
        (error: Error) => [{ message: error.message }],
      )),
    );
  return faults;
}

const nameOf = ({ file }: Statement): string => path.basename(file);

test('every statement fits the schema: its text, its parameters, the names, types, nulls and texts of its rows', async (t) => {
  const statements = readStatements(everywhere);
  const faults = new Set<string>();
  const needed = new Set<(typeof ASSURED)[number]>();
  for (const statement of statements) {
    const name = nameOf(statement);
    for (const { column, message } of await faultsOf(statement)) {
      const assured = ASSURED.find(
        ({ file, columns }) => column !== undefined && file === name && columns.includes(column),
      );
      if (assured && ASSURABLE.test(message)) needed.add(assured);
      else faults.add(`${name}:${statement.line}: ${message}`);
    }
  }
  assert.deepEqual([...faults], []);
  assert.deepEqual(
    ASSURED.filter((one) => !needed.has(one)),
    [],
    'an assurance that nothing needs',
  );
  const unknown = statements.filter((one) => one.unknown !== undefined);
  assert.deepEqual(unknown.map(nameOf), HANDED_ON);
  const texts = statements.reduce((sum, one) => sum + one.texts.length, 0);
  const typed = statements.filter(({ row }) => row && row.columns.size > 0).length;
  t.diagnostic(
    `figure: ${statements.length} calls, ${texts} texts, ${typed} row types, ${unknown.length} not known`,
  );
});

test('a statement that is wrong in one way is found, each by its own sentence', async () => {
  const file = path.join(src, 'presence.ts');
  const planted = readStatements(storeAlone, new Map([[file, PLANTED]])).filter((one) => one.file === file);
  const found: string[] = [];
  for (const statement of planted) found.push(...(await faultsOf(statement)).map(({ message }) => message));
  assert.deepEqual(found, FOUND);
});
