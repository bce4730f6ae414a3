import { LANGUAGES } from '@khong-mot-minh/contracts/codes';
import { Hono } from 'hono';
import { loadAssets } from '../assets.ts';
import { loadContent } from '../content.ts';
import { vn } from '../jurisdiction-fixture.ts';
import { translate } from '../translate.ts';
import { addLearnPages } from './add-learn-pages.ts';

/** The learning pages alone, in every language. */
export function learnApp(): Hono {
  const app = new Hono();
  const assets = loadAssets();
  const content = loadContent();
  for (const lang of LANGUAGES)
    addLearnPages(app, (path) => ({
      lang,
      t: translate(lang),
      assets,
      content,
      // These pages ask nothing of the house but its plain facts and the day.
      deps: {
        demo: false,
        jurisdiction: vn,
        consoleUrl: '/console/',
        now: () => new Date('2026-11-27'),
      } as never,
      path,
    }));
  return app;
}
