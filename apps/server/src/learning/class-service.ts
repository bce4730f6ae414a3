import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Tx } from '@khong-mot-minh/database';
import type { ClassCommand, ClassDeps, ClassResults, ClassView } from '@khong-mot-minh/portal';
import type { Deps } from '../deps.ts';
import type { RateLimitKey } from '../limits/neighbourhoods.ts';
import { createRecentMap } from '../platform/recent-map.ts';
import { sha256 } from '../secrets.ts';
import { createAnswerBatcher } from './answer-batcher.ts';
import { createPupilTokens } from './pupil-tokens.ts';
import {
  addCounts,
  type ClassRound,
  type ClassRow,
  closeRound,
  countAnswers,
  insertClass,
  readAnswered,
  readClass,
  readResults,
  writeRound,
} from './queries/classes.ts';

/** Without I, L, O, U: nobody mistakes a sign that is read from a projector. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 6;
/** Pupils ask often and at the same moment. A teacher's command clears what is kept; this bounds what another process did. */
const VIEW_KEPT_MS = 5000;
/** Classes that are remembered as being there; a country's schools have fewer at a time. */
const MOST_OPEN = 5000;
/** Below this a count could point at a pupil. */
const SMALLEST_SHOWN = 10;

const newCode = (): string =>
  [...randomBytes(CODE_LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');

/** Classes: a code for pupils, a key for the teacher, answers that are counted and then forgotten. */
export function createClasses(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  askerOf: (request: Request) => RateLimitKey,
): ClassDeps {
  const keep = createAnswerBatcher(deps.db);
  const places = createPupilTokens(deps.vault, deps.now);
  // Neighbours behind one connection, as a school's are: a house's addresses of version 6 are one line too.
  const lineOf = (request: Request): string => askerOf(request).middle;
  const open = createRecentMap<string, true>(MOST_OPEN);
  const views = new Map<string, { until: number; view: Promise<ClassView | undefined> }>();
  const inClass = <T>(code: string, fn: (tx: Tx) => Promise<T>) =>
    deps.db.tx({ kind: 'public', locator: code }, fn);

  const view = (code: string): Promise<ClassView | undefined> => {
    const now = deps.now().getTime();
    const known = views.get(code);
    if (known && known.until > now) return known.view;
    if (views.size > 5000) views.clear();
    const fresh = inClass(code, async ({ sql }) => {
      const row = await readClass(sql, code);
      if (row) open.set(code, true);
      return row && viewOf(row);
    });
    views.set(code, { until: now + VIEW_KEPT_MS, view: fresh });
    fresh.catch(() => views.delete(code));
    return fresh;
  };

  /** Runs `fn` for who holds the teacher's key; the comparison takes the same time for every wrong key. */
  const asTeacher = <T>(code: string, key: string, fn: (tx: Tx, row: ClassRow) => Promise<T>) =>
    inClass(code, async (tx): Promise<T | 'denied'> => {
      const row = await readClass(tx.sql, code);
      return row && timingSafeEqual(sha256(key), row.teacherHash) ? fn(tx, row) : 'denied';
    });

  return {
    view,
    isOpen: (code) => open.get(code) === true,
    join: (code, request) => places.give(code, lineOf(request)),
    isPlace: places.isOurs,
    async make({ nickname, age }, request) {
      const key = randomBytes(16).toString('base64url');
      for (;;) {
        const code = newCode();
        const made = await inClass(code, async ({ sql }) => {
          const fresh = await insertClass(sql, {
            code,
            teacherHash: sha256(key),
            nickname,
            age,
            at: deps.now(),
          });
          if (fresh) await deps.record(sql, 'class.made', { kind: 'public' }, [code]);
          return fresh;
        });
        // Somebody may have asked for this code a moment before it existed.
        views.delete(code);
        if (!made) continue;
        open.set(code, true);
        places.teaches(code, lineOf(request));
        return { code, key };
      }
    },
    async answer(code, { round, pupil, choices }, request) {
      if (!places.isOurs(code, pupil)) return 'closed';
      if (!places.fits(code, round, pupil, lineOf(request))) return 'full';
      const hash = sha256(`${round} ${pupil}`);
      const answers = Object.entries(choices).map(([item, choice]) => ({
        code,
        round,
        item,
        choice,
        pupil: hash,
      }));
      return (await keep(answers)) ? 'counted' : 'closed';
    },
    async command(code, key, command) {
      const result = await asTeacher(code, key, async ({ sql }, row) => {
        const next = step(row.round, command);
        if (next === 'not-now') return 'not-now';
        const { round } = row;
        if (command.type === 'cards' && round)
          await addCounts(sql, row.id, round, round.items[round.place] ?? '', command.counts);
        else if (round && (command.type === 'end' || command.type === 'start') && round.phase !== 'ended')
          await closeRound(sql, row.id, round);
        return (await writeRound(sql, row, next, deps.now())) ? 'done' : 'not-now';
      });
      views.delete(code);
      return result;
    },
    async answered(code, key, request) {
      const row = await inClass(code, ({ sql }) => readAnswered(sql, code));
      if (!row || !timingSafeEqual(sha256(key), row.teacherHash)) return 'denied';
      places.teaches(code, lineOf(request));
      return row.answered;
    },
    results: (code, key, request) =>
      asTeacher(code, key, async ({ sql }, row): Promise<ClassResults> => {
        places.teaches(code, lineOf(request));
        const running = row.round ? await countAnswers(sql, row.id, row.round.id) : [];
        const kept = await readResults(sql, row.id);
        const { round } = row;
        const now = running.map((one) => ({
          ...one,
          round: round?.id ?? '',
          kind: round?.kind ?? ('live' as const),
        }));
        return {
          answered: Math.max(0, ...running.map(({ counts }) => total(counts))),
          items: merge([...kept, ...now]),
        };
      }),
  };
}

const viewOf = ({ nickname, age, version, round }: ClassRow): ClassView => ({
  nickname,
  age,
  version,
  ...(round && { round }),
});

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

type Counted = ClassResults['items'][number];

/** Counts of one item from answers and from raised cards together; too few are not told. */
function merge(all: readonly Counted[]): Counted[] {
  const byItem = new Map<string, Counted>();
  for (const one of all) {
    const name = `${one.round} ${one.item}`;
    const before = byItem.get(name);
    byItem.set(
      name,
      before ? { ...one, counts: one.counts.map((count, at) => count + (before.counts[at] ?? 0)) } : one,
    );
  }
  return [...byItem.values()].map((one) =>
    total(one.counts) < SMALLEST_SHOWN ? { ...one, counts: [] } : one,
  );
}

/** The table of what a teacher may do when. */
function step(round: ClassRound | null, command: ClassCommand): ClassRound | null | 'not-now' {
  const last = round ? round.place >= round.items.length - 1 : true;
  switch (command.type) {
    case 'start':
      return {
        id: randomBytes(6).toString('base64url'),
        kind: command.kind,
        items: [...command.items],
        place: 0,
        phase: 'open',
      };
    case 'reveal':
      return round?.kind === 'live' && round.phase === 'open' ? { ...round, phase: 'revealed' } : 'not-now';
    case 'next':
      return round?.kind === 'live' && round.phase === 'revealed' && !last
        ? { ...round, place: round.place + 1, phase: 'open' }
        : 'not-now';
    case 'cards':
      return round?.kind === 'live' && round.phase !== 'ended' ? { ...round, phase: 'revealed' } : 'not-now';
    case 'end':
      return round && round.phase !== 'ended' ? { ...round, phase: 'ended' } : 'not-now';
  }
}
