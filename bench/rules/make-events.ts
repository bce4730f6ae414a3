import type { Event } from './event.ts';
import { type Random, randomFrom } from './random.ts';
import { atRisk } from './risk.ts';

const SIGNALS = [
  ...['asks_age', 'asks_location', 'asks_photo', 'asks_secrecy', 'off_platform', 'gift_offer', 'flattery'],
  ...['sexual', 'threat', 'self_harm', 'bully', 'slur', 'scam', 'sextortion', 'meet_up', 'phone_number'],
  ...['address', 'school_name', 'spam', 'drug'],
];
const KINDS = [
  ...['message', 'message', 'message', 'message', 'message', 'message', 'contact_request', 'upload'],
  ...['profile_view', 'profile_view', 'comment', 'comment', 'live_join'],
];
const AGES = [
  ...['u13', '13-15', '13-15', '16-17', '16-17', '16-17'],
  ...['adult', 'adult', 'adult', 'adult', 'unknown'],
];
const LANGUAGES = ['en', 'en', 'en', 'es', 'pt', 'de', 'fr', 'hi', 'ar', 'und'];

/** The workload: 92 in 100 events are ordinary, 8 come from seven kinds of risk. The order of draws is part of it. */
export function makeEvents(count: number, seed: number): Event[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const event = ordinary(random);
    return random.chance(0.08) ? atRisk(event, random) : event;
  });
}

function ordinary(random: Random): Event {
  const { next, int, chance, pick } = random;
  const kind = pick(KINDS);
  const [actorAge, targetAge] = [pick(AGES), pick(AGES)];
  return {
    kind,
    surface: surfaceOf(kind, random),
    hourLocal: int(6, 22),
    actor: {
      ageBand: actorAge,
      accountAgeDays: int(31, 3000),
      isVerified: chance(0.6),
      strangerContactCount24h: int(0, 6),
      minorContactCount7d: int(0, 4),
      reportsReceived30d: chance(0.04) ? 1 : 0,
      trustTier: int(2, 4),
    },
    target: {
      ageBand: targetAge,
      supervised: targetAge !== 'adult' && targetAge !== 'unknown' && chance(0.3),
    },
    relation: {
      mutualFriends: int(1, 60),
      isContact: chance(0.85),
      messagesExchanged: int(0, 2000),
      blockedBefore: chance(0.002),
    },
    content: {
      textSignals: chance(0.06) ? [pick(SIGNALS)] : chance(0.03) ? ['flattery'] : [],
      language: pick(LANGUAGES),
      hasImage: chance(0.2),
      hasLink: chance(0.08),
      nudityScore: Math.round(next() * next() * next() * 330) / 1000,
    },
    counters: {
      msgs1h: int(0, 30),
      dupText1h: int(0, 3),
      uploads1h: int(0, 6),
      offPlatformAsks7d: chance(0.03) ? 1 : 0,
    },
  };
}

function surfaceOf(kind: string, { chance, pick }: Random): string {
  if (kind === 'message') return chance(0.8) ? 'dm' : 'group';
  return kind === 'live_join' ? 'voice' : pick(['public', 'public', 'group', 'dm']);
}
