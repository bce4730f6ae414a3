/** The pledge wall while it is looked at: asks for the counts now and then, and shows only what changed. */
const wall = document.querySelector<HTMLElement>('[data-wall]');
const EVERY_MS = 15_000;

type Counts = { items: { province: string; count: number }[] };

const shade = (count: number) => (count < 10 ? 0 : count < 50 ? 1 : count < 200 ? 2 : count < 1000 ? 3 : 4);

function show({ items }: Counts): void {
  for (const tile of wall?.querySelectorAll<SVGGElement>('[data-province]') ?? []) {
    const count = items.find(({ province }) => province === tile.dataset.province)?.count ?? 0;
    tile.setAttribute('class', `shade-${shade(count)}`);
    const title = tile.querySelector('title');
    const name = title?.textContent?.split(':')[0] ?? '';
    const words = count < 10 ? wall?.dataset.few : wall?.dataset.people?.replace('{count}', String(count));
    if (title) title.textContent = `${name}: ${words ?? ''}`;
    const cell = document.querySelector(`[data-count="${tile.dataset.province}"]`);
    if (cell && count >= 10) cell.textContent = words ?? '';
  }
}

async function refresh(): Promise<void> {
  if (document.visibilityState === 'visible') {
    const answer = await fetch('/v1/pledges').catch(() => undefined);
    if (answer?.ok) show(await answer.json());
  }
  setTimeout(refresh, EVERY_MS);
}

const live = wall?.querySelector<HTMLElement>('[data-live]');
if (live) {
  live.hidden = false;
  setTimeout(refresh, EVERY_MS);
}
