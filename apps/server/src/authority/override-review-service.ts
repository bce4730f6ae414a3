import type { OverrideListQuery, OverrideReview, OverrideView } from '@khong-mot-minh/contracts';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { SaveAnswer } from '../http/idempotency.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { Refusal } from '../platform/refusal.ts';
import { decodeDue, encodeDue } from './due-cursor.ts';
import { overrideView, overrideViews } from './override-view.ts';
import { listOverrides, markPageSeen, noteVerdictRead, reviewOverride } from './queries/overrides.ts';

/** Overrides that a person's unit made or has to review, what is due first. */
export async function readOverrides(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  person: Person,
  { state, caseId, cursor, limit }: z.infer<typeof OverrideListQuery>,
): Promise<{ items: OverrideView[]; next?: string }> {
  const place = decodeDue(cursor);
  const after = place && { reviewDue: place.at, id: place.id };
  return db.tx(actorOf(person), async ({ sql }) => {
    const rows = await listOverrides(sql, { state, caseId, after, limit: limit + 1 });
    const items = await overrideViews(sql, rows.slice(0, limit), person, now());
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { items, ...(last && { next: encodeDue(last.reviewDue, last.id) }) };
  });
}

/** One override; that it and its verdict were seen is written down, and so is its sealed reason where it goes out. */
export const readOverride = (
  deps: Pick<Deps, 'caseKeys' | 'db' | 'now' | 'record'>,
  person: Person,
  id: string,
): Promise<OverrideView> =>
  deps.db.tx(actorOf(person), async ({ sql }) => {
    const seen = await overrideView(sql, deps, person, id, deps.now());
    if (seen.paged) await markPageSeen(sql, seen.id, person.personId, deps.now());
    if (seen.review?.unread)
      await noteVerdictRead(sql, seen.id, { org: person.orgId, person: person.personId }, deps.now());
    await deps.record(sql, 'override.viewed', actorOf(person), [seen.id]);
    if (seen.note) await deps.record(sql, 'sealed.read', actorOf(person), [seen.note.id]);
    return seen;
  });

/** A paged person of another unit says whether it was right. */
export const giveReview = (
  deps: Pick<Deps, 'caseKeys' | 'db' | 'now' | 'record'>,
  person: Person,
  id: string,
  verdict: OverrideReview,
  save: SaveAnswer,
): Promise<OverrideView> =>
  deps.db.tx(actorOf(person), async ({ sql }) => {
    const before = await overrideView(sql, deps, person, id, deps.now());
    if (before.side !== 'reviewing' || !before.paged)
      throw new Refusal('forbidden', 'A person of another unit who was paged reviews this');
    const given = await reviewOverride(sql, { id, person: person.personId, at: deps.now(), ...verdict });
    if (!given) throw new Refusal('not-now', 'It has been reviewed already');
    await deps.record(sql, 'override.reviewed', actorOf(person), [id]);
    const after = await overrideView(sql, deps, person, id, deps.now());
    const reads = after.note ? [after.note.id] : [];
    if (reads.length > 0) await deps.record(sql, 'sealed.read', actorOf(person), reads);
    await save(sql, 200, after, reads);
    return after;
  });
