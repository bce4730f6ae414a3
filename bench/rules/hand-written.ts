import type { Event } from './event.ts';

/** Signals as bits, so that a test of several is one operation. */
const NAMES = [
  ...['asks_age', 'asks_location', 'asks_photo', 'asks_secrecy', 'off_platform', 'gift_offer', 'flattery'],
  ...['sexual', 'threat', 'self_harm', 'bully', 'slur', 'scam', 'sextortion', 'meet_up', 'phone_number'],
  ...['address', 'school_name', 'spam', 'drug'],
];
const BITS = new Map(NAMES.map((name, bit) => [name, 1 << bit]));
const [ASKS_AGE, ASKS_LOCATION, ASKS_PHOTO, ASKS_SECRECY, OFF_PLATFORM] = [1, 2, 4, 8, 16];
const [GIFT, FLATTERY, SEXUAL, THREAT, SELF_HARM] = [32, 64, 128, 256, 512];
const [BULLY, SLUR, SCAM, SEXTORTION, MEET_UP] = [1024, 2048, 4096, 8192, 16_384];
const [PHONE, ADDRESS, SCHOOL, SPAM, DRUG] = [32_768, 65_536, 131_072, 262_144, 524_288];

const AGES: Readonly<Record<string, number>> = { u13: 1, '13-15': 2, '16-17': 4, adult: 8, unknown: 16 };
const [CHILD, YOUNG, MINOR, ADULT, GROWN] = [1, 3, 7, 8, 24];

function bitsOf(signals: readonly string[]): number {
  let bits = 0;
  for (const signal of signals) bits |= BITS.get(signal) ?? 0;
  return bits;
}

/** The 50 rules as a person would write them for speed: the practical limit of the language. */
export function handWritten(e: Event): number[] {
  const fired: number[] = [];
  const sender = AGES[e.actor.ageBand] ?? 0;
  const receiver = AGES[e.target.ageBand] ?? 0;
  const signals = bitsOf(e.content.textSignals);
  switch (e.kind) {
    case 'message':
      message(e, sender, receiver, signals, fired);
      break;
    case 'contact_request':
      contact(e, sender, receiver, fired);
      break;
    case 'upload':
      upload(e, sender, receiver, signals, fired);
      break;
    case 'comment':
      comment(e, sender, receiver, signals, fired);
      break;
    case 'live_join':
      live(e, sender, receiver, fired);
      break;
    case 'profile_view':
      view(e, sender, receiver, fired);
      break;
  }
  return fired;
}

