import type { Deps } from '../../deps.ts';
import { forgetIdeas } from '../queries/ideas.ts';

/** A text that nobody decided about is kept no longer than this. */
export const IDEAS_KEPT_MS = 30 * 24 * 3600_000;

/** Deletes the texts whose time is over; what became of them is then "not read in time". */
export const forgetUnread = ({ db, now, record }: Pick<Deps, 'db' | 'now' | 'record'>): Promise<number> =>
  db.tx({ kind: 'system' }, async ({ sql }) => {
    const ids = await forgetIdeas(sql, new Date(now().getTime() - IDEAS_KEPT_MS), now());
    if (ids.length > 0) await record(sql, 'idea.forgotten', { kind: 'system' }, ids);
    return ids.length;
  });
