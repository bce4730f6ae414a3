import { useEffect, useState } from 'react';
import { useKeys } from './key-context.tsx';
import { type Openable, type Opened, openItem } from './open-item.ts';

/** Opened text lives in the component that shows it; locking drops it, and no cache holds a copy. */
export function useOpened(item: Openable): Opened | { state: 'locked' } | { state: 'opening' } {
  const { state } = useKeys();
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    if (state.status === 'locked') return setOpened(undefined);
    let current = true;
    openItem(item, state.openers).then((next) => {
      if (current) setOpened(next);
    });
    return () => {
      current = false;
    };
  }, [item, state]);
  if (state.status === 'locked') return { state: 'locked' };
  return opened ?? { state: 'opening' };
}
