import type { ThreadAuthor } from '@khong-mot-minh/contracts';
import { fill } from '@khong-mot-minh/i18n';
import { copyOf } from './show-template.ts';

/** An organisation with its kind beside the name, in the words that the page brought. */
export const nameOf = ({ organisation, kind }: ThreadAuthor, lang: 'vi' | 'en'): string =>
  fill(copyOf(`kind-${kind}`).textContent ?? '', { name: organisation[lang] });
