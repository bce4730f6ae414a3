import { clearDevice } from './clear-device.ts';
import { onShown } from './on-shown.ts';

const WITHIN_MS = 5000;
const TIMES = 3;

/** Nobody waits for the browser's own clearing up: the whole way out takes less than 300 ms. */
const CLEARING_MS = 200;

/** Hides the page at once, clears what a script can clear, and takes the place of this page in the history. */
async function leave(): Promise<void> {
  const link = document.querySelector<HTMLAnchorElement>('a[data-exit]');
  document.documentElement.hidden = true;
  document.title = ' ';
  // Clear-Site-Data in the answer of the way out does the same, but only over https and not in every browser.
  await Promise.race([clearDevice(), new Promise((done) => setTimeout(done, CLEARING_MS))]);
  location.replace(navigator.onLine ? (link?.href ?? '/thoat') : 'about:blank');
}

/** On help pages and on the ways into them, links replace the page: "back" then leads past this site. */
function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented) return;
  if (link.matches('[data-exit]')) {
    event.preventDefault();
    leave();
  } else if (link.closest('[data-quiet]') && link.origin === location.origin && !link.hash) {
    event.preventDefault();
    location.replace(link.href);
  }
}

const pressed: { key: string; at: number }[] = [];
function countKeys({ key, repeat, timeStamp }: KeyboardEvent): void {
  if (repeat) return;
  if (key !== 'Shift' && key !== 'Escape') pressed.length = 0;
  else pressed.push({ key, at: timeStamp });
  const last = pressed.slice(-TIMES);
  const first = last[0];
  if (
    first &&
    last.length === TIMES &&
    last.every((press) => press.key === key) &&
    timeStamp - first.at < WITHIN_MS
  )
    leave();
}

document.addEventListener('click', follow);
document.addEventListener('keydown', countKeys);
// A page that comes back from the browser's memory would show what was typed or read.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
onShown(() => {
  for (const element of document.querySelectorAll<HTMLElement>('[data-with-script]')) element.hidden = false;
});