function message(e: Event, sender: number, receiver: number, s: number, fired: number[]): void {
  const { actor, relation, content, counters } = e;
  const minor = (receiver & MINOR) !== 0;
  const young = (receiver & YOUNG) !== 0;
  const stranger = !relation.isContact;
  const score = content.nudityScore;
  if (minor && sender === ADULT && stranger && s & (ASKS_SECRECY | ASKS_PHOTO)) fired.push(0);
  if (sender & GROWN && actor.strangerContactCount24h >= 20 && often(e)) fired.push(2);
  if (minor && s !== 0) {
    if (s & OFF_PLATFORM && stranger && (sender === ADULT || actor.accountAgeDays < 7)) fired.push(3);
    if (s & GIFT && s & (FLATTERY | ASKS_PHOTO) && relation.messagesExchanged < 50) fired.push(4);
    if (s & ASKS_AGE && s & ASKS_PHOTO && relation.messagesExchanged < 20) fired.push(5);
    if (young && s & (ASKS_LOCATION | ADDRESS) && sender !== CHILD && relation.mutualFriends < 3)
      fired.push(6);
    if (s & MEET_UP && sender & GROWN && relation.mutualFriends < 2) fired.push(7);
  }
  if (sender === ADULT && supervisedStranger(e)) fired.push(8);
  if (young && stranger && sender & GROWN && (e.hourLocal >= 23 || e.hourLocal < 5)) fired.push(9);
  if (counters.offPlatformAsks7d >= 3 && actor.minorContactCount7d >= 3 && sender !== CHILD) fired.push(10);
  if (content.hasImage && minor && score >= 0.35) {
    if (score < 0.7) fired.push(13);
    else if (sender !== CHILD) fired.push(14);
  }
  if (s & SEXTORTION && (sender | receiver) & MINOR && (s & THREAT || score >= 0.5)) fired.push(15);
  if (s & SEXUAL && minor && sender & 28 && actor.trustTier < 3) fired.push(16);
  if (content.hasImage && score >= 0.5) {
    if (sender & MINOR && stranger) fired.push(17);
    if (score >= 0.9 && (sender | receiver) & YOUNG) fired.push(18);
  }
  if (s & (SEXTORTION | THREAT) && minor && actor.accountAgeDays < 14 && relation.messagesExchanged < 100)
    fired.push(20);
  if (s !== 0 && minor) harsh(e, young, s, fired);
  if (sender & MINOR && s & (PHONE | ADDRESS) && e.surface !== 'voice') fired.push(27);
  if (s & SCHOOL && sender & YOUNG && stranger && relation.mutualFriends < 5) fired.push(30);
  if (counters.dupText1h >= 10 && actor.accountAgeDays < 30 && actor.trustTier < 2) fired.push(40);
  if (s & SCAM && content.hasLink && (minor || actor.accountAgeDays < 3)) fired.push(41);
  if (content.hasLink && young && stranger && actor.trustTier < 3) fired.push(42);
  if (counters.msgs1h >= 80 && actor.accountAgeDays < 14 && !actor.isVerified) fired.push(43);
  if (s & SPAM && counters.dupText1h >= 5 && (minor || actor.strangerContactCount24h >= 15)) fired.push(44);
  if (s & (DRUG | SELF_HARM) && s !== 0) {
    if (s & DRUG && (sender | receiver) & MINOR && content.language !== 'und') fired.push(45);
    if (s & SELF_HARM) {
      if (sender & MINOR && known(content.language)) fired.push(46);
      if (minor && !(sender & MINOR)) fired.push(47);
      if (s & (BULLY | THREAT) && minor && actor.reportsReceived30d > 0) fired.push(49);
    }
  }
}

function comment(e: Event, sender: number, receiver: number, s: number, fired: number[]): void {
  const { actor, relation, content, counters } = e;
  const minor = (receiver & MINOR) !== 0;
  const young = (receiver & YOUNG) !== 0;
  const score = content.nudityScore;
  if (content.hasImage && minor && score >= 0.35 && score < 0.7) fired.push(13);
  if (s !== 0 && minor) harsh(e, young, s, fired);
  if (counters.msgs1h >= 40 && s & (BULLY | SLUR) && !relation.isContact) fired.push(25);
  if (s & (SLUR | BULLY | THREAT) && young && e.surface === 'public') fired.push(26);
  if (sender & MINOR && s & (PHONE | ADDRESS) && e.surface !== 'voice') fired.push(27);
  if (e.surface === 'public' && sender & YOUNG) {
    if (s & (PHONE | ADDRESS | SCHOOL)) fired.push(28);
    if (sender === CHILD && (s & (ADDRESS | ASKS_LOCATION) || content.hasLink)) fired.push(31);
  }
  if (counters.dupText1h >= 10 && actor.accountAgeDays < 30 && actor.trustTier < 2) fired.push(40);
  if (s & SCAM && content.hasLink && (minor || actor.accountAgeDays < 3)) fired.push(41);
  if (counters.msgs1h >= 80 && actor.accountAgeDays < 14 && !actor.isVerified) fired.push(43);
  if (s & DRUG && (sender | receiver) & MINOR && content.language !== 'und') fired.push(45);
  if (s & SELF_HARM) {
    if (sender & MINOR && known(content.language)) fired.push(46);
    if (content.hasImage && actor.trustTier <= 3) fired.push(48);
    if (s & (BULLY | THREAT) && minor && actor.reportsReceived30d > 0) fired.push(49);
  }
}

