import { clearDevice } from './clear-device.ts';
import { keepLesson, keptLessons, renewLessons } from './keep-pages.ts';
import { startWorker } from './start-worker.ts';

const place = document.querySelector<HTMLElement>('[data-offline]');
const root = place?.dataset.offline ?? '';

const parts = (name: string) => [...document.querySelectorAll<HTMLElement>(`[data-${name}]`)];
const show = (name: string, shown: boolean) => {
  for (const part of parts(name)) part.hidden = !shown;
};

/** Shows what is true now: what is kept, what could be, and the way to remove it. */
async function look(): Promise<void> {
  const kept = await keptLessons(root);
  for (const act of parts('lesson')) {
    const isKept = kept.includes(act.dataset.lesson ?? '');
    const part = (name: string) => act.querySelector<HTMLElement>(`[data-${name}]`);
    for (const [name, shown] of [
      ['save', !isKept && navigator.onLine],
      ['saving', false],
      ['saved', isKept],
    ] as const) {
      const element = part(name);
      if (element) element.hidden = !shown;
    }
  }
  show('none', kept.length === 0);
  show('remove', kept.length > 0);
}

async function save(act: HTMLElement): Promise<void> {
  const part = (name: string) => act.querySelector<HTMLElement>(`[data-${name}]`);
  const [button, saving] = [part('save'), part('saving')];
  if (button) button.hidden = true;
  if (saving) saving.hidden = false;
  show('save-failed', false);
  show('removed', false);
  try {
    await keepLesson(root, act.dataset.lesson ?? '');
    await startWorker(root);
  } catch {
    // No network, no room, or storage switched off: told on the page, and nothing half kept is listed.
    show('save-failed', true);
  }
  await look();
  act.querySelector<HTMLElement>('[data-saved]:not([hidden]) a, [data-save]:not([hidden]) button')?.focus();
}

async function remove(): Promise<void> {
  await clearDevice();
  await look();
  show('removed', true);
  parts('removed')[0]?.scrollIntoView({ block: 'center' });
}

/** Help pages are never kept. Without a network the browser would only show its own error, so a call is offered. */
function stayWithinReach(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (navigator.onLine || !link || link.origin !== location.origin || link.matches('[data-exit]')) return;
  if (link.pathname.startsWith(root) || link.hash) return;
  event.preventDefault();
  event.stopPropagation();
  show('no-network', true);
  const notice = parts('no-network')[0];
  notice?.scrollIntoView({ block: 'center' });
  notice?.focus({ preventScroll: true });
}

/** A browser may offer an icon by itself; here it waits until somebody asks for it. */
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  // `as`: this event is known to the browsers that send it, not to TypeScript.
  const offer = event as Event & { prompt(): Promise<unknown> };
  show('icon', true);
  for (const part of parts('icon'))
    part
      .querySelector('button')
      ?.addEventListener('click', () => offer.prompt().then(() => show('icon', false)));
});

async function start(within: HTMLElement): Promise<void> {
  within.hidden = false;
  show('unable', false);
  show('elsewhere', within.matches('.narrow') && location.pathname !== `${root}mang-theo`);
  for (const act of parts('lesson'))
    act.querySelector('[data-save] button')?.addEventListener('click', () => save(act));
  for (const part of parts('remove')) part.querySelector('button')?.addEventListener('click', remove);
  document.addEventListener('click', stayWithinReach, { capture: true });
  for (const change of ['online', 'offline']) addEventListener(change, look);
  await look();
  // A network that breaks off leaves what is kept as it is; the next visit tries again.
  if (navigator.onLine && (await keptLessons(root)).length > 0)
    await renewLessons(root).catch(() => undefined);
}

if (place && 'serviceWorker' in navigator && 'caches' in globalThis) start(place);
