import type { CaseView } from '@khong-mot-minh/contracts';

/** What became of the words of a withdrawn report at this desk: hidden, gone, kept as evidence, or kept as a part that was accepted. */
export type Withdrawal = 'hidden' | 'destroyed' | 'preserved' | 'shared';

export function withdrawalOf({
  access,
  withdrawn,
  retention,
}: Pick<CaseView, 'access' | 'withdrawn' | 'retention'>): Withdrawal | undefined {
  if (!withdrawn) return undefined;
  if (access === 'referral') return 'shared';
  if (retention.why === 'withdrawn') return 'hidden';
  return retention.destroyed.some(({ why }) => why === 'withdrawn') ? 'destroyed' : 'preserved';
}
