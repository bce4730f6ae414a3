import { keepWindow, pullWindows } from './account-windows.ts';
import { SHARDS } from './byte-table.ts';
import { accountsOfPair, emptyState, type ProtectionState, pairKey, type Write } from './protection-state.ts';
import { ownerOf, WINDOW_NAMES, type WindowName, windowKey, windowOfKey } from './windows.ts';

/** Other names for the accounts and conversations of a state. */
export type Renaming = { account(id: string): string; conversation(id: string): string };

const pairRenamed = (key: string, { account }: Renaming): string => {
  const { actor, target } = accountsOfPair(key);
  return pairKey(account(actor), account(target));
};

function ownerRenamed(name: WindowName, key: string, renaming: Renaming): string {
  switch (ownerOf(name)) {
    case 'account':
      return renaming.account(key);
    case 'pair':
      return pairRenamed(key, renaming);
    case 'conversation':
      return renaming.conversation(key);
    case 'theme': {
      const { actor: theme, target } = accountsOfPair(key);
      return pairKey(theme, renaming.account(target));
    }
  }
}

/** A write as it would have been made under the other names. */
export function renameWrite(write: Write, renaming: Renaming): Write {
  switch (write.op) {
    case 'pair':
    case 'contact':
    case 'accept':
    case 'uncite':
    case 'case':
      return { ...write, key: pairRenamed(write.key, renaming) };
    case 'window': {
      const at = windowOfKey(write.key);
      return at ? { ...write, key: windowKey(at.name, ownerRenamed(at.name, at.account, renaming)) } : write;
    }
    case 'session':
      return { ...write, account: renaming.account(write.account) };
  }
}

/** The same state under other names. Members of windows stay as they are: they name nobody. */
export function renameState(state: ProtectionState, renaming: Renaming): ProtectionState {
  const renamed = emptyState();
  for (const table of ['pairs', 'cases'] as const)
    for (let shard = 0; shard < SHARDS; shard++)
      for (const key of state[table].keysIn(shard)) {
        const value = state[table].get(key);
        if (value) renamed[table].set(pairRenamed(key, renaming), value);
      }
  for (let shard = 0; shard < SHARDS; shard++)
    for (const key of state.windows.keysIn(shard)) {
      const piece = state.windows.peek(key);
      const windows = piece ? pullWindows(piece, WINDOW_NAMES) : {};
      for (const name of WINDOW_NAMES) {
        const window = windows[name];
        if (window) keepWindow(renamed.windows, ownerRenamed(name, key, renaming), name, window);
      }
    }
  return renamed;
}
