import { randomUUID } from 'node:crypto';
import {
  IDEA_BOARD,
  type IdeaBoardRole,
  type IdeaDecision,
  type IdeaDesk,
  type IdeaMadeInput,
  type IdeaRoundDecision,
  type IdeaRoundInput,
} from '@khong-mot-minh/contracts';
import type { Sql, Tx } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import { type Home, homeDay } from '../../platform/home-day.ts';
import { closeVoting, decideRound, findOpenRound, insertRound, listOptions } from '../queries/idea-rounds.ts';
import { decideIdea, listAcceptedIdeas, listWaitingIdeas, nameWorkOfIdea } from '../queries/ideas.ts';
import { flagNames, leadsAway } from './flag-names.ts';
import { IDEAS_KEPT_MS } from './forget-ideas.ts';
import { acceptedView, isWork, roundView, works } from './idea-view.ts';

const DAY_MS = 86_400_000;
const SHOWN = 100;

/** Whoever teaches and counsels decides as a teacher: the first role that fits. */
const roleOf = ({ roles }: Person): IdeaBoardRole =>
  IDEA_BOARD.find((role) => roles.includes(role)) ?? IDEA_BOARD[0];

const read = async (home: Home, sql: Sql, now: Date): Promise<IdeaDesk> => {
  const round = await findOpenRound(sql);
  const options = await listOptions(sql, round ? [round.id] : []);
  const waiting = await listWaitingIdeas(sql, SHOWN);
  return {
    waiting: waiting.map(({ hour, ...idea }) => ({
      ...idea,
      flags: flagNames(idea.text),
      deletedOn: homeDay(home, new Date(hour.getTime() + IDEAS_KEPT_MS)),
    })),
    accepted: (await listAcceptedIdeas(sql, SHOWN)).map((row) => acceptedView(home, row)),
    ...(round && { round: roundView(round, options, now) }),
    works: works(),
  };
};

/** What waits for the board, what can be voted on, and the round that runs. */
export const readDesk = (
  { db, jurisdiction, now }: Pick<Deps, 'db' | 'jurisdiction' | 'now'>,
  person: Person,
): Promise<IdeaDesk> => db.tx(actorOf(person), ({ sql }) => read(jurisdiction, sql, now()));

/** Does one act of the board and gives the desk after it, in one transaction with its ledger entry. */
const act = <Refusal extends string>(
  { db, jurisdiction, now }: Pick<Deps, 'db' | 'jurisdiction' | 'now'>,
  person: Person,
  fn: (tx: Tx) => Promise<'done' | Refusal>,
  save: (sql: Sql, desk: IdeaDesk) => Promise<void>,
): Promise<IdeaDesk | Refusal> =>
  db.tx(actorOf(person), async (tx) => {
    const done = await fn(tx);
    if (done !== 'done') return done;
    const desk = await read(jurisdiction, tx.sql, now());
    await save(tx.sql, desk);
    return desk;
  });
type Save = (sql: Sql, desk: IdeaDesk) => Promise<void>;

/** Accepts an idea in the board's own words, or declines it; the young person's text is deleted with that. */
export const decideAboutIdea = (
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'now' | 'record'>,
  person: Person,
  id: string,
  decision: IdeaDecision,
  save: Save,
) =>
  act(
    deps,
    person,
    async ({ sql }): Promise<'done' | 'missing' | 'title' | 'summary'> => {
      if (decision.outcome === 'accepted')
        for (const part of ['title', 'summary'] as const)
          if (leadsAway(`${decision[part].vi} ${decision[part].en ?? ''}`)) return part;
      const by = { person: person.personId, role: roleOf(person), at: deps.now() };
      if (!(await decideIdea(sql, id, by, decision))) return 'missing';
      await deps.record(sql, 'idea.decided', actorOf(person), [id]);
      return 'done';
    },
    save,
  );

/** Says which page tells an accepted idea; only a page that stands there, and once. */
export const nameWork = (
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'now' | 'record'>,
  person: Person,
  id: string,
  { to }: IdeaMadeInput,
  save: Save,
) =>
  act(
    deps,
    person,
    async ({ sql }): Promise<'done' | 'missing' | 'to'> => {
      if (!isWork(to)) return 'to';
      const by = { person: person.personId, role: roleOf(person), at: deps.now() };
      if (!(await nameWorkOfIdea(sql, id, by, to))) return 'missing';
      await deps.record(sql, 'idea.made', actorOf(person), [id]);
      return 'done';
    },
    save,
  );

/** Opens a round over accepted ideas that have no page yet. */
export const openRound = (
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'now' | 'record'>,
  person: Person,
  { options, days }: IdeaRoundInput,
  save: Save,
) =>
  act(
    deps,
    person,
    async ({ sql }): Promise<'done' | 'options' | 'running'> => {
      const accepted = new Set(
        (await listAcceptedIdeas(sql, 10_000)).filter(({ madeTo }) => madeTo === null).map(({ id }) => id),
      );
      if (new Set(options).size !== options.length || !options.every((id) => accepted.has(id)))
        return 'options';
      const id = randomUUID();
      const openedAt = deps.now();
      const closesAt = new Date(openedAt.getTime() + days * DAY_MS);
      if (!(await insertRound(sql, { id, openedAt, closesAt, by: person.personId, options })))
        return 'running';
      await deps.record(sql, 'idea-round.opened', actorOf(person), [id, ...options]);
      return 'done';
    },
    save,
  );

/** Ends the voting before its day. */
export const closeRound = (
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'now' | 'record'>,
  person: Person,
  id: string,
  save: Save,
) =>
  act(
    deps,
    person,
    async ({ sql }): Promise<'done' | 'missing'> => {
      if (!(await closeVoting(sql, id, deps.now()))) return 'missing';
      await deps.record(sql, 'idea-round.closed', actorOf(person), [id]);
      return 'done';
    },
    save,
  );

/** What the board makes of a round. "Most votes" can be said of nothing that has fewer than another. */
export const decideAboutRound = (
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'now' | 'record'>,
  person: Person,
  id: string,
  decision: IdeaRoundDecision,
  save: Save,
) =>
  act(
    deps,
    person,
    async ({ sql }): Promise<'done' | 'missing' | 'chosen' | 'reason'> => {
      const options = await listOptions(sql, [id]);
      const chosen = 'chosen' in decision ? options.find((one) => one.id === decision.chosen) : undefined;
      if (options.length > 0 && 'chosen' in decision && !chosen) return 'chosen';
      const most = Math.max(...options.map(({ votes }) => votes));
      if (decision.reason === 'most-votes' && chosen && (most === 0 || chosen.votes < most)) return 'reason';
      const by = { person: person.personId, role: roleOf(person), at: deps.now() };
      if (!(await decideRound(sql, id, { ...by, chosen: chosen?.id, reason: decision.reason })))
        return 'missing';
      await deps.record(sql, 'idea-round.decided', actorOf(person), [id]);
      return 'done';
    },
    save,
  );
