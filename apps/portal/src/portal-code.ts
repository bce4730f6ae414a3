import { LANGUAGES, type ServedPagePolicy } from '@khong-mot-minh/contracts';
import type { Assets } from './assets.ts';
import { TAKE_ALONG } from './offline/lesson-pack.ts';
import { pagesOf } from './page-code.ts';

/** Files that browsers get, by their address, and the kinds of pages that load them. */
export type ServedCode = {
  files: ReadonlyMap<string, Uint8Array>;
  pages: readonly ServedPagePolicy[];
};

/** All that the portal gives to browsers as code: every file as it is sent, whether it runs, paints or is read. */
export function portalCode(assets: Assets): ServedCode {
  const files = new Map<string, Uint8Array>();
  for (const [name, { body }] of assets.list()) files.set(`/assets/${name}`, body);
  const worker = assets.find('offline-worker.js');
  if (worker) for (const lang of LANGUAGES) files.set(`/${lang}${TAKE_ALONG}.js`, worker.body);
  return { files, pages: pagesOf(assets) };
}
