import { type Language, type PolicyRead, type PublicRule, Uuid } from '@kmm/contracts';
import { html } from 'hono/html';
import { type OpenWords, openWords } from '../open-words.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import { platformSelect, policyRead } from './policy-read.ts';

/** Every rule and protection in the open: what it does, in which layer, and on what ground. */
export async function rulesPage(
  ctx: PageContext,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Html> {
  const { lang, deps } = ctx;
  const w = openWords(lang);
  const { obligations } = deps.records;
  const asked = query['nen-tang'];
  const found = Uuid.safeParse(asked).success ? await obligations.rules({ platform: asked }) : undefined;
  const read = found ?? (await obligations.rules({}));
  if (!read) throw new Error('Rules in the open: the pack itself is not found');
  const all = read.items;
  const rules = all.filter(({ kind }) => kind === 'rule');
  const protections = all.filter(({ kind }) => kind === 'protection');
  return page(ctx, {
    title: w('rules.title'),
    styles: ['figures'],
    main: html`
<div class="narrow stack">
  <p><a href="/${lang}/luat-va-chinh-sach">${w('law.back')}</a></p>
  <h1>${w('rules.title')}</h1>
  <p class="lead">${w('rules.lead')}</p>
  ${policyRead(w, lang, read)}
  ${asked && !found ? notice('info', '', w('law.platform.unknown', { value: asked.slice(0, 60) }), true) : ''}
  ${platformForm(ctx, w, read)}
  <h2>${w('rules.rules', { count: rules.length })}</h2>
  <ul class="plain stack">${rules.map((rule) => ruleLine(w, lang, rule))}</ul>
  <h2>${w('rules.protections', { count: protections.length })}</h2>
  <ul class="plain stack">${protections.map((rule) => ruleLine(w, lang, rule))}</ul>
</div>`,
  });
}

const platformForm = ({ lang }: PageContext, w: OpenWords, read: PolicyRead): Html | string =>
  read.platforms.length < 2
    ? ''
    : html`<form class="row" method="get" action="/${lang}/luat-va-chinh-sach/quy-tac">
  ${platformSelect(w, lang, read)} <button class="button" type="submit">${w('law.filter.show')}</button></form>`;

const ruleLine = (w: OpenWords, lang: Language, { id, title, layer, mode, bases }: PublicRule): Html => html`
<li class="card stack rule" id="${id}">
  <p><strong>${title[lang]}</strong></p>
  <p class="row small"><span class="badge">${w(`layer.${layer}`)}</span> <span>${w(`mode.${mode}`)}</span> <code class="soft">${id}</code></p>
  <ul class="small soft">${bases.map(
    (basis) => html`<li>${basis.title[lang]} (${gradeWords(w, basis.grade)})</li>`,
  )}</ul>
</li>`;

const GRADES = ['primary', 'secondary', 'unverified', 'policy'] as const;
const gradeWords = (w: OpenWords, grade: string): string => {
  const known = GRADES.find((one) => one === grade);
  return known ? w(`grade.${known}`) : grade;
};
