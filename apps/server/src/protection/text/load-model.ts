import type { TextModelInput } from '@khong-mot-minh/contracts';
import type { Deps } from '../../deps.ts';
import type { Editor } from '../../policies/index.ts';
import { checkedModel } from './check-detector.ts';
import { keepDetector } from './keep-detector.ts';
import type { WithTextDetectors } from './text-detectors.ts';

/** Loads a model whose labels all have a meaning; it gives a signal, no verdict. */
export async function loadModel(
  deps: Pick<Deps, 'db' | 'now' | 'record'> & WithTextDetectors,
  who: Editor,
  input: TextModelInput,
): Promise<void> {
  const content = checkedModel(input);
  const settings = { labels: input.labels };
  await deps.db.tx(who, ({ sql }) => keepDetector(sql, deps, who, { kind: 'model', content, settings }));
  await deps.textDetectors.renew(who.org);
}
