import type { IdeaKind } from '@khong-mot-minh/contracts/codes';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { callPanel } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';

export type DangerPage = { kind: IdeaKind; text: string };

/**
 * The words sounded like danger: help first, at once. They live in this page's forms and nowhere else; the report gets
 * them only by the person's own tap. No title, as on the help pages.
 */
export function dangerPage(ctx: PageContext, { kind, text }: DangerPage): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    // The switch of languages posts this form, so that nothing typed is lost.
    form: 'edit',
    main: html`
<div class="narrow stack">
  <section class="danger" role="alert">
    <h1>${t('ideas.danger.title')}</h1>
    <p class="lead">${t('ideas.danger.text')}</p>
    ${callPanel(ctx)}
  </section>
  <form class="stack" method="post" action="/${lang}/giup">
    <input type="hidden" name="step" value="1"><input type="hidden" name="text" value="${text}">
    <button class="button button--wide" name="go" value="stay">${t('ideas.danger.carry')}</button>
    <p class="soft">${t('ideas.danger.carry.text')}</p>
  </form>
  <p><a class="button button--quiet" href="/${lang}/giup">${t('ideas.danger.without')}</a></p>
  <p>${t('ideas.danger.kept')}</p>
  <form id="edit" class="card stack" method="post" action="/${lang}/hoc/y-tuong/gop">
    <h2>${t('ideas.danger.invented')}</h2>
    <p>${t('ideas.danger.invented.text')}</p>
    <input type="hidden" name="kind" value="${kind}"><input type="hidden" name="text" value="${text}">
    <button class="button button--quiet" name="go" value="stay">${t('ideas.danger.edit')}</button>
  </form>
</div>`,
  });
}
