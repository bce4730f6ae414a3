import { catalogue } from '@khong-mot-minh/i18n';
import en from '../../../messages/en/transparency.json' with { type: 'json' };
import vi from '../../../messages/vi/transparency.json' with { type: 'json' };

/** The sentences of the pages on law and figures; apart from the others, which every help page loads. */
export const transparencyWords = catalogue(vi, { en }).in;
export type TransparencyWords = ReturnType<typeof transparencyWords>;
