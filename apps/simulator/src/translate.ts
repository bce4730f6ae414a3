import { catalogue } from '@khong-mot-minh/i18n';
import deskEn from '../../../messages/en/console.json' with { type: 'json' };
import en from '../../../messages/en/demo.json' with { type: 'json' };
import deskVi from '../../../messages/vi/console.json' with { type: 'json' };
import vi from '../../../messages/vi/demo.json' with { type: 'json' };

/** Vietnamese comes first: its files say which sentences exist. The desk's words are the desk's own. */
export type MessageKey = keyof typeof vi | keyof typeof deskVi;
const messages = catalogue<MessageKey>({ ...deskVi, ...vi }, { en: { ...deskEn, ...en } });

/** The demo's sentences in one language; `{name}` is replaced by `values.name`. */
export const translateIn = messages.in;
export type Translate = ReturnType<typeof translateIn>;

/** The sentence of a key made from parts (`tier.4`), or what stands for it where there is none. */
export const translateOr = (say: Translate, key: string, otherwise: string): string =>
  messages.has(key) ? say(key) : otherwise;
