import type { StatementFact } from '@khong-mot-minh/contracts';
import type { StoredStatement } from '@khong-mot-minh/database';

/** Facts and circumstances as one coarse code: what was judged, never what was found, in which words or about whom. */
export function factOf({
  layer,
  degraded,
  measure,
}: Pick<StoredStatement, 'layer' | 'degraded' | 'measure'>): StatementFact {
  if (degraded && measure === 'hold') return 'check-unavailable';
  return layer === 'prevent' ? 'contact-rules' : 'conduct-rules';
}
