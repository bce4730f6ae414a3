import { html } from 'hono/html';
import type { Html } from './html.ts';

const strokes = {
  phone:
    'M6.6 3.5h2.6l1.5 4-2 1.6a11 11 0 0 0 6.2 6.2l1.6-2 4 1.5v2.6a2 2 0 0 1-2.1 2A16 16 0 0 1 4.6 5.6a2 2 0 0 1 2-2.1Z',
  heart: 'M12 20C6 15.8 3 12.5 3 8.9A4.8 4.8 0 0 1 12 6.5a4.8 4.8 0 0 1 9 2.4C21 12.5 18 15.8 12 20Z',
  people:
    'M8.5 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2 20c0-3.8 2.5-6 6.5-6s6.5 2.2 6.5 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.3c2.5.7 4 2.7 4 5.7',
  picture: 'M4 5.5h16v13H4ZM8.5 11a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM4 17l5-4 4 3 3-2.5 4 3.5',
  book: 'M12 6.5C10 5 7 4.5 3.5 4.5v13.5c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2V4.5C17 4.5 14 5 12 6.5ZM12 6.5V20',
  pen: 'M4 20l1-4.5L16.5 4a2 2 0 0 1 3 0l.5.5a2 2 0 0 1 0 3L8.5 19ZM14 6.5l3.5 3.5',
  key: 'M8 15.5a4.5 4.5 0 1 1 4.2-6.1L21 9.4v3h-2.5V15h-3v-2.6h-3.3A4.5 4.5 0 0 1 8 15.5ZM7.5 11h.01',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  exit: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  play: 'M8 5.5v13l10.5-6.5Z',
  game: 'M7.5 8h9a4.5 4.5 0 0 1 4.4 5.6l-.7 2.6a2.3 2.3 0 0 1-3.9 1L14.5 15h-5l-1.8 2.2a2.3 2.3 0 0 1-3.9-1l-.7-2.6A4.5 4.5 0 0 1 7.5 8ZM8.5 10v3M7 11.5h3M15.5 11.5h.01',
  question:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.5a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.7-.9 1.4v.3M12 16.8h.01',
  chat: 'M4 5.5h16v10.5H12l-4.5 3.5V16H4ZM8 9.2h8M8 12.3h5',
  film: 'M4 6h16v12H4ZM8 6v12M16 6v12M4 10h4M4 14h4M16 10h4M16 14h4',
  school: 'M3 9.5 12 5l9 4.5-9 4.5ZM7 11.8V16c1.3 1.2 3 1.8 5 1.8s3.7-.6 5-1.8v-4.2M21 9.5V15',
  shield: 'M12 3.5c2.5 1.4 5 2 7.5 2.2C19.8 12 17.5 17 12 20.5 6.5 17 4.2 12 4.5 5.7 7 5.5 9.5 4.9 12 3.500Z',
  phoneDown: 'M8 3.500h8v17H8ZM12 7.500v6M9.8 11.500l2.2 2.3 2.2-2.3',
  check: 'M5 12.5l4.5 4.5L19 7.5',
} as const;
export type IconName = keyof typeof strokes;

/** A small line drawing beside words; it never stands alone, so screen readers skip it. */
export const icon = (name: IconName): Html =>
  html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${strokes[name]}"/></svg>`;
