import { FIRST_LANGUAGE, isLanguage, type Language } from '@khong-mot-minh/contracts/codes';
import { catalogue } from '@khong-mot-minh/i18n';
import enAuthority from '../../../messages/en/authority-counts.json' with { type: 'json' };
import enBadges from '../../../messages/en/badges.json' with { type: 'json' };
import enClasses from '../../../messages/en/classes.json' with { type: 'json' };
import enGames from '../../../messages/en/games.json' with { type: 'json' };
import enIdeas from '../../../messages/en/ideas.json' with { type: 'json' };
import enMaterials from '../../../messages/en/materials.json' with { type: 'json' };
import enOffline from '../../../messages/en/offline.json' with { type: 'json' };
import enPortal from '../../../messages/en/portal.json' with { type: 'json' };
import enTakeDown from '../../../messages/en/take-down.json' with { type: 'json' };
import enVoices from '../../../messages/en/voices.json' with { type: 'json' };
import viAuthority from '../../../messages/vi/authority-counts.json' with { type: 'json' };
import viBadges from '../../../messages/vi/badges.json' with { type: 'json' };
import viClasses from '../../../messages/vi/classes.json' with { type: 'json' };
import viGames from '../../../messages/vi/games.json' with { type: 'json' };
import viIdeas from '../../../messages/vi/ideas.json' with { type: 'json' };
import viMaterials from '../../../messages/vi/materials.json' with { type: 'json' };
import viOffline from '../../../messages/vi/offline.json' with { type: 'json' };
import viPortal from '../../../messages/vi/portal.json' with { type: 'json' };
import viTakeDown from '../../../messages/vi/take-down.json' with { type: 'json' };
import viVoices from '../../../messages/vi/voices.json' with { type: 'json' };

const vi = {
  ...viPortal,
  ...viOffline,
  ...viGames,
  ...viIdeas,
  ...viMaterials,
  ...viBadges,
  ...viVoices,
  ...viClasses,
  ...viTakeDown,
  ...viAuthority,
};
const en = {
  ...enPortal,
  ...enOffline,
  ...enGames,
  ...enIdeas,
  ...enMaterials,
  ...enBadges,
  ...enVoices,
  ...enClasses,
  ...enTakeDown,
  ...enAuthority,
};

/** Vietnamese comes first: its file says which sentences exist, and English must have the same. */
export type MessageKey = keyof typeof vi;

const messages = catalogue<MessageKey>(vi, { en });

/** The sentences of one language; `{name}` in a sentence is replaced by `values.name`. */
export const translate = messages.in;
export type Translate = ReturnType<typeof translate>;

/** Every key that has a sentence here. */
export const messageKeys = messages.keys;

/** Whether a key made from parts (`report.kind.x.hint`) has a sentence. */
export const isMessageKey = messages.has;

/** The language a browser asks for; the first where it asks for none of ours. */
export function preferredLanguage(acceptLanguage: string): Language {
  const wanted = acceptLanguage.split(',').map((part) => {
    const [tag = '', quality = 'q=1'] = part.trim().split(';');
    return { tag: tag.trim().toLowerCase().split('-')[0], q: Number(quality.trim().replace(/^q=/, '')) || 0 };
  });
  return (
    wanted
      .toSorted((a, b) => b.q - a.q)
      .map(({ tag }) => tag)
      .find(isLanguage) ?? FIRST_LANGUAGE
  );
}
