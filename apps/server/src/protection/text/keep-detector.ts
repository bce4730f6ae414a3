import type { Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { Editor } from '../../policies/index.ts';
import { sha256 } from '../../secrets.ts';
import { putTextDetector, type StoredTextDetector } from '../queries/text-detectors.ts';

/** Keeps a detector that was checked, in place of the one before, with its entry in the ledger. */
export async function keepDetector(
  sql: Sql,
  { now, record }: Pick<Deps, 'now' | 'record'>,
  who: Editor,
  detector: Pick<StoredTextDetector, 'kind' | 'content' | 'settings'>,
): Promise<void> {
  const { content, settings } = detector;
  const digest = sha256(
    Buffer.concat([Buffer.from(content), Buffer.from(JSON.stringify(settings))]).toString('base64'),
  ).toString('hex');
  await putTextDetector(sql, who.org, { ...detector, digest, by: who.person, at: now() });
  await record(sql, 'text-detector.loaded', who, [`${detector.kind}/${digest}`]);
}
