import { useMemo, useSyncExternalStore } from 'react';
import { addressOf, parseRoute, type Route } from './route.ts';

const CHANGED = 'kmm-address-changed';

/** Goes to a page without loading the document again, so that unlocked keys stay in memory. */
export function goTo(route: Exclude<Route, { page: 'missing' }>, how: 'push' | 'replace' = 'push'): void {
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', addressOf(route));
  dispatchEvent(new Event(CHANGED));
  scrollTo(0, 0);
}

const subscribe = (onChange: () => void) => {
  addEventListener('popstate', onChange);
  addEventListener(CHANGED, onChange);
  return () => {
    removeEventListener('popstate', onChange);
    removeEventListener(CHANGED, onChange);
  };
};

export function useRoute(): Route {
  const address = useSyncExternalStore(subscribe, () => `${location.pathname}${location.search}`);
  return useMemo(() => {
    const { pathname, search } = new URL(address, location.origin);
    return parseRoute(pathname, search);
  }, [address]);
}
