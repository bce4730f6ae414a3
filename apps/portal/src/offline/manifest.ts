import type { PageContext } from '../page-context.ts';

/** What an icon on a home screen is called and opens: a name and a drawing that betray nothing. */
export function manifest({ t, lang, assets }: PageContext): object {
  const name = t('app.neutralTitle');
  return {
    name,
    short_name: name,
    lang,
    id: `/${lang}/hoc/mang-theo`,
    start_url: `/${lang}/hoc/mang-theo`,
    scope: `/${lang}/hoc/`,
    display: 'minimal-ui',
    background_color: '#faf6ef',
    theme_color: '#faf6ef',
    icons: [
      { src: assets.url('notes-192.png'), sizes: '192x192', type: 'image/png' },
      { src: assets.url('notes.svg'), sizes: 'any', type: 'image/svg+xml' },
    ],
  };
}
