import { catalogue } from '@khong-mot-minh/i18n';
import enAuthority from '../../../../messages/en/authority.json' with { type: 'json' };
import en from '../../../../messages/en/console.json' with { type: 'json' };
import enHandOver from '../../../../messages/en/hand-over.json' with { type: 'json' };
import enUrgent from '../../../../messages/en/urgent.json' with { type: 'json' };
import viAuthority from '../../../../messages/vi/authority.json' with { type: 'json' };
import vi from '../../../../messages/vi/console.json' with { type: 'json' };
import viHandOver from '../../../../messages/vi/hand-over.json' with { type: 'json' };
import viUrgent from '../../../../messages/vi/urgent.json' with { type: 'json' };

export type MessageKey =
  | keyof typeof vi
  | keyof typeof viAuthority
  | keyof typeof viHandOver
  | keyof typeof viUrgent;
const messages = catalogue<MessageKey>(
  { ...vi, ...viAuthority, ...viHandOver, ...viUrgent },
  { en: { ...en, ...enAuthority, ...enHandOver, ...enUrgent } },
);

export type Translate = ReturnType<typeof messages.in>;

/** The sentences of the desk in one language. */
export const translate = messages.in;

/** Whether a code that the server sent (a timeline type, a signal id) has a sentence of its own. */
export const isMessageKey = messages.has;
