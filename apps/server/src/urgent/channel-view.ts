import type { Channel } from '@khong-mot-minh/contracts';
import type { ChannelRow } from './queries/paging-channels.ts';

/** Whether a page to it came through when it was tried, and did the last time. */
export function channelState({
  deliveredAt,
  failedAt,
  verifiedAt,
}: Pick<ChannelRow, 'deliveredAt' | 'failedAt' | 'verifiedAt'>): Channel['state'] {
  if (failedAt && (!deliveredAt || failedAt >= deliveredAt)) return 'failing';
  return verifiedAt ? 'proven' : 'new';
}

export const channelView = (row: ChannelRow): Channel => ({
  id: row.id,
  kind: row.kind,
  label: row.label,
  ...(row.team && { teamId: row.team }),
  state: channelState(row),
  madeAt: row.madeAt.toISOString(),
  ...(row.deliveredAt && { deliveredAt: row.deliveredAt.toISOString() }),
  ...(row.failedAt && { failedAt: row.failedAt.toISOString() }),
  ...(row.failure && { failure: row.failure }),
  ...(row.verifiedAt && { verifiedAt: row.verifiedAt.toISOString() }),
});
