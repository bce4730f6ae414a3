import type { HashLookup, LookupAnswer } from '@khong-mot-minh/contracts';
import { isUsable } from '@khong-mot-minh/hashing';
import type { Deps } from '../deps.ts';
import { bandOf } from './distance-band.ts';
import type { WithExchange } from './exchange.ts';
import { noteAnsweredHashes } from './queries/who-knows.ts';

/** Answers many pictures at once: whether something shared is near, never what it is. */
export async function lookUpPictures(
  deps: Pick<Deps, 'db' | 'now' | 'record'> & WithExchange,
  org: string,
  { pictures: asked }: HashLookup,
): Promise<LookupAnswer[]> {
  const { pictures, readers } = deps.exchange;
  // Exact as of now, also for what another process withdrew a moment ago.
  await pictures.refresh();
  const seq = pictures.seq;
  const now = deps.now();
  const answers = asked.map((picture) => answerOf(picture, org, deps, now.getTime()));
  const who = { kind: 'platform', org } as const;
  await deps.db.tx(who, async ({ sql }) => {
    await readers.note(sql, org, 'lookup', seq, now);
    const told = new Set(answers.flatMap(({ signals }) => signals.map(({ id }) => id)));
    if (told.size > 0) await noteAnsweredHashes(sql, org, [...told]);
    await deps.record(
      sql,
      'hash.looked-up',
      who,
      asked.map(({ id }) => id),
    );
  });
  return answers;
}

function answerOf(
  { id, pdq, quality }: HashLookup['pictures'][number],
  org: string,
  { exchange: { pictures } }: WithExchange,
  nowMs: number,
): LookupAnswer {
  const usable = [pdq].flat().filter((hash) => isUsable(hash, quality));
  if (usable.length === 0) return { id, match: false, unusable: true, signals: [] };
  const found = pictures.match(org, usable, nowMs);
  return {
    id,
    match: found.length > 0,
    signals: found.map(({ signal, category, bank, distance, sources, disputed }) => ({
      id: signal,
      category,
      bank,
      distance: bandOf(distance),
      sources,
      disputed,
    })),
  };
}
