import type { Context, Hono } from 'hono';
import { readPath } from '../learn/walk-story.ts';
import type { PageContext } from '../page-context.ts';
import { gamesPage } from './games-page.ts';
import { loadRealOrFake } from './real-or-fake.ts';
import { realOrFakePage } from './real-or-fake-page.ts';
import { loadTellSomebody } from './tell-somebody.ts';
import { tellSomebodyPage } from './tell-somebody-page.ts';
import { loadThreeShields, type ThreeShields } from './three-shields.ts';
import { threeShieldsPage } from './three-shields-page.ts';

/** The games of one language. Where a player stands is in the address, so nothing is stored and no script is needed. */
export function addGamePages(app: Hono, at: (path: string) => PageContext): void {
  const { lang } = at('/');
  const root = `/${lang}/hoc/tro-choi`;
  const cards = loadRealOrFake(lang);
  const tell = loadTellSomebody(lang);
  const shields = loadThreeShields(lang);
  const here = (c: Context) => at(c.req.path.slice(`/${lang}`.length));
  const path = (c: Context) => readPath(c.req.query('di') ?? '');

  app.get(root, (c) => c.html(gamesPage(here(c), [cards, tell, shields])));
  app.get(`${root}/${cards.id}`, (c) =>
    c.html(realOrFakePage(here(c), cards, path(c), c.req.query('tiep') === '1')),
  );
  app.get(`${root}/${tell.id}`, (c) => c.html(tellSomebodyPage(here(c), tell, path(c))));
  app.get(`${root}/${shields.id}`, (c) => {
    const asked = c.req.query('thu') === '1';
    return c.html(threeShieldsPage(here(c), shields, asked ? valuesOf(shields, c) : undefined));
  });
}

/** Only values that the game offers; what is missing or foreign counts as the first. */
const valuesOf = ({ settings }: ThreeShields, c: Context): Record<string, string> =>
  Object.fromEntries(
    settings.map(({ id, options }) => {
      const wanted = c.req.query(id);
      return [id, options.find((one) => one.id === wanted)?.id ?? options[0]?.id ?? ''];
    }),
  );
