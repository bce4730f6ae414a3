import type { Language, PublicRule } from '@kmm/contracts';
import { html } from 'hono/html';
import { type OpenWords, openWords } from '../open-words.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';

/** Every rule and protection in the open: what it does, in which layer, and on what ground. */
export function rulesPage(ctx: PageContext): Html {
  const { lang, deps } = ctx;
  const w = openWords(lang);
  const all = deps.records.obligations.rules();
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
  <h2>${w('rules.rules', { count: rules.length })}</h2>
  <ul class="plain stack">${rules.map((rule) => ruleLine(w, lang, rule))}</ul>
  <h2>${w('rules.protections', { count: protections.length })}</h2>
  <ul class="plain stack">${protections.map((rule) => ruleLine(w, lang, rule))}</ul>
</div>`,
  });
}

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
