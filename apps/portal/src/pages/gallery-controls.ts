import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { callPanel } from '../views/call-panel.ts';
import { choice } from '../views/choice.ts';
import { field } from '../views/field.ts';
import { icon } from '../views/icon.ts';
import { notice } from '../views/notice.ts';
import type { Sample } from './gallery.ts';

/** What a person presses, chooses or fills in. */
export const controlSamples = (ctx: PageContext): Sample[] => {
  const { t } = ctx;
  return [
    {
      title: 'gallery.buttons',
      body: html`<div class="row"><button class="button">${t('report.next')}</button> <button class="button button--quiet">${t('report.back')}</button> <button class="button button--danger">${t('back.withdraw.send')}</button> <button class="button" disabled>${t('report.send')}</button> <button class="button" aria-busy="true">${t('report.sending')}</button> <a class="button" href="#main">${icon('key')} ${t('home.back.action')}</a> <button class="link-button">${t('back.lost.title')}</button></div>${callPanel(ctx)}`,
    },
    {
      title: 'gallery.tiles',
      body: html`<div class="tiles">${choice('radio', 'a', { value: '1', title: t('report.kind.extortion'), hint: t('report.kind.extortion.hint'), checked: true })}${choice('radio', 'a', { value: '2', title: t('report.kind.unsure'), checked: false })}${choice('checkbox', 'b', { value: '3', title: t('report.know.team'), hint: t('report.know.team.hint'), checked: true, disabled: true })}</div>
<div class="tiles tiles--compact">${(['real', 'fake', 'unsure'] as const).map((value) => choice('radio', 'c', { value, title: t(`quiz.${value}`), checked: value === 'fake' }))}</div>`,
    },
    {
      title: 'gallery.fields',
      body: html`${field({ id: 'f1', label: t('back.receipt'), hint: t('back.receipt.hint'), control: (a) => html`<input class="input input--code" ${a}>` })}
${field({ id: 'f2', label: t('back.receipt'), error: t('back.error.check'), control: (a) => html`<input class="input input--code" value="4TGK0M-7ZQ2-9RBX-C1DE-H5VW-N" ${a}>` })}
${field({ id: 'f3', label: t('report.province'), control: (a) => html`<select class="input" ${a}><option>${t('common.choose')}</option></select>` })}
${field({ id: 'f4', label: t('report.text.label'), hint: t('report.text.hint'), control: (a) => html`<textarea class="input" ${a}></textarea>` })}`,
    },
    {
      title: 'gallery.notices',
      body: html`${notice('info', t('limits.hours'), t('limits.hours.text'))}${notice('warm', t('report.know.exception'), t('report.know.exceptionText'))}${notice('danger', t('report.failed.title'), t('report.failed.text'))}${notice('ok', '', t('back.sent'))}<p class="band">${t('demo.band')}</p>`,
    },
    {
      title: 'gallery.badges',
      body: html`<p class="row"><span class="badge">${t('status.received')}</span> <span class="badge badge--info">${t('status.verifying')}</span> <span class="badge badge--ok">${t('status.closed')}</span> <span class="badge badge--warm">${t('learn.review.draft')}</span> <span class="badge badge--danger">${t('report.danger.yes')}</span></p>`,
    },
  ];
};
