import { SEEN_WITHIN_MINUTES } from '@khong-mot-minh/contracts';

/** Who can be paged for a call, in the order in which they came on duty. */
export type Staff = {
  id: string;
  supervises: boolean;
  /** Teams that the person is on duty for now. */
  teams: readonly string[];
  /** At a desk, which sounds. */
  present: boolean;
  /** Has somewhere to be paged. */
  paged: boolean;
};
export type Waiting = { team: string | null; step: number };
export type Pages = { people: string[]; step: number; waitMs: number };

const MINUTE_MS = 60_000;
const SEEN_WITHIN_MS = SEEN_WITHIN_MINUTES * MINUTE_MS;
/** After an hour everybody was paged many times; the call goes on, more slowly. */
const SLOWER_AFTER = 12;
const SLOW_MS = 15 * MINUTE_MS;

const isReached = ({ present, paged }: Staff) => present || paged;

/**
 * Who is paged now for a call that nobody has seen: the first on duty, then the next one, then the supervisors, then
 * all of them until somebody answers. Nobody is waited for whom neither a desk nor a page reaches.
 */
export function nextPages(
  { team, step }: Waiting,
  staff: readonly Staff[],
  before: ReadonlySet<string>,
): Pages {
  const onDuty = staff.filter(({ teams }) => (team === null ? teams.length > 0 : teams.includes(team)));
  // Within the order of coming, whoever can be reached stands first.
  const order = [...onDuty.filter(isReached), ...onDuty.filter((person) => !isReached(person))];
  const links: (() => readonly Staff[])[] = [
    () => order.slice(0, 1),
    () => order.filter(({ id }) => !before.has(id) && id !== order[0]?.id).slice(0, 1),
    () => staff.filter(({ supervises }) => supervises),
  ];
  const people: Staff[] = [];
  let at = step;
  do {
    const link = links[at];
    people.push(...(link ? link() : [...order, ...staff.filter(({ supervises }) => supervises)]));
    at++;
  } while (!people.some(isReached) && at <= links.length);
  return {
    people: [...new Set(people.map(({ id }) => id))],
    step: at,
    waitMs: at > SLOWER_AFTER ? SLOW_MS : SEEN_WITHIN_MS,
  };
}
