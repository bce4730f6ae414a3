import type { ComponentProps, MouseEvent } from 'react';
import { addressOf, type Route } from './route.ts';
import { goTo } from './use-route.ts';

type Props = Omit<ComponentProps<'a'>, 'href' | 'onClick'> & { to: Exclude<Route, { page: 'missing' }> };

/** A real link: a click with a modifier key opens a tab as everywhere else. */
export function RouteLink({ to, ...rest }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(to);
  };
  return <a {...rest} href={addressOf(to)} onClick={follow} />;
}
