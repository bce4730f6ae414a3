import { dropEgressProposal, findEgressProposal } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Editor } from '../../policies/index.ts';
import { removeTextDetector, type TextDetectorKind } from '../queries/text-detectors.ts';
import type { WithTextDetectors } from './text-detectors.ts';

/** Takes a pack, the model or the service away; an address that waits for a second person as well. */
export async function removeDetector(
  { db, record, textDetectors }: Pick<Deps, 'db' | 'record'> & WithTextDetectors,
  who: Editor,
  kind: Exclude<TextDetectorKind, 'key'>,
): Promise<void> {
  await db.tx(who, async ({ sql }) => {
    const asked = kind === 'service' && (await findEgressProposal(sql, who.org, 'text-service'));
    if (asked) await dropEgressProposal(sql, who.org, 'text-service');
    if (!(await removeTextDetector(sql, who.org, kind)) && !asked)
      throw new Refusal('not-found', 'None is loaded');
    await record(sql, 'text-detector.removed', who, [kind]);
  });
  await textDetectors.renew(who.org);
}
