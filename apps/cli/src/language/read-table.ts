import { readFileSync } from 'node:fs';
import { CannotDo } from '../run/cannot-do.ts';

/** One row by its column names. */
export type Row = Readonly<Record<string, string>>;

/** Splits CSV (RFC 4180: quoted fields may hold commas, quotes and line breaks). */
function splitCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  const endField = () => {
    rows.at(-1)?.push(field);
    field = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') field += char;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') endField();
    else if (char === '\n') {
      endField();
      rows.push([]);
    } else if (char !== '\r') field += char;
  }
  endField();
  return rows.filter((row) => row.some((value) => value !== ''));
}

function fromJson(text: string): Row[] {
  const rows: unknown = JSON.parse(text);
  if (!Array.isArray(rows)) throw new CannotDo('Read a table: the JSON is no array of objects');
  return rows.map((row: unknown) =>
    Object.fromEntries(Object.entries({ ...Object(row) }).map(([name, value]) => [name, String(value)])),
  );
}

/** Reads a CSV file with a head row, or a JSON array of objects; every named column must be there. */
export function readTable(file: string, columns: readonly string[]): Row[] {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  const [head = [], ...body] = file.endsWith('.json') ? [] : splitCsv(text);
  const rows = file.endsWith('.json')
    ? fromJson(text)
    : body.map((row) => Object.fromEntries(head.map((name, i) => [name.trim(), row[i] ?? ''])));
  for (const column of columns) {
    const at = rows.findIndex((row) => row[column] === undefined);
    if (at >= 0 || rows.length === 0)
      throw new CannotDo(
        `Read "${file}": row ${at + 1} has no "${column}"; needed are ${columns.join(', ')}`,
      );
  }
  return rows;
}
