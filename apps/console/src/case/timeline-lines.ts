import type { TimelineEntry } from '@khong-mot-minh/contracts';
import { isMessageKey, type Translate } from '../language/translate.ts';

/** What an entry says below its name: the few details that help a reader, never ids. */
export function timelineLines({ type, detail }: TimelineEntry, t: Translate): string[] {
  const { reason, tier, basis } = detail;
  const lines: string[] = [];
  // A decision's tier is news; a report's is set by the form and stands in the header already.
  if (typeof tier === 'number' && (type === 'opened' || type === 'raised'))
    lines.push(t('timeline.tier', { tier }));
  if (typeof basis === 'string')
    lines.push(t('timeline.basis', { basis: wordsFor(`basis.${basis}`, basis, t) }));
  if (typeof reason === 'string' && reason !== '')
    lines.push(t('timeline.reason', { reason: wordsFor(`${reasonsOf(type)}.${reason}`, reason, t) }));
  if (typeof detail.why === 'string')
    lines.push(t('timeline.reason', { reason: wordsFor(`endWhy.${detail.why}`, detail.why, t) }));
  if (type === 'opened' && detail.peers === 'proposed') lines.push(t('timeline.peers'));
  if (type === 'message-deleted') lines.push(wordsFor(`timeline.deletedBy.${detail.by}`, '', t));
  return lines;
}

export function timelineTitle({ type, detail }: TimelineEntry, t: Translate): string {
  if (type === 'referred' && detail.kind === 'transfer') return t('timeline.transferred');
  return wordsFor(`timeline.${type}`, t('timeline.other', { type }), t);
}

/** The list that an act's reason is a code of. */
function reasonsOf(type: string): string {
  if (type === 'reopened') return 'reopenReason';
  if (type === 'danger-marked') return 'markDangerReason';
  if (type.startsWith('peers-')) return 'peersReason';
  return type.startsWith('referral.') ? 'returnReason' : 'closeReason';
}

const wordsFor = (key: string, otherwise: string, t: Translate): string =>
  isMessageKey(key) ? t(key) : otherwise;
