/**
 * One vote a device and round, as far as a device can say: a mark in this browser, which the quick exit clears. The
 * house keeps nothing by which a second vote could be known, and the page says so.
 */
const NAME = 'kmm-vote';
const ballot = document.querySelector<HTMLFormElement>('[data-ballot]');
const voted = document.querySelector<HTMLElement>('[data-voted]');
const round = ballot?.dataset.ballot ?? '';

/** A browser that refuses storage can vote; it only cannot remember. */
function stored(write?: string): string | null {
  try {
    if (write !== undefined) localStorage.setItem(NAME, write);
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

if (ballot && voted) {
  if (stored() === round) {
    ballot.hidden = true;
    voted.hidden = false;
  }
  ballot.addEventListener('submit', () => {
    if (ballot.querySelector('input[type=radio]:checked')) stored(round);
  });
}
