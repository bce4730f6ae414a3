import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const css = (name: string) => fileURLToPath(import.meta.resolve(`@kmm/ui/css/${name}.css`));
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
