import { inflateRawSync, zstdDecompressSync } from 'node:zlib';
import type { Database } from '@khong-mot-minh/database';

type Cell = { table: string; column: string; bytes: Buffer };

/** Every value that the database keeps, opened as far as the server itself could. */
export async function keptBytes(
  { owner }: Database,
  open: (purpose: string, bytes: Uint8Array) => Uint8Array,
  org: string,
): Promise<Cell[]> {
  const columns = await owner.sql<{ schema: string; table: string; column: string; type: string }>(
    `select table_schema as schema, table_name as table, column_name as column, data_type as type
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const cells: Cell[] = [];
  for (const { schema, table, column, type } of columns) {
    const value = type === 'bytea' ? `"${column}"` : `"${column}"::text`;
    const rows = await owner.sql<{ value: string | Uint8Array }>(
      `select ${value} as value from "${schema}"."${table}" where "${column}" is not null`,
    );
    for (const { value: kept } of rows)
      for (const bytes of opened(Buffer.from(kept as string), (sealed) =>
        open(`recording-replays/${org}`, sealed),
      ))
        cells.push({ table, column, bytes });
  }
  return cells;
}

/** The bytes as they lie, and what they unpack to: each way that the server packs is tried on all of them. */
function opened(bytes: Buffer, open: (bytes: Uint8Array) => Uint8Array): Buffer[] {
  const found = [bytes];
  for (const way of [
    () => zstdDecompressSync(bytes.subarray(1)),
    () => inflateRawSync(bytes),
    () => inflateRawSync(open(bytes)),
  ])
    try {
      found.push(Buffer.from(way()));
    } catch {
      // Packed in another way.
    }
  return found;
}
