import { isLanguage } from '@khong-mot-minh/contracts/codes';
import { loadAssets } from './assets.ts';
import { loadContent } from './content.ts';
import { messagePage } from './pages/message.ts';
import type { PortalDeps } from './portal-deps.ts';
import { translate } from './translate.ts';
import type { Html } from './views/html.ts';

/**
 * Writes the page for a fault of ours on a public path: still with numbers to call, never a dead end. The server's
 * one error handler sends it with status 500; `undefined` when the path is not one of the portal's.
 */
export function createErrorPage(deps: PortalDeps): (path: string) => Html | undefined {
  const assets = loadAssets();
  const content = loadContent();
  return (path) => {
    const lang = path.split('/')[1];
    if (!isLanguage(lang)) return undefined;
    return messagePage({ lang, t: translate(lang), assets, content, deps, path: '/' }, 'broken');
  };
}
