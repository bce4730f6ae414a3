import type { IdeaPast } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { boardWords, dayWords } from './idea-words.ts';

type Of<What extends IdeaPast['what']> = Extract<IdeaPast, { what: What }>;
const tones = { accepted: 'ok', declined: 'warm', unread: 'warm' } as const;

const decidedBy = (
  ctx: PageContext,
  { role, on }: Pick<IdeaPast, 'role' | 'on'>,
  act: 'role' | 'made' = 'role',
): Html =>
  html`<p class="small soft">${ctx.t(`ideas.${act}.${role ?? 'nobody'}`)} · ${dayWords(ctx, on)}</p>`;

const aboutIdea = (ctx: PageContext, idea: Of<'idea'>): Html => {
  const { t, lang } = ctx;
  return html`
<li class="card stack" id="${idea.code}">
  <p><span class="badge badge--${tones[idea.outcome]}">${t(`ideas.outcome.${idea.outcome}`)}</span> <span class="small soft">${t('ideas.past.idea', { kind: t(`ideas.kind.${idea.kind}`), code: idea.code })}</span></p>
  ${idea.title ? html`<h3>${boardWords(ctx, idea.title)}</h3>` : ''}
  ${idea.reason ? html`<p>${t(`ideas.reason.${idea.reason}`)}</p>` : html`<p>${t('ideas.unread.text')}</p>`}
  ${idea.reason === 'better-told-to-a-person' ? html`<p><a href="/${lang}/giup" data-quiet>${t('ideas.tell.link')}</a></p>` : ''}
  ${decidedBy(ctx, idea)}
  ${idea.made ? html`<p><strong>${t('ideas.made')}</strong> <a href="/${lang}/${idea.made.to}">${boardWords(ctx, idea.made.title)}</a></p>${decidedBy(ctx, idea.made, 'made')}` : ''}
</li>`;
};

const aboutRound = (ctx: PageContext, round: Of<'round'>): Html => {
  const { t } = ctx;
  const chosen = round.options.find(({ id }) => id === round.chosen);
  return html`
<li class="card stack">
  <p><span class="badge badge--info">${t('ideas.past.round')}</span></p>
  <h3>${chosen ? html`${t('ideas.past.chosen', { title: '' })}${boardWords(ctx, chosen.title)}` : t('ideas.past.noneChosen')}</h3>
  <ul>${round.options.map(
    ({ title, votes }) =>
      html`<li>${boardWords(ctx, title)}: ${votes === undefined ? t('ideas.votes.few') : t('ideas.votes.count', { count: votes })}</li>`,
  )}</ul>
  <p>${t(`ideas.reason.${round.reason}`)}</p>
  ${decidedBy(ctx, round)}
</li>`;
};

/** Who decided what, the newest first: codes, reasons and the board's own words. */
export const pastList = (ctx: PageContext, past: readonly IdeaPast[]): Html => html`
<section class="stack" aria-labelledby="ai-quyet-dinh">
  <h2 id="ai-quyet-dinh">${ctx.t('ideas.past.title')}</h2>
  ${
    past.length === 0
      ? html`<p class="empty">${ctx.t('ideas.past.none')} ${ctx.t('ideas.past.noneNext')}</p>`
      : html`<p class="soft">${ctx.t('ideas.past.lead')}</p>
  <ol class="plain stack">${past.map((one) => (one.what === 'idea' ? aboutIdea(ctx, one) : aboutRound(ctx, one)))}</ol>`
  }
</section>`;
