import { LANGUAGES, type ServedPagePolicy } from '@khong-mot-minh/contracts';
import type { Assets } from './assets.ts';
import { headersOf } from './security-headers.ts';

type PageCode = {
  /** Below the language; `:name` stands for one part of the path. */
  path: string;
  /** Beside the script of the frame, in the order of the page. */
  scripts: readonly string[];
  /** Where a receipt is opened on the device, Argon2 runs as WebAssembly. */
  wasm?: true;
  /** Where an icon for the home screen is offered. */
  manifest?: true;
};

/** Every page that loads more than the script of the frame. The first row that fits holds. */
const PAGES: readonly PageCode[] = [
  { path: '/giup', scripts: ['report'] },
  { path: '/gap-lai', scripts: ['follow-up'], wasm: true },
  { path: '/go-anh', scripts: ['take-down'] },
  { path: '/qua-mang-ve', scripts: ['badges'] },
  { path: '/cam-ket', scripts: ['wall'] },
  { path: '/lop/:code', scripts: ['class'] },
  { path: '/lop/:code/bang', scripts: ['class'] },
  { path: '/hoc/do-vui', scripts: ['quiz'] },
  { path: '/hoc/do-vui/:age', scripts: ['quiz'] },
  { path: '/hoc/chuyen', scripts: [] },
  { path: '/hoc/chuyen/:story', scripts: ['play'] },
  { path: '/hoc/y-tuong', scripts: ['ideas'] },
  { path: '/hoc/mang-theo', scripts: ['offline'], manifest: true },
  { path: '/hoc/:lesson', scripts: ['offline'] },
];

const fits = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/:[a-z]+/g, '[^/]+')}$`).test(path);

/** What a page below a language may do, by its path there. */
export const codeOf = (path: string): PageCode =>
  PAGES.find((page) => fits(page.path, path)) ?? { path, scripts: [] };

/** The same for who compares from outside: every kind of page with its scripts and the headers that guard it. */
export function pagesOf({ has }: Assets): ServedPagePolicy[] {
  const page = (path: string, { scripts, ...allowed }: Omit<PageCode, 'path'>): ServedPagePolicy => ({
    path,
    scripts: ['exit', ...scripts].filter((name) => has(`${name}.js`)).map((name) => `/assets/${name}.js`),
    headers: headersOf(allowed),
  });
  return [
    ...LANGUAGES.flatMap((lang) => [
      ...PAGES.map(({ path, ...code }) => page(`/${lang}${path}`, code)),
      page(`/${lang}/*`, { scripts: [] }),
    ]),
    page('/dev/ui', { scripts: [] }),
  ];
}
