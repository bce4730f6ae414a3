import type { Language, PolicyDocument } from '@khong-mot-minh/contracts';
import { inEachLanguage } from '@khong-mot-minh/contracts/codes';
import type { StoredChange } from '@khong-mot-minh/database';
import { fill, type Localised, textIn } from '@khong-mot-minh/i18n';
import { BAND_KEY } from '@khong-mot-minh/protection';
import en from '../../../../messages/en/protections.json' with { type: 'json' };
import vi from '../../../../messages/vi/protections.json' with { type: 'json' };

const messages: Localised<typeof vi> = { vi, en };

/** Tells the young person who changed what, in both languages; `timeZone` is that of their account, or of the country. */
export function changeNotice(
  { protections }: Pick<PolicyDocument, 'protections'>,
  change: StoredChange,
  timeZone: string,
): Record<Language, string> {
  const row = protections[change.key];
  const say = (language: Language): string => {
    const m = textIn(messages, language);
    if (change.by === 'age' && change.key === BAND_KEY && change.from === change.to) return m.birthday;
    const words: Record<string, string> = {
      who: m.who[change.by],
      title: textIn(row?.title, language) ?? change.key,
      value: textIn(row?.values?.[String(change.to)], language) ?? String(change.to),
      time: clock(change.appliesAt, language, timeZone),
    };
    const sentence = change.appliesAt > change.at ? m.waits : m.changed;
    return fill(sentence, words);
  };
  return inEachLanguage(say);
}

/** A moment as a person of that time zone reads it. */
export const clock = (at: Date, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    day: 'numeric',
    month: 'numeric',
    hourCycle: 'h23',
  }).format(at);
