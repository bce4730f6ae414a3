import { type Language, type PolicyRead, type PublicRule, Uuid } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { type TransparencyWords, transparencyWords } from '../transparency-words.ts';
import { disclosure } from '../views/disclosure.ts';
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
  const w = transparencyWords(lang);
  const { obligations } = deps.records;
  const platform = query['nen-tang'];
  const result = Uuid.safeParse(platform).success
    ? await obligations.rules({ platform: platform })
    : undefined;
  const read = result ?? (await obligations.rules({}));
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
  ${platform && !result ? notice('info', '', w('law.platform.unknown', { value: platform.slice(0, 60) }), true) : ''}
  ${platformForm(ctx, w, read)}
  <h2>${w('rules.rules', { count: rules.length })}</h2>
  ${byLayer(w, lang, rules)}
  <h2>${w('rules.protections', { count: protections.length })}</h2>
  ${byLayer(w, lang, protections)}
</div>`,
  });
}

const platformForm = ({ lang }: PageContext, w: TransparencyWords, read: PolicyRead): Html | string =>
  read.platforms.length < 2
    ? ''
    : html`<form class="row" method="get" action="/${lang}/luat-va-chinh-sach/quy-tac">
  ${platformSelect(w, lang, read)} <button class="button" type="submit">${w('law.filter.show')}</button></form>`;

/** One fold for each layer: a hundred rules one below the other are read by nobody. */
const byLayer = (w: TransparencyWords, lang: Language, rules: readonly PublicRule[]): Html[] =>
  [...new Set(rules.map(({ layer }) => layer))].map((layer) => {
    const here = rules.filter((rule) => rule.layer === layer);
    return disclosure(
      { title: w(`layer.${layer}`), note: w('rules.group', { count: here.length }), level: 3 },
      html`<ul class="plain rules">${here.map((rule) => ruleLine(w, lang, rule))}</ul>`,
    );
  });

const ruleLine = (w: TransparencyWords, lang: Language, { id, title, mode, bases }: PublicRule): Html => html`
<li class="rule" id="${id}">
  <p><strong>${textIn(title, lang)}</strong></p>
  <p class="row small"><span class="badge">${w(`mode.${mode}`)}</span> <code class="soft">${id}</code></p>
  <ul class="small soft">${bases.map(
    (basis) => html`<li>${textIn(basis.title, lang)} (${gradeWords(w, basis.grade)})</li>`,
  )}</ul>
</li>`;

const GRADES = ['primary', 'secondary', 'unverified', 'policy'] as const;
const gradeWords = (w: TransparencyWords, grade: string): string => {
  const known = GRADES.find((one) => one === grade);
  return known ? w(`grade.${known}`) : grade;
};
