import type { SessionKeys } from '@khong-mot-minh/contracts';
import type { Unlocked } from './open-keys.ts';

/** The key derivation is loaded when it is needed, and the busy state is drawn before it takes the thread. */
export async function unlockInBrowser(phrase: string, keys: SessionKeys): Promise<Unlocked> {
  const [{ openKeys }, { argon2Wasm }] = await Promise.all([
    import('./open-keys.ts'),
    import('@khong-mot-minh/sealing/argon2-wasm'),
  ]);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return openKeys(phrase, keys, argon2Wasm);
}
