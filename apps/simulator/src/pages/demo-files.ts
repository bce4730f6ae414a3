import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ServedCode } from '@khong-mot-minh/server';
import { PAGE_HEADERS } from './own-page-only.ts';

const css = (name: string) => fileURLToPath(import.meta.resolve(`@khong-mot-minh/ui/css/${name}.css`));
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page's style sheet and, where the build has made it, its script; read once. */
export function demoFiles() {
  const sheets = [
    css('tokens'),
    css('base'),
    css('components'),
    here('../../css/demo.css'),
    here('../../css/panes.css'),
  ];
  const script = here('../../dist/story.js');
  return {
    css: sheets.map((sheet) => readFileSync(sheet, 'utf8')).join('\n'),
    script: existsSync(script) ? readFileSync(script, 'utf8') : undefined,
  };
}

/** The guided page as code, which the log is told of like every other. */
export function demoCode({ css, script }: ReturnType<typeof demoFiles>): ServedCode {
  const files = new Map([['/demo/demo.css', Buffer.from(css, 'utf8')]]);
  if (script !== undefined) files.set('/demo/story.js', Buffer.from(script, 'utf8'));
  const scripts = script === undefined ? [] : ['/demo/story.js'];
  return { files, pages: [{ path: '/demo', scripts, headers: PAGE_HEADERS }] };
}
