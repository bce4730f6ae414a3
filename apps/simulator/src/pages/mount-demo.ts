import { LANGUAGES, type Language } from '@khong-mot-minh/contracts';
import { isLanguage } from '@khong-mot-minh/contracts/codes';
import type { ServedCode } from '@khong-mot-minh/server';
import { call } from '@khong-mot-minh/testing';
import type { Context, Env, Hono } from 'hono';
import type { DemoPerson } from '../start/demo-file.ts';
import { checkLedger } from '../story/check-ledger.ts';
import { followDesk } from '../story/show-desk.ts';
import type { StoryRun } from '../story/story-run.ts';
import { createStoryRuns } from '../story/story-runs.ts';
import type { World } from '../story/world.ts';
import { translateIn } from '../translate.ts';
import { demoCode, demoFiles } from './demo-files.ts';
import type { House } from './enter.ts';
import { ownPageOnly } from './own-page-only.ts';
import { demoPage } from './page.ts';
import type { Bases } from './view.ts';

export type DemoPages = { world: World; bases: Bases; houses: readonly House[] };

/** The guided page and what it needs, on the server's own app; the story itself goes through the API over HTTP. */
export function mountDemo<E extends Env>(app: Hono<E>, { world, bases, houses }: DemoPages): ServedCode {
  const files = demoFiles();
  const runs = createStoryRuns(world);
  const show = (c: Context, run: StoryRun) =>
    c.html(
      demoPage(
        { run, lang: run.lang, say: translateIn(run.lang), bases },
        world.people,
        houses,
        files.script !== undefined,
      ),
    );
  /** A script swaps the panes; without one the browser goes back to the page. */
  const after = (c: Context, run: StoryRun) =>
    c.req.header('x-demo') ? show(c, run) : c.redirect(`/demo?run=${run.id}#story`, 303);
  const given = async (c: Context, name: string): Promise<string> => {
    const value = (await c.req.parseBody())[name];
    return typeof value === 'string' ? value : '';
  };
  const runOf = async (c: Context): Promise<StoryRun> =>
    runs.find(await given(c, 'run')) ?? runs.begin(languageOf(c));

  app.use('/demo', ownPageOnly(world.base));
  app.use('/demo/*', ownPageOnly(world.base));
  app.get('/demo', (c) => show(c, runs.find(c.req.query('run')) ?? runs.begin(languageOf(c))));
  app.get('/demo/demo.css', (c) => c.body(files.css, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/demo/story.js', (c) =>
    files.script
      ? c.body(files.script, 200, { 'content-type': 'text/javascript; charset=utf-8' })
      : c.notFound(),
  );
  app.post('/demo/step', async (c) => {
    const run = await runOf(c);
    await runs.step(run, Number(await given(c, 'at')));
    if (c.req.header('accept') !== 'application/json') return after(c, run);
    return run.failed || !run.exchange
      ? c.json({ failed: run.failed }, 502)
      : c.body(JSON.stringify(run.exchange.answer), 200, { 'content-type': 'application/json' });
  });
  app.post('/demo/ledger', async (c) => {
    const run = await runOf(c);
    const tampered = (await given(c, 'tamper')) === 'yes';
    const result = await checkLedger(world.base, world.vkey, tampered);
    run.middle = { kind: 'ledger', result, tampered };
    return after(c, run);
  });
  app.get('/demo/live', async (c) => {
    const run = runs.find(c.req.query('run'));
    return run && (await followDesk(world, run)) ? show(c, run) : c.body(null, 204);
  });
  app.post('/demo/sign-in', async (c) => {
    const person = personOf(world, await given(c, 'email'));
    return person ? signInAs(c, world.base, person, await given(c, 'case')) : c.text('Not found', 404);
  });
  return demoCode(files);
}

const personOf = ({ people }: World, wanted: string): DemoPerson | undefined =>
  people.find(({ email }) => email === wanted);

/** Signs in by the same route as everybody and passes its cookie on. */
async function signInAs(
  c: Context,
  base: string,
  { email, password }: DemoPerson,
  caseId: string,
): Promise<Response> {
  const headers = { origin: new URL(base).origin };
  const answer = await call(base, 'POST', '/v1/session', { body: { email, password }, headers });
  const cookie = answer.headers.get('set-cookie');
  if (answer.status !== 200 || !cookie) return c.json(answer.body ?? {}, 502);
  c.header('set-cookie', cookie);
  return c.redirect(/^[\w-]{36}$/.test(caseId) ? `/console/cases/${caseId}` : '/console/', 303);
}

/** As asked for, else as the browser prefers; Vietnamese when it asks for neither. */
function languageOf(c: Context): Language {
  const language = c.req.query('lang');
  if (isLanguage(language)) return language;
  const preferred = (c.req.header('accept-language') ?? '').toLowerCase().split(/[,;-]/);
  return LANGUAGES.toSorted((a, b) => rank(preferred, a) - rank(preferred, b))[0] ?? 'vi';
}

const rank = (preferred: readonly string[], lang: Language): number => {
  const at = preferred.indexOf(lang);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
};
