import { carry, obfuscations, seeded } from '@khong-mot-minh/cli/language';

type Check = (text: string) => boolean;

/** Messages a second of processor time: other programs of the machine do not count. */
export function speedOf(check: Check, messages: readonly string[], seconds: number): number {
  for (const message of messages.slice(0, 500)) check(message);
  const started = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  };
  let done = 0;
  while (spent() < seconds)
    for (let i = 0; i < 100; i++) {
      check(messages[done % messages.length] ?? '');
      done++;
    }
  return done / spent();
}

/** The share of disguised terms found, for each disguise, in English and in Vietnamese. */
export function recallOf(
  check: Check,
  terms: { en: readonly string[]; vi: readonly string[] },
): { mean: number; rows: { name: string; en: number; vi: number }[] } {
  const random = seeded(77);
  const share = (list: readonly string[], obfuscate: (term: string) => string) =>
    list.filter((term) => check(carry(obfuscate(term), random))).length / list.length;
  const rows = Object.entries(obfuscations).map(([name, obfuscate]) => ({
    name,
    en: share(terms.en, (term) => obfuscate(term, random)),
    vi: share(terms.vi, (term) => obfuscate(term, random)),
  }));
  return { rows, mean: rows.reduce((sum, { en, vi }) => sum + (en + vi) / 2, 0) / rows.length };
}

/** The share of clean messages that are flagged. */
export const flaggedOf = (check: Check, messages: readonly string[]): number =>
  messages.filter(check).length / messages.length;
