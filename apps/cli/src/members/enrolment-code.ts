import { randomInt } from 'node:crypto';
import { putEnrolment, type Sql } from '@khong-mot-minh/database';
import { codeHashOf } from '@khong-mot-minh/server';
import type { MembersDeps } from './members-deps.ts';

// Crockford's 32 letters and digits without those that look alike; five bits a sign.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const DAY_MS = 86_400_000;
const DAYS = 7;

/** 100 bits in groups that a person can copy. */
const newCode = (): string =>
  Array.from({ length: 5 }, () =>
    Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  ).join('-');

/** What an operator hands over, by another way than e-mail: it works once, and for seven days. */
export type Enrolling = { url: string; code: string; until: string };

/** A new one-time code for a person; run as `kmm_auth`. The address carries it where no server sees it. */
export async function giveCode(
  auth: Sql,
  { now, consoleUrl }: Pick<MembersDeps, 'now' | 'consoleUrl'>,
  personId: string,
): Promise<Enrolling> {
  const code = newCode();
  const madeAt = now();
  const expiresAt = new Date(madeAt.getTime() + DAYS * DAY_MS);
  await putEnrolment(auth, { personId, codeHash: codeHashOf(code), madeAt, expiresAt });
  return { url: `${consoleUrl}/console/enrol#${code}`, code, until: expiresAt.toISOString() };
}
