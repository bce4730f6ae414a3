import { randomBytes } from 'node:crypto';
import type { EnrolmentInput, EnrolmentView } from '@khong-mot-minh/contracts';
import {
  type Enrolment,
  endEnrolment,
  endSessions,
  findEnrolment,
  findSession,
  insertSession,
  putCredential,
  type SignedIn,
} from '@khong-mot-minh/database';
import { isPublicKey, keyIdOf } from '@khong-mot-minh/sealing';
import type { Deps } from '../../deps.ts';
import { sha256 } from '../../secrets.ts';
import { type Weakness, weaknessOf } from '../password-strength.ts';
import { hashPassword } from '../passwords.ts';
import { setMemberKey } from '../queries/member-keys.ts';
import { recordOpened } from '../sessions.ts';
import { IDLE_MS, SESSION_MS } from '../sign-in.ts';
import { totpStep } from '../totp.ts';

type Needs = Pick<Deps, 'db' | 'now' | 'record' | 'vault' | 'hashes'>;

/** What stands for a code in the database: spaces, hyphens and capitals do not matter. */
export const codeHashOf = (code: string): Buffer => sha256(code.toLowerCase().replace(/[^0-9a-z]/g, ''));

/** For whom a code was made; nothing changes. */
export async function openEnrolment(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  code: string,
): Promise<EnrolmentView | 'unknown'> {
  const found = await find(db, code, now());
  if (!found) return 'unknown';
  const { name, email, orgName, hasKey } = found;
  return { person: { name, email }, organisation: orgName, hasKey };
}

const find = (db: Deps['db'], code: string, at: Date): Promise<Enrolment | undefined> =>
  db.tx({ kind: 'system' }, ({ sql }) => findEnrolment(sql, codeHashOf(code), at), 'kmm_auth');

export type Refused = 'unknown' | 'wrong-code' | 'key-missing' | 'key-there' | 'bad-key' | Weakness;
export type Enrolled = { ok: true; token: string; person: SignedIn } | { ok: false; why: Refused };

/**
 * A member takes their place: password, second factor and key come from their browser, the code is used up, and they
 * are signed in. Nothing of it was ever in the operator's hands.
 */
export async function enrol(
  { db, now, record, vault, hashes }: Needs,
  input: EnrolmentInput,
): Promise<Enrolled> {
  const { code, password, totp, key } = input;
  const known = await find(db, code, now());
  if (!known) return { ok: false, why: 'unknown' };
  const weakness = weaknessOf(password, [known.name, known.email, ...Object.values(known.orgName)]);
  if (weakness) return { ok: false, why: weakness };
  const step = totpStep(totp.secret, totp.code, now().getTime());
  if (step === undefined) return { ok: false, why: 'wrong-code' };
  if (!known.hasKey && !key) return { ok: false, why: 'key-missing' };
  if (known.hasKey && key) return { ok: false, why: 'key-there' };
  if (key && !(await isPublicKey(key.publicKey))) return { ok: false, why: 'bad-key' };
  const keyId = key && (await keyIdOf(key.publicKey));
  // Outside the transaction: hashing takes long, and the embedded database has one connection.
  const passwordHash = await hashes.run('sign-in', () => hashPassword(password));
  const at = now();
  const token = randomBytes(32).toString('base64url');
  const who = { kind: 'system', org: known.orgId } as const;
  const done = await db.tx(who, async ({ sql, as }): Promise<Enrolled> => {
    const person = await as('kmm_auth', async (auth) => {
      // Two tabs with one code: the second finds it used.
      const still = await findEnrolment(auth, codeHashOf(code), at);
      if (!still || still.hasKey !== known.hasKey) return undefined;
      await endEnrolment(auth, known.personId);
      await putCredential(auth, known.personId, passwordHash, vault.seal('totp', totp.secret));
      await endSessions(auth, known.personId);
      const expiresAt = new Date(at.getTime() + SESSION_MS);
      await insertSession(auth, sha256(token), known.personId, { createdAt: at, expiresAt });
      return findSession(auth, sha256(token), at, IDLE_MS);
    });
    if (!person) return { ok: false, why: 'unknown' };
    if (key && keyId) {
      const { publicKey, locked: lockedKey, salt: keySalt } = key;
      await setMemberKey(sql, known.personId, { keyId, publicKey, lockedKey, keySalt });
    }
    await record(sql, 'member.enrolled', who, [known.personId]);
    return { ok: true, token, person };
  });
  if (done.ok) await recordOpened({ db, record }, done.person);
  return done;
}
