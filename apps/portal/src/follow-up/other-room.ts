import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';

/** Both kinds of code look alike. To what a code belongs, as the page says that opens it. */
export const ROOMS = {
  report: '/gap-lai',
  takeDown: '/go-anh/theo-doi',
} as const;
export type Room = keyof typeof ROOMS;

/** A code that belongs to the other page: named, and opened there with one press. It goes along in a form field. */
export const otherRoom = (
  { t, lang }: PageContext,
  room: Room,
  { receipt, shown }: { receipt: string; shown: boolean },
): Html => html`
<form class="stack" method="post" action="/${lang}${ROOMS[room]}" data-other-room ${shown ? '' : 'hidden'}>
  ${notice(
    'warm',
    '',
    html`<p>${t(`back.other.${room}`)}</p><input type="hidden" name="receipt" value="${receipt}">
  <p><button class="button" name="do" value="open">${t(`back.other.${room}.open`)}</button></p>
  <p class="small">${t('back.mode.server')}</p>`,
    shown,
  )}
</form>`;
