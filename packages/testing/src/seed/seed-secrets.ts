import { hkdfSync, randomBytes } from 'node:crypto';

/** What the people and the platform of a seeded workspace sign in with. */
export type SeedSecrets = {
  password(email: string): string;
  unlock(email: string): string;
  platformKey(): string;
};

const SYLLABLES = 'la me sen tre lua mua nang gio song nui bien sao trang may chim ca'.split(' ');

/** A passphrase that a person can type: six syllables and a number, about 37 bits, for demo and tests. */
const words = (bytes: Uint8Array): string => {
  const number = 1000 + (((bytes[6] ?? 0) * 256 + (bytes[7] ?? 0)) % 9000);
  return [...Array.from(bytes.subarray(0, 6), (byte) => SYLLABLES[byte % SYLLABLES.length]), number].join(
    '-',
  );
};

/** New ones each time. */
export const randomSecrets: SeedSecrets = {
  password: () => words(randomBytes(8)),
  unlock: () => words(randomBytes(8)),
  platformKey: () => `kmm_${randomBytes(24).toString('base64url')}`,
};

/** The same ones again from the same root, so that nothing but the root has to be kept. */
export function secretsFrom(root: Uint8Array): SeedSecrets {
  const derive = (what: string, bytes: number) =>
    new Uint8Array(hkdfSync('sha256', root, '', `kmm/seed/${what}`, bytes));
  return {
    password: (email) => words(derive(`password/${email}`, 8)),
    unlock: (email) => words(derive(`unlock/${email}`, 8)),
    platformKey: () => `kmm_${Buffer.from(derive('platform-key', 24)).toString('base64url')}`,
  };
}
