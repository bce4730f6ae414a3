import type { Described, ResultColumn } from './describe-statement.ts';
import type { Statement } from './read-statements.ts';
import type { ColumnType } from './row-type.ts';

/** What does not fit what the database takes and gives, by column where it is one. */
export type Fault = { column?: string; message: string };

/** What of a statement does not fit what the database says of its text. */
export function compareRows({ row, parameters }: Statement, { columns, taken }: Described): Fault[] {
  const faults: Fault[] = [];
  if (parameters !== undefined && parameters !== taken)
    faults.push({ message: `${parameters} parameters are given and ${taken} taken` });
  if (!row) return faults;
  const given = new Map(columns.map((column) => [column.name, column]));
  for (const [name, type] of row.columns) {
    const column = given.get(name);
    if (!column) faults.push({ column: name, message: `"${name}" is not in the result` });
    else faults.push(...faultsOf(column, type));
  }
  for (const column of columns) {
    if (row.others && !row.columns.has(column.name)) faults.push(...faultsOf(column, row.others));
  }
  return faults;
}

function faultsOf({ name, type, holds, allowed: texts }: ResultColumn, said: ColumnType): Fault[] {
  const { kinds } = said;
  if (kinds.has('unknown')) return [];
  const faults: string[] = [];
  const allowed = kindsOf(type);
  for (const kind of kinds) {
    if (kind === 'null') continue;
    if (kind === 'undefined') faults.push(`"${name}" may be undefined here; a database gives null`);
    else if (!allowed.some((one) => one.test(kind)))
      faults.push(`"${name}" is ${kind} here and ${type} in the database`);
  }
  if (holds === 'sometimes' && !kinds.has('null')) faults.push(`"${name}" may be null in the database`);
  if (holds === 'always' && kinds.has('null')) faults.push(`"${name}" is never null in the database`);
  for (const text of texts ?? [])
    if (said.texts && !said.texts.has(text)) faults.push(`"${name}" may say "${text}" in the database`);
  for (const text of said.texts ?? [])
    if (texts && !texts.has(text)) faults.push(`"${name}" never says "${text}" in the database`);
  return faults.map((message) => ({ column: name, message }));
}

const BY_TYPE: Readonly<Record<string, RegExp>> = {
  boolean: /^boolean$/,
  smallint: /^number$/,
  integer: /^number$/,
  bigint: /^number$/,
  real: /^number$/,
  'double precision': /^number$/,
  text: /^string$/,
  'character varying': /^string$/,
  uuid: /^string$/,
  name: /^string$/,
  numeric: /^string$/,
  bytea: /^bytes$/,
  'timestamp with time zone': /^Date$/,
  date: /^Date$/,
  json: /^(?!Date|bytes)/,
  jsonb: /^(?!Date|bytes)/,
};

function kindsOf(type: string): RegExp[] {
  const element = /^(.*)\[\]$/.exec(type)?.[1];
  const known = BY_TYPE[element ?? type];
  if (!known) return [];
  return [element ? new RegExp(`${known.source.replace(/\$$/, '')}\\[\\]$`) : known];
}
