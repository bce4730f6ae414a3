import type { SealedThread } from '@khong-mot-minh/contracts';
import { fill } from '@khong-mot-minh/i18n';
import { nameOf } from './organisation-name.ts';

type Seen = Pick<SealedThread, 'readers' | 'offer'>;

const ownerOf = ({ readers }: Seen) => readers.find(({ role }) => role === 'owner');
const openOffer = ({ offer }: Seen) => (offer?.state === 'open' ? offer : undefined);

/** Why a text was not sent: another organisation was asked to help, another one reads now, or the same have a new key. */
export function readerChange(before: Seen, after: Seen) {
  const offer = openOffer(after);
  if (offer && offer.organisation.vi !== openOffer(before)?.organisation.vi)
    return { key: 'changedOffered', who: offer } as const;
  const owner = ownerOf(after);
  if (owner && owner.organisation.vi !== ownerOf(before)?.organisation.vi)
    return { key: 'changed', who: owner } as const;
  return { key: 'changedKey' } as const;
}

/** The same in the words that the page brought. */
export function changeSentence(words: DOMStringMap, before: Seen, after: Seen): string {
  const { key, who } = readerChange(before, after);
  const lang = document.documentElement.lang === 'en' ? 'en' : 'vi';
  return fill(words[key] ?? '', who ? { name: nameOf(who, lang) } : {});
}
