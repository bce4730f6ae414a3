import { createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { inBatches, inTurns } from './in-turns.ts';
import { type KeyState, refBytes, refText } from './key-record.ts';
import type { KeyTable } from './key-table.ts';
import { type OpenReplicas, openReplicas, type ReplicaState, type Replicas } from './replicas.ts';

/**
 * The keys under which the wraps of a case's sealed content lie (decision 0075). They stand in files of their own, one
 * a replica, and in no backup: what is destroyed here can be opened from nowhere.
 */
export type CaseKeys = AsyncDisposable & {
  /** Names this store; the database writes it down, so that a wrong or a lost one is noticed. */
  readonly store: string;
  /** A new key, on the disk of every replica that is here when it resolves. */
  make(at: Date): Promise<{ ref: string; key: KeyObject }>;
  /** The key of that name; `destroyed`, or `absent` where no replica that was seen holds it. */
  find(ref: string): KeyObject | 'destroyed' | 'absent';
  /**
   * Overwrites keys in every replica that is here, and gives whether that was all of them; one that is away follows
   * when it returns. A name that is not there becomes a tombstone.
   */
  destroy(refs: readonly string[]): Promise<'everywhere' | 'not-in-all'>;
  /** Looks for replicas that were away, or went away, and brings them to what the others hold. */
  heal(): Promise<void>;
  replicas(): ReplicaState[];
  /** Names of keys that are destroyed. */
  destroyed(): string[];
  /** Names of keys that live. */
  live(): string[];
  count(): { live: number; destroyed: number };
};

/** Opens the key store: whatever one replica lost comes back from the others, and what one says is destroyed is. */
export async function openCaseKeys(options: OpenReplicas): Promise<CaseKeys> {
  const replicas = await openReplicas(options);
  return keysOn(replicas);
}

function keysOn(replicas: Replicas): CaseKeys {
  const { table } = replicas;
  const turns = inTurns();
  // One round writes whatever came while the one before was flushed: twenty reports a second need no twenty flushes.
  const flush = inBatches<number>(turns, (slots) => replicas.write(slots));
  return {
    store: refText(replicas.store),
    async make(at) {
      const record = {
        ref: refBytes(randomUUID()),
        state: 'live',
        madeAt: at,
        key: randomBytes(32),
      } as const;
      await flush([table.add(record)]);
      return { ref: refText(record.ref), key: createSecretKey(record.key) };
    },
    find(ref) {
      const slot = table.slotOf(refBytes(ref));
      if (slot === undefined) return 'absent';
      const record = table.read(slot);
      return record.state === 'destroyed' ? 'destroyed' : createSecretKey(record.key);
    },
    async destroy(refs) {
      const slots = refs.map((text) => bury(table, refBytes(text)));
      if (slots.length > 0) await flush(slots);
      return replicas.states().every(({ state }) => state === 'here') ? 'everywhere' : 'not-in-all';
    },
    heal: () => turns(() => replicas.heal()),
    replicas: () => replicas.states(),
    destroyed: () => names(table, 'destroyed'),
    live: () => names(table, 'live'),
    count: () => ({ live: table.count('live'), destroyed: table.count('destroyed') }),
    [Symbol.asyncDispose]: () => turns(async () => replicas[Symbol.asyncDispose]()),
  };
}

function bury(table: KeyTable, ref: Buffer): number {
  const known = table.slotOf(ref);
  if (known === undefined)
    return table.add({ ref, state: 'destroyed', madeAt: new Date(0), key: Buffer.alloc(32) });
  table.destroy(known);
  return known;
}

function names(table: KeyTable, state: KeyState): string[] {
  const refs: string[] = [];
  for (let slot = 0; slot < table.size; slot++) {
    const record = table.read(slot);
    if (record.state === state) refs.push(refText(record.ref));
  }
  return refs;
}
