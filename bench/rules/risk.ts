import type { Event } from './event.ts';
import type { Random } from './random.ts';

/** What differs from an ordinary event, part by part. */
type Change = { [Part in keyof Event]?: Event[Part] extends object ? Partial<Event[Part]> : Event[Part] };
type Risk = (event: Event, random: Random) => Change;

/** Turns an event into one of a risk: several rules fire on most of these. */
export function atRisk(event: Event, random: Random): Event {
  const change = RISKS[random.int(0, RISKS.length - 1)]?.(event, random) ?? {};
  return {
    ...event,
    ...change,
    actor: { ...event.actor, ...change.actor },
    target: { ...event.target, ...change.target },
    relation: { ...event.relation, ...change.relation },
    content: { ...event.content, ...change.content },
    counters: { ...event.counters, ...change.counters },
  };
}

const minor = ({ pick }: Random): string => pick(['u13', '13-15', '13-15', '16-17']);

function some({ pick }: Random, pool: readonly string[], count: number): string[] {
  const chosen = new Set<string>();
  while (chosen.size < count) chosen.add(pick(pool));
  return [...chosen];
}

/** Draws are named in the order in which they are made: another order would be another workload. */
const grooming: Risk = (event, random) => {
  const { int, chance, pick } = random;
  const ageBand = pick(['adult', 'adult', 'adult', 'unknown']);
  const target = { ageBand: minor(random), supervised: chance(0.5) };
  const [accountAgeDays, isVerified] = [int(1, 60), chance(0.2)];
  const relation = { isContact: false, mutualFriends: int(0, 2), messagesExchanged: int(0, 60) };
  const actor = {
    ...{ ageBand, accountAgeDays, isVerified },
    strangerContactCount24h: int(5, 40),
    minorContactCount7d: int(2, 15),
    trustTier: int(0, 3),
  };
  const counters = { offPlatformAsks7d: int(0, 5) };
  const hourLocal = chance(0.3) ? pick([23, 0, 1, 2]) : event.hourLocal;
  const first = ['asks_age', 'asks_photo', 'asks_secrecy', 'off_platform'];
  const pool = [...first, 'gift_offer', 'flattery', 'asks_location', 'meet_up'];
  const content = { textSignals: some(random, pool, int(1, 3)) };
  return { kind: 'message', surface: 'dm', hourLocal, actor, target, relation, content, counters };
};

const sextortion: Risk = (_, random) => {
  const { next, int, chance, pick } = random;
  const ageBand = pick(['adult', 'unknown', '16-17']);
  const target = { ageBand: minor(random) };
  const accountAgeDays = int(0, 25);
  const [isContact, messagesExchanged, trustTier] = [chance(0.5), int(5, 120), int(0, 2)];
  const relation = { isContact, messagesExchanged, mutualFriends: int(0, 3) };
  const pool = ['threat', 'sexual', 'asks_photo', 'scam'];
  const content = {
    textSignals: ['sextortion', ...some(random, pool, int(1, 2))],
    hasImage: chance(0.6),
    nudityScore: Math.round(next() * 1000) / 1000,
  };
  const actor = { ageBand, accountAgeDays, trustTier };
  return { kind: 'message', surface: 'dm', actor, target, relation, content };
};

const imagery: Risk = (event, random) => {
  const { next, int, chance, pick } = random;
  const kind = pick(['upload', 'message']);
  const ageBand = chance(0.8) ? minor(random) : 'adult';
  const target = { ageBand: minor(random), supervised: true };
  const msgs1h = int(0, 20);
  const nudityScore = 0.5 + Math.round(next() * 500) / 1000;
  const relation = { isContact: chance(0.1) };
  const actor = { ageBand, trustTier: int(0, 1) };
  const counters = { msgs1h, uploads1h: int(12, 30) };
  const textSignals = chance(0.8) ? ['sexual', 'phone_number'] : ['sexual'];
  const content = { textSignals, hasImage: true, hasLink: chance(0.5), nudityScore };
  return { kind, surface: event.surface, actor, target, relation, content, counters };
};

const bullying: Risk = (_, random) => {
  const { int, chance, pick } = random;
  const kind = pick(['comment', 'message']);
  const ageBand = minor(random);
  const target = { ageBand: minor(random) };
  const reportsReceived30d = int(1, 6);
  const counters = { msgs1h: int(10, 90) };
  const actor = { ageBand, reportsReceived30d, trustTier: int(1, 3) };
  const relation = { isContact: chance(0.4) };
  const content = { textSignals: ['bully', ...some(random, ['slur', 'threat', 'self_harm'], int(1, 2))] };
  const surface = kind === 'comment' ? 'public' : 'group';
  return { kind, surface, actor, target, relation, content, counters };
};

const oversharing: Risk = (_, random) => {
  const { int, chance, pick } = random;
  const kind = pick(['comment', 'upload', 'upload', 'message']);
  const relation = { isContact: false, mutualFriends: int(0, 6) };
  const actor = { ageBand: pick(['u13', '13-15']), isVerified: false, accountAgeDays: int(1, 120) };
  const textSignals = chance(0.75)
    ? ['school_name', ...some(random, ['address', 'phone_number'], int(1, 2))]
    : ['self_harm', 'address'];
  const content = { textSignals, hasImage: true, hasLink: chance(0.4) };
  return { kind, surface: kind === 'message' ? 'dm' : 'public', actor, relation, content };
};

const enumeration: Risk = (event, random) => {
  const { int, chance, pick } = random;
  const kind = pick(['profile_view', 'contact_request', 'live_join']);
  const target = { ageBand: pick(['u13', '13-15']), supervised: chance(0.8) };
  const actor = {
    ageBand: 'adult',
    isVerified: false,
    accountAgeDays: int(1, 40),
    strangerContactCount24h: int(8, 60),
    minorContactCount7d: int(8, 40),
    reportsReceived30d: int(0, 4),
    trustTier: int(0, 1),
  };
  const relation = { mutualFriends: 0, isContact: false, blockedBefore: chance(0.4) };
  const counters = { dupText1h: int(0, 20) };
  const surface = kind === 'live_join' ? 'voice' : event.surface;
  return { kind, surface, actor, target, relation, counters };
};

const scam: Risk = (_, random) => {
  const { int, chance, pick } = random;
  const kind = pick(['message', 'comment']);
  const [accountAgeDays, trustTier] = [int(0, 10), int(0, 1)];
  const target = { ageBand: minor(random) };
  const counters = { dupText1h: int(6, 60), msgs1h: int(60, 200) };
  const hasLink = chance(0.8);
  const content = { hasLink, textSignals: some(random, ['scam', 'spam', 'drug'], int(1, 2)) };
  const relation = { isContact: chance(0.3) };
  const actor = { ageBand: pick(['adult', 'unknown']), accountAgeDays, isVerified: false, trustTier };
  return { kind, surface: kind === 'comment' ? 'public' : 'dm', actor, target, relation, content, counters };
};

const RISKS: readonly Risk[] = [grooming, sextortion, imagery, bullying, oversharing, enumeration, scam];
