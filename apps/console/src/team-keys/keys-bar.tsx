import type { KeyTeam } from '@khong-mot-minh/contracts';
import { useQuery } from '@tanstack/react-query';
import { useAwake } from '../frame/use-awake.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { useSession } from '../session/session-context.tsx';
import { fetchKeyDesk, KEY_DESK } from './key-desk-api.ts';
import { useTranslation, type Word } from './use-translation.ts';

const LOOK_MS = 60_000;

/** What waits for this person on the page of keys, most pressing first. */
function waitsFor(team: KeyTeam, person: string): Word | undefined {
  if (!team.holds && !team.key) return 'band.make';
  if (!team.holds) return team.halves.length === 2 ? 'band.take' : undefined;
  const asks = team.waiting.some(({ key, released }) => key && !released.some(({ by }) => by === person));
  return asks ? 'band.give' : undefined;
}

/** A line above every page while somebody waits for a key that this person can give, make or take. */
export function KeysBar() {
  const words = useTranslation();
  const { person } = useSession();
  // A desk that nobody touches asks no more, so that its session ends.
  const awake = useAwake();
  const { data } = useQuery({
    queryKey: [KEY_DESK],
    queryFn: fetchKeyDesk,
    refetchInterval: awake && LOOK_MS,
  });
  const word = data?.teams.map((team) => waitsFor(team, person.id)).find((one) => one !== undefined);
  if (!word) return null;
  return (
    <aside className="band band--keys">
      {words(word)} <RouteLink to={{ page: 'keys' }}>{words('band.go')}</RouteLink>
    </aside>
  );
}
