import { useEffect } from 'react';
import { isTyping, nextRow, queueKeyOf } from './move-focus.ts';

/** Moves the real focus from case link to case link, so that Enter opens and a screen reader follows. */
export function useQueueKeys(enabled: boolean, onHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { activeElement } = document;
      const key = queueKeyOf(event);
      if (!key || document.querySelector('dialog[open]') || isTyping(activeElement?.tagName ?? '')) return;
      event.preventDefault();
      if (key === 'help') return onHelp();
      if (!enabled) return;
      const links = [...document.querySelectorAll<HTMLElement>('[data-case-link]')];
      const at = activeElement instanceof HTMLElement ? links.indexOf(activeElement) : -1;
      links[nextRow(at, links.length, key)]?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [enabled, onHelp]);
}
