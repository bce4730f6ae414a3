const EVENT = 'portal:shown';

/** Runs now and whenever the page's content was replaced. */
export function onShown(prepare: () => void): void {
  prepare();
  document.addEventListener(EVENT, prepare);
}

/** Tells every script that the page's content was replaced, and moves reader and focus to its beginning. */
export function announceShown(): void {
  document.dispatchEvent(new Event(EVENT));
  const start = document.querySelector<HTMLElement>('main [role="alert"]:not([hidden]), main h1');
  start?.setAttribute('tabindex', '-1');
  scrollTo(0, 0);
  start?.focus({ preventScroll: true });
}
