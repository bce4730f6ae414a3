export type QueueKey = 'next' | 'previous' | 'help';

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** What a bare key asks for; keys with a modifier belong to the browser. */
export function queueKeyOf({ key, ctrlKey, metaKey, altKey }: Pressed): QueueKey | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  switch (key) {
    case 'j':
    case 'J':
      return 'next';
    case 'k':
    case 'K':
      return 'previous';
    case '?':
      return 'help';
    default:
      return undefined;
  }
}

/** The row to go to from `current` (-1: none yet); stops at both ends. */
export function nextRow(current: number, count: number, key: 'next' | 'previous'): number {
  if (count === 0) return -1;
  if (current < 0) return key === 'next' ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, current + (key === 'next' ? 1 : -1)));
}

/** Letters typed into a field are text, not commands. */
export const isTyping = (tagName: string): boolean => ['INPUT', 'TEXTAREA', 'SELECT'].includes(tagName);
