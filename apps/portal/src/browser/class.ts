/** A class page while a round runs: asks whether the board has moved on, and how many have answered. */
const room = document.querySelector<HTMLElement>('[data-class]');
const EVERY_MS = 4000;
// A room of phones that asks at the same moment would be a storm: each waits a little differently.
const spread = () => EVERY_MS + Math.random() * EVERY_MS;

const ask = async (path: string): Promise<string | undefined> => {
  const answer = await fetch(`${room?.dataset.class ?? ''}${path}`).catch(() => undefined);
  return answer?.ok ? answer.text() : undefined;
};

async function look(): Promise<void> {
  if (document.visibilityState === 'visible') {
    const version = await ask('/phien-ban');
    // What somebody has chosen but not sent is not thrown away.
    const busy = document.querySelector('form input[type=radio]:checked');
    if (version && version !== room?.dataset.version && !busy) return location.reload();
    const place = document.querySelector('[data-answered]');
    const answered = place && (await ask('/bang/dem'));
    if (place && answered) place.textContent = answered;
  }
  setTimeout(look, room?.dataset.board === undefined ? spread() : 2000);
}

if (room) setTimeout(look, spread());
