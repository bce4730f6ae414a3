import type { Language } from '@kmm/contracts';
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
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, values?: Values) => string;

const messages: Record<Language, Record<MessageKey, string>> = {
  vi: { ...vi, ...viAuthority, ...viHandOver, ...viUrgent },
  en: { ...en, ...enAuthority, ...enHandOver, ...enUrgent },
};

/** The sentence for `key`, its `{names}` replaced; a name without a value stays, so that it is seen. */
export function translate(language: Language, key: MessageKey, values: Values = {}): string {
  return messages[language][key].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

/** Whether a code that the server sent (a timeline type, a signal id) has a sentence of its own. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(messages.vi, key);