/** Harsh words to a minor, in messages and comments alike. */
function harsh(
  { actor, relation, content, surface }: Event,
  young: boolean,
  s: number,
  fired: number[],
): void {
  if (s & BULLY) {
    if (actor.trustTier < 4) fired.push(21);
    if (actor.reportsReceived30d >= 3 && content.language !== 'und') fired.push(22);
  }
  if (s & SLUR && s & (BULLY | THREAT)) fired.push(23);
  if (
    s & THREAT &&
    young &&
    surface !== 'public' &&
    (actor.reportsReceived30d >= 2 || relation.blockedBefore)
  )
    fired.push(24);
}

function upload(e: Event, sender: number, receiver: number, s: number, fired: number[]): void {
  const { actor, content, counters } = e;
  const score = content.nudityScore;
  if (content.hasImage) {
    if (sender & MINOR && score >= 0.7) fired.push(12);
    if (score >= 0.9 && (sender | receiver) & YOUNG) fired.push(18);
  }
  if (counters.uploads1h >= 15 && score >= 0.4 && actor.trustTier < 2) fired.push(19);
  if (sender & MINOR && s & (PHONE | ADDRESS) && e.surface !== 'voice') fired.push(27);
  if (e.surface === 'public' && sender & YOUNG && s & (PHONE | ADDRESS | SCHOOL)) fired.push(28);
  if (s & SCHOOL && sender & MINOR && content.hasImage && e.surface !== 'dm') fired.push(29);
  if (sender === CHILD) {
    if (e.surface === 'public' && (s & (ADDRESS | ASKS_LOCATION) || content.hasLink)) fired.push(31);
    if (underage(e)) fired.push(32);
  }
  if (s & DRUG && (sender | receiver) & MINOR && content.language !== 'und') fired.push(45);
  if (s & SELF_HARM) {
    if (sender & MINOR && known(content.language)) fired.push(46);
    if (content.hasImage && actor.trustTier <= 3) fired.push(48);
  }
}

function contact(e: Event, sender: number, receiver: number, fired: number[]): void {
  const { actor, relation, counters } = e;
  const minor = (receiver & MINOR) !== 0;
  if (sender === ADULT && minor && relation.mutualFriends === 0 && actor.accountAgeDays < 30) fired.push(1);
  if (sender & GROWN && actor.strangerContactCount24h >= 20 && often(e)) fired.push(2);
  if (sender === ADULT && supervisedStranger(e)) fired.push(8);
  if (relation.blockedBefore && minor && !relation.isContact) fired.push(11);
  if (counters.dupText1h >= 10 && actor.accountAgeDays < 30 && actor.trustTier < 2) fired.push(40);
}

function live(e: Event, sender: number, receiver: number, fired: number[]): void {
  const { actor, relation } = e;
  if (sender === ADULT && supervisedStranger(e)) fired.push(8);
  if (sender === CHILD && underage(e)) fired.push(32);
  if (sender & YOUNG && e.surface === 'voice' && (e.hourLocal >= 22 || e.hourLocal < 6)) fired.push(33);
  if (sender === ADULT && receiver & YOUNG && relation.mutualFriends === 0 && !actor.isVerified)
    fired.push(34);
  if (receiver & MINOR && actor.reportsReceived30d >= 2 && actor.trustTier < 2) fired.push(35);
}

function view(e: Event, sender: number, receiver: number, fired: number[]): void {
  const { actor, target, relation } = e;
  const minor = (receiver & MINOR) !== 0;
  if (sender & GROWN && minor && actor.strangerContactCount24h >= 10 && relation.mutualFriends === 0)
    fired.push(36);
  if (receiver & YOUNG && actor.minorContactCount7d >= 10 && actor.trustTier < 2 && !relation.isContact)
    fired.push(37);
  if (target.supervised && sender === ADULT && actor.accountAgeDays < 30) fired.push(38);
  if (relation.blockedBefore && minor && sender !== CHILD) fired.push(39);
}

const often = ({ actor }: Event): boolean => actor.minorContactCount7d >= 5 || actor.reportsReceived30d >= 2;

const supervisedStranger = ({ actor, target, relation }: Event): boolean =>
  target.supervised && !actor.isVerified && relation.mutualFriends < 1;

const underage = ({ actor, surface }: Event): boolean =>
  (surface === 'public' || surface === 'voice') && !actor.isVerified && actor.accountAgeDays < 90;

const known = (language: string): boolean => language !== 'und' && language !== 'xx';
