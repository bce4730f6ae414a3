import type { AgeBand } from '@khong-mot-minh/contracts';
import type { Random } from '../../bench/rules/random.ts';

/** What a platform says of two people: as it is, drawn at random, or the opposite of what would help. */
export const METADATA = ['true', 'random', 'adversarial'] as const;
export type Metadata = (typeof METADATA)[number];

/** The two accounts and how they stand to each other. */
export type People = {
  first: AgeBand;
  second: AgeBand;
  connected: boolean;
  mutuals: number;
  firstDays: number;
  abroad: boolean;
};

const ADULTS: readonly AgeBand[] = ['18-22', '23plus', '23plus', '23plus'];
const YOUNG: readonly AgeBand[] = ['13-15', '16-17'];
const ALL: readonly AgeBand[] = ['under13', '13-15', '16-17', '18-22', '23plus', 'unknown'];

type Make = (random: Random) => Pick<People, 'first' | 'second' | 'connected'>;

const HARMLESS: Readonly<Record<string, Make>> = {
  relatives: (r) => ({ first: '23plus', second: r.pick(YOUNG), connected: true }),
  'teachers-coaches': (r) => ({ first: '23plus', second: r.pick(YOUNG), connected: r.chance(0.6) }),
  'teen-couples': (r) => ({ first: r.pick(YOUNG), second: r.pick(YOUNG), connected: true }),
  'best-friends': (r) => ({ first: r.pick(YOUNG), second: r.pick(YOUNG), connected: true }),
  sellers: (r) => ({ first: r.pick(ADULTS), second: r.pick(['16-17', '18-22']), connected: r.chance(0.3) }),
  'game-teams': (r) => ({
    first: r.pick(['13-15', '16-17', '18-22']),
    second: r.pick(YOUNG),
    connected: r.chance(0.4),
  }),
  'support-groups': (r) => ({
    first: r.pick(['16-17', '18-22']),
    second: r.pick(YOUNG),
    connected: r.chance(0.5),
  }),
  'surprise-parties': (r) => ({
    first: r.pick(['16-17', '23plus', '13-15']),
    second: r.pick(YOUNG),
    connected: true,
  }),
  counsellors: (r) => ({ first: '23plus', second: r.pick(YOUNG), connected: r.chance(0.3) }),
};

/** The people of a harmless kind. */
export function harmlessPeople(kind: string, metadata: Metadata, random: Random): People {
  const truth = HARMLESS[kind]?.(random);
  if (truth === undefined) throw new Error(`People: unknown kind "${kind}"`);
  const known = { ...truth, mutuals: truth.connected ? random.int(2, 30) : random.int(0, 4) };
  switch (metadata) {
    case 'true':
      return { ...known, firstDays: random.int(60, 2000), abroad: random.chance(0.03) };
    case 'random':
      return atRandom(random, truth.second);
    case 'adversarial':
      // The harmless contact looks as bad as metadata can look.
      return { ...truth, first: '23plus', connected: false, mutuals: 0, firstDays: 2, abroad: true };
  }
}

/** The people of a harmful conversation: about half of the contacts are known from elsewhere. */
export function harmfulPeople(receivers: readonly AgeBand[], metadata: Metadata, random: Random): People {
  const second = random.pick(receivers);
  const peer = random.chance(0.12) && second !== '23plus';
  const connected = random.chance(0.45);
  switch (metadata) {
    case 'true':
      return {
        first: peer ? second : random.pick(ADULTS),
        second,
        connected,
        mutuals: connected ? random.int(1, 12) : random.int(0, 1),
        firstDays: random.int(1, 300),
        abroad: random.chance(0.4),
      };
    case 'random':
      return atRandom(random, second);
    case 'adversarial':
      // The harmful contact passes for a connected friend of the same age.
      return { first: second, second, connected: true, mutuals: 25, firstDays: 900, abroad: false };
  }
}

const atRandom = (random: Random, second: AgeBand): People => ({
  first: random.pick(ALL),
  second,
  connected: random.chance(0.5),
  mutuals: random.int(0, 20),
  firstDays: random.int(0, 1500),
  abroad: random.chance(0.3),
});
