import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Asset = { body: Uint8Array<ArrayBuffer>; type: string; version: string };

/** The portal's static files, read once: few, small, and named one by one (no path from a request is opened). */
export type Assets = {
  find(name: string): Asset | undefined;
  url(name: string): string;
  has(name: string): boolean;
  /** Every file by its name. */
  list(): ReadonlyMap<string, Asset>;
};

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
};
type Extension = keyof typeof types;

const css = (name: string) => fileURLToPath(import.meta.resolve(`@khong-mot-minh/ui/css/${name}.css`));
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `dist` is an argument for tests; `logKey` is what checkpoints of the public log are checked with. */
export type AssetSource = { dist?: string; logKey?: string };

/** Reads style sheets, drawings and, where the build has made them, scripts. */
export function loadAssets({ dist = here('../dist'), logKey = '' }: AssetSource = {}): Assets {
  const files = new Map<string, Asset>();
  const add = (name: string, extension: Extension, paths: string[]) => {
    // One request instead of several: an import inside a joined sheet would be ignored anyway.
    const text = paths.map((path) => readFileSync(path, 'utf8').replaceAll(/^@import .*;\n/gm, '')).join('');
    keep(name, extension, new TextEncoder().encode(text));
  };
  const keep = (name: string, extension: Extension, body: Uint8Array<ArrayBuffer>) => {
    const version = createHash('sha256').update(body).digest('hex').slice(0, 10);
    files.set(name, { body, type: types[extension], version });
  };
  const own = ['frame', 'danger', 'doors', 'help', 'learn', 'screens', 'statement'].map((name) =>
    here(`css/${name}.css`),
  );
  add('portal.css', 'css', [css('tokens'), css('base'), css('components'), ...own]);
  add('dense.css', 'css', [css('dense'), here('css/gallery.css')]);
  add('figures.css', 'css', [here('css/figures.css')]);
  add('games.css', 'css', [here('css/games.css')]);
  add('poster.css', 'css', [here('css/poster.css')]);
  // A file of its own, so that whoever compares what is served sees another log's key as well.
  keep('log-key.txt', 'txt', new TextEncoder().encode(`${logKey}\n`));
  add('emblem.svg', 'svg', [fileURLToPath(import.meta.resolve('@khong-mot-minh/ui/emblem.svg'))]);
  add('together.svg', 'svg', [here('views/together.svg')]);
  add('notes.svg', 'svg', [here('views/notes.svg')]);
  keep('notes-192.png', 'png', new Uint8Array(readFileSync(here('views/notes-192.png'))));
  const lessons = here('../../../content/lessons');
  for (const lesson of readdirSync(lessons))
    add(`lesson-${lesson}.svg`, 'svg', [`${lessons}/${lesson}/illustration.svg`]);
  const voices = here('../../../content/voices');
  for (const voice of readdirSync(voices))
    for (const file of readdirSync(`${voices}/${voice}`))
      if (file.endsWith('.svg')) add(`voice-${voice}-${file}`, 'svg', [`${voices}/${voice}/${file}`]);
  if (existsSync(dist))
    for (const name of readdirSync(dist)) if (name.endsWith('.js')) add(name, 'js', [`${dist}/${name}`]);
  return {
    find: (name) => files.get(name),
    has: (name) => files.has(name),
    list: () => files,
    url: (name) => `/assets/${name}?v=${files.get(name)?.version ?? ''}`,
  };
}
