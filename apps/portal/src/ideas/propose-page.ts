import { MAX_IDEA_TEXT } from '@khong-mot-minh/contracts';
import { IDEA_KINDS, type IdeaKind } from '@khong-mot-minh/contracts/codes';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { choiceGroup } from '../views/choice.ts';
import { field } from '../views/field.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import { notHelp } from './ideas-page.ts';

export type ProposePage = {
  kind?: IdeaKind | undefined;
  text?: string;
  errors?: { kind?: string; text?: string; refused?: string };
};

/** The form for an idea; what was typed stays, whatever is missing. */
export function proposePage(ctx: PageContext, { kind, text = '', errors = {} }: ProposePage): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    title: t('ideas.propose.title'),
    form: 'idea',
    main: html`
<div class="narrow stack">
  <p><a href="/${lang}/hoc/y-tuong">${t('ideas.title')}</a></p>
  <h1>${t('ideas.propose.title')}</h1>
  <p class="lead">${t('ideas.propose.lead')}</p>
  ${notHelp(ctx)}
  <form id="idea" class="card stack" method="post" action="/${lang}/hoc/y-tuong/gop" novalidate>
    ${errors.refused ? notice('warm', '', errors.refused, true) : ''}
    ${choiceGroup({
      type: 'radio',
      name: 'kind',
      compact: true,
      legend: html`<span class="h3">${t('ideas.propose.kind')}</span>`,
      error: errors.kind,
      options: IDEA_KINDS.map((value) => ({
        value,
        title: t(`ideas.kind.${value}`),
        checked: value === kind,
      })),
    })}
    ${field({
      id: 'text',
      label: t('ideas.propose.text'),
      hint: t('ideas.propose.text.hint', { max: MAX_IDEA_TEXT }),
      error: errors.text,
      control: (attributes) =>
        html`<textarea class="input" name="text" rows="6" maxlength="${MAX_IDEA_TEXT}" autocomplete="off" spellcheck="false" ${attributes}>${text}</textarea>`,
    })}
    <button class="button">${t('ideas.propose.submit')}</button>
  </form>
  <section class="stack" aria-labelledby="what"><h2 id="what">${t('ideas.propose.what')}</h2>
  <ul>${(['read', 'own', 'deleted', 'nobody'] as const).map((what) => html`<li>${t(`ideas.propose.what.${what}`)}</li>`)}</ul></section>
</div>`,
  });
}

/** After sending: the code by which one finds what became of it. */
export const sentPage = (ctx: PageContext, code: string): Html =>
  page(ctx, {
    title: ctx.t('ideas.title'),
    main: html`
<div class="narrow stack">
  <h1>${ctx.t('ideas.sent.title')}</h1>
  <p class="lead">${ctx.t('ideas.sent.code', { code })}</p>
  <p>${ctx.t('ideas.sent.text')}</p>
  <p class="row"><a class="button" href="/${ctx.lang}/hoc/y-tuong#ai-quyet-dinh">${ctx.t('ideas.sent.list')}</a></p>
  ${notHelp(ctx)}
</div>`,
  });
