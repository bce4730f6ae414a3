import type { Language } from '@khong-mot-minh/contracts';
import type { Assets } from './assets.ts';
import type { Content } from './content.ts';
import type { PortalDeps } from './portal-deps.ts';
import type { Translate } from './translate.ts';

/** What a page needs to be written: the language, its sentences, the files it links to, the house behind it. */
export type PageContext = {
  lang: Language;
  t: Translate;
  assets: Assets;
  content: Content;
  deps: PortalDeps;
  /** Path below the language, for the language switch: `/giup`. */
  path: string;
};
