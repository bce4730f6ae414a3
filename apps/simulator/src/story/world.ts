import { type Desk, type PlatformClient, platformClient, signIn, unlock } from '@khong-mot-minh/testing';
import type { DemoPerson } from '../start/demo-file.ts';

type Openers = Awaited<ReturnType<typeof unlock>>;

/** What the story acts through: the API over HTTP, with the demo's own key and people, and no other door. */
export type World = {
  base: string;
  vkey: string;
  people: readonly DemoPerson[];
  platform: PlatformClient;
  person(email: string): DemoPerson;
  /** A real session of that person, signed in when first needed. */
  desk(email: string): Promise<Desk>;
  /** The person's keys, unlocked with the phrase. */
  openers(email: string): Promise<Openers>;
};

// Sessions end after 30 idle minutes; a new one is opened well before.
const FRESH_MS = 15 * 60_000;

/** The world of a running demo. */
export function createWorld(
  base: string,
  vkey: string,
  platformKey: string,
  people: readonly DemoPerson[],
): World {
  const desks = new Map<string, { desk: Promise<Desk>; until: number }>();
  const keys = new Map<string, Promise<Openers>>();
  const person = (email: string): DemoPerson => {
    const person = people.find((p) => p.email === email);
    if (!person) throw new Error(`Nobody of the demo has the address "${email}"`);
    return person;
  };
  const desk = (email: string): Promise<Desk> => {
    const known = desks.get(email);
    if (known && known.until > Date.now()) return known.desk;
    const opening = signIn(base, person(email));
    desks.set(email, { desk: opening, until: Date.now() + FRESH_MS });
    opening.catch(() => desks.delete(email));
    return opening;
  };
  const openers = (email: string): Promise<Openers> => {
    const known = keys.get(email);
    if (known) return known;
    const opening = desk(email).then((d) => unlock(d, person(email).unlock));
    keys.set(email, opening);
    opening.catch(() => keys.delete(email));
    return opening;
  };
  return { base, vkey, people, platform: platformClient(base, platformKey), person, desk, openers };
}
