import { html } from 'hono/html';
import { QUIZ_AGES } from '../learn/quiz-item.ts';
import type { PageContext } from '../page-context.ts';
import { field } from '../views/field.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';

export type StartErrors = { code?: string; busy?: string };

/** For pupils a code; for teachers first what to do when a pupil tells, then a class. */
export function classStartPage(ctx: PageContext, errors: StartErrors = {}, typed = ''): Html {
  const { t, lang, content } = ctx;
  return page(ctx, {
    title: t('class.title'),
    main: html`
<div class="narrow stack">
  <p><a href="/${lang}/hoc">${t('learn.back')}</a></p>
  <h1>${t('class.title')}</h1>
  <p class="lead">${t('class.lead')}</p>
  <form class="card stack" method="get" action="/${lang}/lop/vao" novalidate>
    <h2>${t('class.join')}</h2>
    ${field({
      id: 'code',
      label: t('class.code'),
      hint: t('class.code.hint'),
      error: errors.code,
      control: (attributes) =>
        html`<input class="input input--code" name="ma" maxlength="12" autocomplete="off" autocapitalize="characters" value="${typed}" ${attributes}>`,
    })}
    <button class="button">${t('class.enter')}</button>
  </form>
  <h2>${t('class.teachers')}</h2>
  ${notice('warm', t('class.first'), html`<p>${t('class.first.text')}</p><p><a class="button" href="/${lang}/hoc/hoc-sinh-ke-voi-thay-co">${t('class.first.read')}</a></p>`)}
  <form class="card stack" method="post" action="/${lang}/lop">
    <h3>${t('class.make')}</h3>
    ${errors.busy ? notice('warm', '', errors.busy, true) : ''}
    <p class="field"><label for="nickname">${t('class.nickname')}</label>
      <select class="input" id="nickname" name="nickname">${content.pledge[lang].nicknames.map((name, at) => html`<option value="${at}">${name}</option>`)}</select></p>
    <p class="field"><label for="age">${t('class.age')}</label>
      <select class="input" id="age" name="age">${QUIZ_AGES.map((age) => html`<option value="${age}">${t(`path.audience.${age}`)}</option>`)}</select></p>
    <button class="button">${t('class.make.go')}</button>
    <p class="small soft">${t('class.make.note')}</p>
  </form>
  <div class="card stack"><h3>${t('class.paper')}</h3><p>${t('class.paper.text')}</p>
    <p class="row">${QUIZ_AGES.map((age) => html`<a class="button button--quiet" href="/${lang}/lop/giay/${age}">${t(`path.audience.${age}`)}</a>`)}</p></div>
</div>`,
  });
}
