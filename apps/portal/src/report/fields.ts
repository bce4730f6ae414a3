import { AGE_BANDS, HELP_KINDS, MAX_REPORT_TEXT, MAY_KNOW } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { PublicTeam } from '../portal-deps.ts';
import { isMessageKey } from '../translate.ts';
import { callPanel } from '../views/call-panel.ts';
import { choiceGroup } from '../views/choice.ts';
import { field, provinceSelect } from '../views/field.ts';
import type { Html } from '../views/html.ts';
import { icon } from '../views/icon.ts';
import { notice } from '../views/notice.ts';
import { nameOn } from '../views/organisation-name.ts';
import { type Answers, KINDS } from './answers.ts';
import type { Errors, Step } from './check-step.ts';

type Fields = (ctx: PageContext, answers: Answers, errors: Errors, team: PublicTeam) => Html;

const title = (words: string) => html`<h1>${words}</h1>`;

const kind: Fields = ({ t }, answers, errors) =>
  choiceGroup({
    type: 'radio',
    name: 'kind',
    legend: title(t(answers.who === 'other' ? 'report.step.kind.other' : 'report.step.kind')),
    hint: t('report.step.kind.hint'),
    error: errors.kind,
    options: KINDS.map((value) => {
      const hint = `report.kind.${value}.hint`;
      return {
        value,
        title: t(`report.kind.${value}`),
        ...(isMessageKey(hint) ? { hint: t(hint) } : {}),
        checked: answers.kind === value,
      };
    }),
  });

const danger: Fields = (ctx, answers, errors) => {
  const { t } = ctx;
  return html`
${choiceGroup({
  type: 'radio',
  name: 'danger',
  legend: title(t(answers.who === 'other' ? 'report.step.danger.other' : 'report.step.danger')),
  hint: t('report.step.danger.hint'),
  error: errors.danger,
  options: (['yes', 'no'] as const).map((value) => ({
    value,
    title: t(`report.danger.${value}`),
    checked: answers.danger === value,
  })),
})}
<div class="when-yes">${dangerPanel(ctx)}</div>`;
};

/** Stands on every later step once somebody said yes. */
export const dangerPanel = (ctx: Pick<PageContext, 't' | 'deps'>): Html => html`
<section class="danger danger--inline">
  <h2>${ctx.t('report.danger.call')}</h2>
  ${callPanel(ctx, ['police', 'child'])}
  <p>${ctx.t('report.danger.callText')}</p>
</section>`;

const about: Fields = ({ t, deps }, answers) => html`
<div><h1>${t('report.step.about')}</h1><p class="soft">${t('report.step.about.hint')}</p></div>
${choiceGroup({
  type: 'radio',
  name: 'age',
  compact: true,
  legend: html`<span class="label">${t(answers.who === 'other' ? 'report.age.other' : 'report.age')}</span>`,
  options: AGE_BANDS.map((value) => ({
    value,
    title: t(`report.age.${value}`),
    checked: answers.age === value,
  })),
})}
${field({
  id: 'province',
  label: t('report.province'),
  control: (attributes) =>
    provinceSelect(attributes, {
      provinces: deps.jurisdiction.provinces,
      none: t('report.province.none'),
      chosen: answers.province,
    }),
})}`;

const help: Fields = ({ t }, answers) => html`
${choiceGroup({
  type: 'checkbox',
  name: 'help',
  legend: title(t('report.step.help')),
  hint: t('report.help.hint'),
  options: HELP_KINDS.map((value) => ({
    value,
    title: t(`report.help.${value}`),
    checked: answers.help.includes(value),
  })),
})}
${choiceGroup({
  type: 'checkbox',
  name: 'know',
  legend: html`<span class="h2">${t('report.know.title')}</span>`,
  hint: t('report.know.hint'),
  options: MAY_KNOW.map((value) => ({
    value,
    title: t(`report.know.${value}`),
    ...(value === 'team' ? { hint: t('report.know.team.hint') } : {}),
    checked: value === 'team' || answers.know.includes(value),
    disabled: value === 'team',
  })),
})}
${notice('warm', t('report.know.exception'), t('report.know.exceptionText'))}`;

const words: Fields = (ctx, answers, errors, team) => {
  const { t } = ctx;
  const name = nameOn(ctx, team);
  return html`
<div><h1>${t('report.step.text')}</h1><p class="soft">${t('report.reader', { team: name })}</p></div>
${field({
  id: 'text',
  label: t('report.text.label'),
  hint: t('report.text.hint'),
  error: errors.text,
  control: (attributes) =>
    html`<textarea class="input" name="text" rows="8" autocomplete="off" autocapitalize="sentences" spellcheck="false" data-max="${MAX_REPORT_TEXT}" ${attributes}>${answers.text}</textarea>`,
})}
<p class="seal">${icon('lock')}<span data-seal="server">${t('report.seal.server')}</span><span data-seal="device" hidden>${t('report.seal.device')}</span></p>
<details class="small"><summary>${t('report.key.title')}</summary><p>${t('report.key.text')}</p><p><code translate="no" data-fingerprint>${team.fingerprint}</code></p></details>
<p class="seal">${icon('key')}<span>${t('report.receipt.before')}</span></p>
${choiceGroup({
  type: 'checkbox',
  name: 'confirm',
  legend: '',
  error: errors.confirm,
  options: [{ value: 'yes', title: t('report.confirm', { team: name }), checked: answers.confirm }],
})}`;
};

/** The questions of each step; the free words come last, so they travel only once. */
export const fieldsOf: Record<Step, Fields> = { 1: kind, 2: danger, 3: about, 4: help, 5: words };
