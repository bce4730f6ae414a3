import { LANGUAGES } from '@khong-mot-minh/contracts/codes';
import type { Context, Hono } from 'hono';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { captionsIn, loadFilmFiles, loadFilms } from './film.ts';
import { filmPage } from './film-page.ts';
import { sendRange } from './send-range.ts';
import { loadVoices } from './voice.ts';
import { voicePage, voicesPage } from './voices-page.ts';

/** Illustrated stories and films of one language. */
export function addVoicePages(app: Hono, at: (path: string) => PageContext): void {
  const { lang } = at('/');
  const root = `/${lang}/hoc/tieng-noi`;
  const voices = loadVoices(lang);
  const films = loadFilms();
  const files = loadFilmFiles();
  const here = (c: Context) => at(c.req.path.slice(`/${lang}`.length));
  const missing = (c: Context) => c.html(messagePage(at('/hoc'), 'missing'), 404);

  app.get(root, (c) => c.html(voicesPage(here(c), voices, films)));
  app.get(`${root}/phim/:film`, (c) => {
    const film = films.find(({ id }) => id === c.req.param('film'));
    if (!film) return missing(c);
    const captions = LANGUAGES.filter((one) => files.has(`${film.id}/${captionsIn(one)}`));
    return c.html(filmPage(here(c), film, captions));
  });
  app.get(`${root}/phim/:film/:file`, (c) => {
    const file = files.get(`${c.req.param('film')}/${c.req.param('file')}`);
    return file ? sendRange(c, file) : missing(c);
  });
  app.get(`${root}/:voice`, (c) => {
    const voice = voices.find(({ id }) => id === c.req.param('voice'));
    return voice ? c.html(voicePage(here(c), voice)) : missing(c);
  });
}
