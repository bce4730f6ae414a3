import { randomInt } from 'node:crypto';
import type { WaitingAct } from '@khong-mot-minh/database';
import { encodeSealedLeaf } from '@khong-mot-minh/ledger';
import type { Vault } from '../secrets.ts';
import { paddingOpening } from './padding.ts';
import { wholeOpening } from './whole-opening.ts';

export type Leaf = { id?: number; bytes: Uint8Array };

/** Every order equally likely (Fisher–Yates). */
function shuffle<T>(all: T[]): T[] {
  for (let i = all.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    // `as`: both indexes lie within the list.
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

/**
 * The leaves of a batch of this size, whose first stands at `first`: the acts anywhere among leaves that fill it up,
 * which nobody without the key tells from acts.
 */
export function fillBatch(
  vault: Pick<Vault, 'paddingKey'>,
  acts: readonly WaitingAct[],
  size: number,
  first: number,
): Leaf[] {
  return shuffle(Array.from({ length: size }, (_, i) => acts[i])).map((act, i): Leaf => {
    if (!act) return { bytes: encodeSealedLeaf(paddingOpening(vault, first + i)) };
    return { id: act.id, bytes: encodeSealedLeaf(wholeOpening(act)) };
  });
}
