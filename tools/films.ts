// `npm run tools -- films`: renders the films with the project's own browser; `--check` says whether what is stored is current.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import { build } from 'esbuild';
import { type Film, FRAMES_A_SECOND } from './films/film.ts';
import { inputsHash } from './films/inputs-hash.ts';
import { oneCall } from './films/one-call.ts';
import { threeShields } from './films/three-shields.ts';
import { webVtt } from './films/web-vtt.ts';

const films: readonly Film[] = [oneCall, threeShields];
const root = path.join(import.meta.dirname, '../content/films');
const check = process.argv.includes('--check');

const stored = (film: Film): string | undefined => {
  const file = path.join(root, film.id, 'film.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).inputs : undefined;
};

async function render(film: Film): Promise<Buffer> {
  const script = await build({
    entryPoints: [path.join(import.meta.dirname, 'films/encode-in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const frames = film.seconds * FRAMES_A_SECOND;
    await page.exposeFunction('nextFrame', (frame: number) => {
      if (frame % 20 === 0) process.stdout.write(`\r${film.id}: ${Math.round((frame / frames) * 100)} %`);
      return film.frame(frame / FRAMES_A_SECOND);
    });
    // WebCodecs wants a secure context; nothing is fetched from this address.
    await page.route('https://film.invalid/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await page.goto('https://film.invalid/');
    await page.addScriptTag({ content: script.outputFiles[0]?.text ?? '' });
    const encoded = await page.evaluate(
      `encodeFilm(${frames}, ${FRAMES_A_SECOND}, (frame) => nextFrame(frame))`,
    );
    process.stdout.write(`\r${film.id}: 100 %\n`);
    return Buffer.from(String(encoded), 'base64');
  } finally {
    await browser.close();
  }
}

for (const film of films) {
  const inputs = inputsHash(film);
  if (stored(film) === inputs) {
    console.log(`${film.id}: nothing has changed`);
    continue;
  }
  if (check) {
    console.error(`${film.id}: the stored film was made from other drawings (run "npm run tools -- films")`);
    process.exitCode = 1;
    continue;
  }
  const bytes = await render(film);
  const folder = path.join(root, film.id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'film.webm'), bytes);
  writeFileSync(path.join(folder, 'poster.svg'), `${film.frame(film.posterAt)}\n`);
  for (const lang of ['vi', 'en'] as const)
    writeFileSync(path.join(folder, `captions.${lang}.vtt`), webVtt(film.captions, lang));
  const { id, seconds, title, summary, captions, chapters } = film;
  const facts = {
    id,
    review: 'draft',
    seconds,
    sizeBytes: bytes.length,
    inputs,
    title,
    summary,
    chapters,
    captions,
  };
  writeFileSync(path.join(folder, 'film.json'), `${JSON.stringify(facts, null, 2)}\n`);
  console.log(`${film.id}: ${(bytes.length / 1024).toFixed(0)} KiB`);
}
