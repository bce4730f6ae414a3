import { fileURLToPath } from 'node:url';
import type { ServedList } from '@khong-mot-minh/contracts';
import { loadAssets, portalCode } from '@khong-mot-minh/portal';
import { consoleCode, loadConsole } from './console-files.ts';
import { referenceCode } from './http/reference-page.ts';
import { servedList } from './transparency/index.ts';

export const CONSOLE_FOLDER = fileURLToPath(new URL('../../console/dist', import.meta.url));

/** What a server of this very source would serve, with what `npm run build` made of it, under a log with this key. */
export const expectedServedList = (logKey: string): ServedList =>
  servedList([portalCode(loadAssets({ logKey })), consoleCode(loadConsole(CONSOLE_FOLDER)), referenceCode]);
