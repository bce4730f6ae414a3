import type { KeyChallenge } from '@khong-mot-minh/contracts';
import { newContentId, type Recipient, seal } from '@khong-mot-minh/sealing';
import type { Deps } from '../../deps.ts';
import { equalBytes } from '../../secrets.ts';

/** A challenge holds for this long, and for one more. */
const WINDOW_MS = 10 * 60_000;

/** What only the holder of the private key reads; derived, so that nothing has to be kept between two requests. */
const wordOf = (vault: Deps['vault'], person: string, keyId: string, window: number): string =>
  vault.keyed('key-proof', `${person}/${keyId}/${window}`);

/** A word sealed to a key, for a person who says that they hold it. */
export async function challengeFor(
  { vault, now }: Pick<Deps, 'vault' | 'now'>,
  person: string,
  to: Recipient,
): Promise<KeyChallenge> {
  const text = wordOf(vault, person, to.keyId, Math.floor(now().getTime() / WINDOW_MS));
  const id = newContentId();
  return { id, sealed: await seal({ kind: 'key-proof', id, text, to: [to] }) };
}

/** Whether that person opened a challenge to that key within the last minutes. */
export function provesKey(
  { vault, now }: Pick<Deps, 'vault' | 'now'>,
  person: string,
  keyId: string,
  proof: string,
): boolean {
  const window = Math.floor(now().getTime() / WINDOW_MS);
  return [window, window - 1].some((at) =>
    equalBytes(Buffer.from(wordOf(vault, person, keyId, at)), Buffer.from(proof)),
  );
}
