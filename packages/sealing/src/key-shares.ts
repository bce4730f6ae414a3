import { combine, split } from 'shamir-secret-sharing';
import { fromGroups, toGroups } from './base32.ts';
import { fromBase64Url } from './base64url.ts';
import { type Bytes, concat, sha256, utf8 } from './bytes.ts';
import { privateKeyOf } from './key-halves.ts';

const SCALAR = 32;
/** Shamir's share of 32 bytes has 33; two bytes of a hash behind it notice a sign that was copied wrong. */
const SHARE = SCALAR + 1;
const CHECK = 2;

const checkOf = async (share: Uint8Array): Promise<Bytes> =>
  (await sha256(concat(utf8('kmm/1/key-share'), share))).slice(0, CHECK);

/** A team's private key as three printed shares of 14 groups; any two give it back, one says nothing about it. */
export async function sharesOf(privateKey: string): Promise<string[]> {
  const shares = await split(fromBase64Url(privateKey).slice(0, SCALAR), 3, 2);
  return Promise.all(shares.map(async (share) => toGroups(concat(share, await checkOf(share)))));
}

/** Whether a share was copied without a fault. */
export const isShare = async (typed: string): Promise<boolean> => (await readShare(typed)) !== undefined;

/** The team's private key out of two shares: `wrong-key` where they are of another key, undefined where one is none. */
export async function joinShares(input: {
  shares: readonly [string, string];
  publicKey: string;
  keyId: string;
}): Promise<string | undefined> {
  const [one, two] = await Promise.all(input.shares.map(readShare));
  // The last byte names the share: the same one twice is one share.
  if (!one || !two || one.at(-1) === two.at(-1)) return undefined;
  return privateKeyOf(await combine([one, two]), input.publicKey, input.keyId);
}

async function readShare(typed: string): Promise<Bytes | undefined> {
  const bytes = fromGroups(typed);
  if (bytes?.length !== SHARE + CHECK) return undefined;
  const share = bytes.slice(0, SHARE);
  const check = await checkOf(share);
  return bytes.slice(SHARE).every((byte, n) => byte === check[n]) ? share : undefined;
}
