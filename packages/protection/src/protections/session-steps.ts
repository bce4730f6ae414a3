import type { Outcome, PlatformEvent } from '@khong-mot-minh/contracts';
import type { Write } from '../state/protection-state.ts';
import { memberOf } from '../state/windows.ts';

type Session = { surface?: string | undefined; game?: string | undefined };

/** The surface that is a game even where the platform does not name which. */
const GAME_SURFACE = 'game';

/** Whether a session counts against the time for games. */
export const isGame = ({ surface, game }: Session): boolean => game !== undefined || surface === GAME_SURFACE;

/** A session as a number that names neither account nor game: one for each game, one for each other surface. */
export function sessionMember(session: object): number | undefined {
  const { game, surface }: Session = session;
  if (game !== undefined) return memberOf(`game/${game}`);
  return surface === undefined ? undefined : memberOf(`surface/${surface}`);
}

/** What an event leaves in the sessions of its account; a start that was blocked began nothing. */
export function sessionWrites(event: PlatformEvent, nowMs: number, outcome: Outcome): Write[] {
  const ends = event.type === 'session.ended';
  if (!ends && (event.type !== 'session.started' || outcome === 'block' || outcome === 'hold')) return [];
  const game = isGame(event);
  // "The game ended" without saying which ends every game.
  const member = ends && game && event.game === undefined ? undefined : sessionMember(event);
  return [
    {
      op: 'session',
      account: event.actor,
      atMs: nowMs,
      ...(member !== undefined && { member }),
      game,
      ends,
    },
  ];
}
