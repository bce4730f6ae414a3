import type { ProtectionRow } from '@khong-mot-minh/contracts';
import type { Context } from '../judge/context.ts';
import type { FieldSpec } from '../program/field-spec.ts';
import { ranMs } from '../state/sessions.ts';
import { heldValue } from './held-value.ts';
import type { Rows } from './protection-fields.ts';
import { isGame, sessionMember } from './session-steps.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const GAME_KEY = 'time.game_min';
const DAY_KEY = 'time.daily_nudge_min';

/** Minutes that are left of a day's budgets when a session begins; without a budget there is no end of them. */
export function sessionFields(rows: Rows): FieldSpec<Context>[] {
  const game = rows[GAME_KEY];
  const day = rows[DAY_KEY];
  return [
    {
      name: 'session.isGame',
      type: 'boolean',
      source: 'event',
      kinds: ['session.started'],
      read: ({ event }) => (event.type === 'session.started' ? isGame(event) : undefined),
    },
    left('session.gameLeft', (c) => {
      const mine = sessionMember(c.event);
      const [oneGame] = budgetsIn(GAME_KEY, game, c);
      return minutesLeft(c, oneGame, (member, playing) => playing && member === mine);
    }),
    left('session.gamesLeft', (c) => {
      const [oneGame, allGames = oneGame] = budgetsIn(GAME_KEY, game, c);
      return minutesLeft(c, allGames, (_, playing) => playing);
    }),
    left('session.dayLeft', (c) => minutesLeft(c, budgetsIn(DAY_KEY, day, c)[0], () => true)),
  ];
}

const left = (name: string, read: (context: Context) => number | undefined): FieldSpec<Context> => ({
  name,
  type: 'number',
  source: 'state',
  stricter: 'down',
  kinds: ['session.started'],
  read: (context) => (context.event.type === 'session.started' ? read(context) : undefined),
});

/** Minutes in a value such as "60/180", "60-hard" or 60; a value that begins with no number sets no limit. */
function budgetsIn(
  key: string,
  row: ProtectionRow | undefined,
  { facts, viewer }: Pick<Context, 'facts' | 'viewer'>,
): number[] {
  if (row === undefined) return [];
  return String(heldValue(key, row, facts.actor, viewer))
    .split('/')
    .map((part) => Number.parseInt(part, 10))
    .filter((minutes) => minutes >= 0);
}

/** The day is the account's own; the last 24 hours where nobody knows its time zone. */
function minutesLeft(
  { facts, nowMs, actorWindows, stateDown }: Context,
  budget: number | undefined,
  wanted: (member: number, game: boolean) => boolean,
): number | undefined {
  if (budget === undefined) return Number.POSITIVE_INFINITY;
  if (stateDown) return undefined;
  const fromMs = facts.actor.dayStartMs ?? nowMs - DAY_MS;
  return budget - ranMs(actorWindows.sessions ?? [], fromMs, nowMs, wanted) / MINUTE_MS;
}
