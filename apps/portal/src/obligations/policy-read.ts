import type { Language, PolicyRead } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { TransparencyWords } from '../transparency-words.ts';
import type { Html } from '../views/html.ts';
import { filterSelect } from './filter-select.ts';

/** Whose policy the page was computed from, and that one in shadow only watches. */
export const policyRead = (
  w: TransparencyWords,
  lang: Language,
  { policy, platform }: PolicyRead,
): Html => html`
<p class="small soft">${
  platform
    ? w('law.computed.of', { policy, platform: textIn(platform.name, lang) })
    : w('law.computed.pack', { policy })
}${platform?.mode === 'shadow' ? html` <strong>${w('law.computed.shadow')}</strong>` : ''}</p>`;

/** Which platform is meant; not asked where there is one or none. */
export const platformSelect = (
  w: TransparencyWords,
  lang: Language,
  { platforms, platform }: PolicyRead,
): Html | string =>
  platforms.length < 2
    ? ''
    : filterSelect(
        'nen-tang',
        w('law.filter.platform'),
        platform?.id,
        platforms.map(({ id, name }) => ({ value: id, title: textIn(name, lang) })),
      );
