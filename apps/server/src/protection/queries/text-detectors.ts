import type { Sql } from '@khong-mot-minh/database';

export type TextDetectorKind = 'key' | 'terms' | 'model' | 'service';

/** What a platform loaded to look at its texts; `settings` is the reader's to check. */
export type StoredTextDetector = {
  kind: TextDetectorKind;
  digest: string;
  content: Uint8Array;
  settings: unknown;
  by: string;
  at: Date;
};

/** Which detectors a platform has; the contents, which are large, are asked for where a digest is new. */
export const textDetectorDigests = (
  sql: Sql,
  org: string,
): Promise<Pick<StoredTextDetector, 'kind' | 'digest'>[]> =>
  sql(`select kind, digest from text_detector where org_id = $1 order by kind`, [org]);

/** All detectors of a platform, whole; with `kind` only that one. */
export const findTextDetectors = (
  sql: Sql,
  org: string,
  kind: TextDetectorKind | null = null,
): Promise<StoredTextDetector[]> =>
  sql(
    `select kind, digest, content, settings, put_by as by, put_at as at from text_detector
     where org_id = $1 and ($2::text is null or kind = $2) order by kind`,
    [org, kind],
  );

/** Puts one in place of what stands there. */
export async function putTextDetector(sql: Sql, org: string, one: StoredTextDetector): Promise<void> {
  await sql(
    `insert into text_detector (org_id, kind, digest, content, settings, put_by, put_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (org_id, kind) do update
     set digest = $3, content = $4, settings = $5, put_by = $6, put_at = $7`,
    [org, one.kind, one.digest, one.content, JSON.stringify(one.settings), one.by, one.at],
  );
}

/** Takes one away; false where there is none. */
export async function removeTextDetector(sql: Sql, org: string, kind: TextDetectorKind): Promise<boolean> {
  const gone = await sql(`delete from text_detector where org_id = $1 and kind = $2 returning kind`, [
    org,
    kind,
  ]);
  return gone.length > 0;
}
