import type { Language } from '@khong-mot-minh/contracts';
import { isMessageKey, messageKeys, translate } from '../translate.ts';

/** The help pages, and which sentences stand on them: they have a review state like any lesson. */
export const HELP_TEXTS = {
  'pages/trang-dau': { path: '/', keys: ['home.', 'call.'] },
  'pages/nho-giup': { path: '/giup', keys: ['report.', 'call.'] },
  'pages/gap-lai': { path: '/gap-lai', keys: ['back.', 'sent.', 'status.'] },
  'pages/go-anh': { path: '/go-anh', keys: ['td.'] },
  'pages/khong-lam-duoc': { path: '/khong-lam-duoc', keys: ['limits.'] },
  'pages/y-tuong': { path: '/hoc/y-tuong', keys: ['ideas.danger.', 'ideas.notHelp'] },
} as const;
export type HelpText = keyof typeof HELP_TEXTS;

/** What a help page says, by key. */
export const wordsOfHelp = (piece: HelpText, lang: Language): Record<string, string> =>
  Object.fromEntries(
    messageKeys()
      .filter((key) => HELP_TEXTS[piece].keys.some((start) => key.startsWith(start)))
      .flatMap((key) => (isMessageKey(key) ? [[key, translate(lang)(key)]] : [])),
  );

export const isHelpText = (piece: string): piece is HelpText => Object.hasOwn(HELP_TEXTS, piece);
