import type { TextTried, TextTryInput } from '@khong-mot-minh/contracts';
import { findActs } from '@khong-mot-minh/language';
import type { ActSignal } from '@khong-mot-minh/protection';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import type { Editor } from '../../policies/index.ts';
import { checkedPack } from './check-detector.ts';
import { signingKeyOf } from './signed-packs.ts';
import { createTermFinder } from './term-finder.ts';
import type { WithTextDetectors } from './text-detectors.ts';

/** What the detectors, or a pack that is not loaded yet, say of a text; neither is kept, nothing is decided. */
export async function tryText(
  { db, textDetectors }: Pick<Deps, 'db'> & WithTextDetectors,
  who: Editor,
  { text, pack: candidate }: z.infer<typeof TextTryInput>,
): Promise<TextTried> {
  if (candidate !== undefined) {
    const key = await db.tx(who, ({ sql }) => signingKeyOf(sql, who.org));
    const find = await createTermFinder(checkedPack(candidate, key).pack.terms);
    return tried(find(text), 'none');
  }
  const { peek, service } = await textDetectors.of(who.org);
  const [answered] = service ? await service.ask([text]) : [undefined];
  const outside = answered === undefined || answered === 'unavailable' ? [] : answered;
  const state = service ? (answered === 'unavailable' ? 'unavailable' : 'answered') : 'none';
  return tried([...findActs(text), ...peek(text), ...outside], state);
}

const tried = (found: readonly ActSignal[], service: TextTried['service']): TextTried => ({
  signals: found.map(({ act, weight, start, end }) => ({ concept: act, weight, start, end })),
  service,
});
