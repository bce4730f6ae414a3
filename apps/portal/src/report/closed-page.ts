import { html } from 'hono/html';
import { localTime } from '../local-time.ts';
import type { PageContext } from '../page-context.ts';
import type { PublicTeam } from '../portal-deps.ts';
import { callPanel } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';

/** The earliest time when any team reads again. */
const nextReader = (teams: readonly PublicTeam[]): string | undefined =>
  teams.flatMap((team) => team.nextReader ?? []).sort()[0];

/** When somebody reads again, or that nobody has planned it. */
export function nextReaderWords({ t, lang, deps }: PageContext, teams: readonly PublicTeam[]): string {
  const next = nextReader(teams);
  return next
    ? t('closed.next', { time: localTime(next, lang, deps.jurisdiction.timeZone) })
    : t('closed.unknown');
}

/** The door is closed because nobody would read: says so, says when, and who listens now. */
export function closedPage(ctx: PageContext, teams: readonly PublicTeam[]): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    main: html`
<div class="narrow stack">
  <h1>${t('closed.title')}</h1>
  <p class="lead">${t('closed.text')}</p>
  <p class="notice notice--warm"><strong>${nextReaderWords(ctx, teams)}</strong></p>
  <section class="danger danger--inline"><h2>${t('closed.now')}</h2>${callPanel(ctx, ['child', 'police'])}</section>
  <h2>${t('closed.meanwhile')}</h2>
  <ul class="plain stack">
    <li><a class="card" href="/${lang}/gap-lai"><strong>${t('home.back.title')}</strong> <span class="soft">${t('home.back.text')}</span></a></li>
    <li><a class="card" href="/${lang}/go-anh"><strong>${t('nav.takedown')}</strong> <span class="soft">${t('home.door.picture.text')}</span></a></li>
    <li><a class="card" href="/${lang}/hoc"><strong>${t('home.learn')}</strong> <span class="soft">${t('home.learn.text')}</span></a></li>
  </ul>
</div>`,
  });
}
