import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { PublicTeam } from '../portal-deps.ts';
import { nextReaderWords } from '../report/closed-page.ts';
import { helpReview } from '../review/review-state.ts';
import { callPanel } from '../views/call-panel.ts';
import { emblem } from '../views/emblem.ts';
import { gameInvitation } from '../views/game-invitation.ts';
import type { Html } from '../views/html.ts';
import { icon } from '../views/icon.ts';
import { type LinkCard, linkCard } from '../views/link-card.ts';
import { page } from '../views/page.ts';

/** Home: danger first, then three doors, then everything that can wait. */
export function home(ctx: PageContext, teams: readonly PublicTeam[]): Html {
  const { t, lang } = ctx;
  // The home page promises no reader while the door behind it is closed.
  const closed = teams.some(({ open }) => open)
    ? undefined
    : t('home.door.closed', { next: nextReaderWords(ctx, teams) });
  const at = (path: string) => `/${lang}${path}`;
  const doors: LinkCard[] = [
    {
      to: at('/giup'),
      icon: 'heart',
      tone: 'self',
      title: t('home.door.self'),
      text: closed ?? t('home.door.self.text'),
    },
    {
      to: at('/giup?cho=ban'),
      icon: 'people',
      tone: 'other',
      title: t('home.door.other'),
      text: closed ?? t('home.door.other.text'),
    },
    {
      to: at('/go-anh'),
      icon: 'picture',
      tone: 'picture',
      title: t('home.door.picture'),
      text: t('home.door.picture.text'),
    },
  ];
  const more: LinkCard[] = [
    { to: at('/hoc'), icon: 'book', tone: 'sun', title: t('home.learn'), text: t('home.learn.text') },
    {
      to: at('/hoc/tieng-noi'),
      icon: 'film',
      tone: 'other',
      title: t('voices.title'),
      text: t('home.voices.text'),
    },
    { to: at('/cam-ket'), icon: 'pen', tone: 'self', title: t('home.pledge'), text: t('home.pledge.text') },
  ];
  return page(ctx, {
    title: t('app.home'),
    main: html`
<section class="danger home-danger" aria-labelledby="danger">
  <div class="danger__words">
    <h1 id="danger">${t('home.danger.title')}</h1>
    <p>${t('home.danger.text')}</p>
    <div class="danger__art">${emblem(112)}</div>
  </div>
  ${callPanel(ctx)}
</section>
<section class="stack section" aria-labelledby="doors" data-quiet>
  <div>
    <h2 id="doors">${t('home.doors.title')}</h2>
    <p class="soft">${t('home.doors.text')}</p>
  </div>
  <ul class="doors plain">${doors.map(linkCard)}</ul>
  <a class="card return" href="${at('/gap-lai')}">
    <span class="door__icon">${icon('key')}</span>
    <span><strong>${t('home.back.title')}</strong> <span class="soft">${t('home.back.text')}</span></span>
    <span class="return__go">${t('home.back.action')} ${icon('arrow')}</span>
  </a>
</section>
<section class="stack section" aria-labelledby="more">
  ${gameInvitation(ctx, html`<h2 id="more">${t('home.more.title')}</h2>`, t('invite.text'))}
  <ul class="doors plain">${more.map(linkCard)}</ul>
  <p class="soft">${t('home.limits.text')} <a href="${at('/khong-lam-duoc')}">${t('nav.limits')}</a></p>
  ${helpReview(ctx, 'pages/trang-dau')}
</section>`,
  });
}
