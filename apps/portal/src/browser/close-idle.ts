/** Nobody has touched the page for so long: whoever picks the phone up now may be somebody else. */
const IDLE_MS = 10 * 60_000;
const LOOK_MS = 15_000;
const SIGNS = ['pointerdown', 'keydown', 'input', 'scroll'] as const;

/** Calls `close` once an open page was left alone, at the latest when it comes into sight again. */
export function closeIdle(isOpen: () => boolean, close: () => void): void {
  let touchedAt = Date.now();
  let isClosing = false;
  // Once: on a slow line a second call would begin the way out again.
  const look = () => {
    if (isClosing || !isOpen() || Date.now() - touchedAt < IDLE_MS) return;
    isClosing = true;
    close();
  };
  // A phone that slept ran no timer: the first touch afterwards closes the page, and does not keep it open.
  const touch = () => {
    look();
    touchedAt = Date.now();
  };
  for (const sign of SIGNS) addEventListener(sign, touch, { passive: true, capture: true });
  document.addEventListener('visibilitychange', look);
  setInterval(look, LOOK_MS);
}
