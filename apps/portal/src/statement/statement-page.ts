import { APPEAL_GROUNDS, type AppealState, type StatementForSubject } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { choiceGroup } from '../views/choice.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import { dayOf, isStatementKey, type Say, say } from './statement-words.ts';

export type StatementPage = {
  statement: StatementForSubject;
  /** Today in the country, against which the time to appeal is read. */
  today: string;
  /** The form came back without a reason. */
  missing?: boolean;
};

/** A statement of reasons behind its link, with the appeal; the same without scripts. */
export function statementPage(ctx: PageContext, shown: StatementPage): Html {
  const s = say(ctx.lang);
  const { statement } = shown;
  return page(ctx, {
    title: s('title'),
    main: html`
<article class="narrow stack">
  <h1>${s('heading')}</h1>
  <p class="lead">${s(statement.measure === 'restrict' ? 'lead.account' : 'lead.act')}</p>
  ${statement.bundle ? html`<p>${textIn(statement.bundle.notice, ctx.lang)}</p>` : ''}
  <p>${s('noBlame')}</p>
  ${statement.ended ? notice('ok', '', s('ended')) : ''}
  ${facts(ctx, statement, s)}
  ${statement.appeal ? answered(ctx, statement.appeal, s) : appealForm(ctx, shown, s)}
  <section class="stack">
    <h2 class="h3">${s('hidden.title')}</h2>
    <p class="soft">${s('hidden.text')}</p>
  </section>
  <p>${s('worried')} <a href="/${ctx.lang}/giup">${s('worried.link')}</a></p>
</article>`,
  });
}

function facts({ lang }: PageContext, statement: StatementForSubject, s: Say): Html {
  const what = `what.${statement.content}`;
  const rows: [string, string][] = [
    [s('fact.what'), s(isStatementKey(what) ? what : 'what.other')],
    [s('fact.measure'), textIn(statement.bundle?.title, lang) ?? s(`measure.${statement.measure}`)],
    [s('fact.from'), dayOf(statement.appliesFrom, lang)],
    [s('fact.until'), statement.appliesUntil ? dayOf(statement.appliesUntil, lang) : s('fact.noEnd')],
    [s('fact.where'), statement.territory.map((code) => placeOf(code, s)).join(', ')],
    [s('fact.why'), s(`why.${statement.fact}`)],
    [s('fact.ground'), s(`ground.${statement.ground}`)],
    [s('fact.automated'), s(`automated.${statement.automatedDecision}`)],
  ];
  return html`
<section class="stack" aria-labelledby="facts">
  <h2 id="facts">${s('facts.title')}</h2>
  <dl class="statement">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</section>`;
}

function placeOf(code: string, s: Say): string {
  const key = `where.${code}`;
  return isStatementKey(key) ? s(key) : code;
}

function answered({ lang }: PageContext, appeal: AppealState, s: Say): Html {
  const ground = html`<p class="small soft">${s('appeal.ground')}: ${s(`appeal.ground.${appeal.ground}`)}</p>`;
  if (!appeal.outcome || !appeal.reason || !appeal.decidedOn)
    return html`<section id="xem-lai">${notice(
      'info',
      s('appeal.made'),
      html`<p>${s('appeal.waiting', { made: dayOf(appeal.madeOn, lang), due: dayOf(appeal.dueOn, lang) })}</p>${ground}`,
    )}</section>`;
  const words = html`<p>${s(`answer.reason.${appeal.reason}`)} ${s('answer.on', { day: dayOf(appeal.decidedOn, lang) })}</p>
<p>${s(appeal.outcome === 'reversed' ? 'answer.sorry' : 'answer.next')}</p>${ground}`;
  const tone = appeal.outcome === 'reversed' ? 'ok' : 'info';
  return html`<section id="xem-lai">${notice(tone, s(`answer.${appeal.outcome}`), words)}</section>`;
}

function appealForm({ lang, path }: PageContext, { statement, today, missing }: StatementPage, s: Say): Html {
  if (statement.replaced) return html`<p>${s('appeal.replaced')}</p>`;
  if (today >= statement.appealUntil) return html`<p>${s('appeal.late')}</p>`;
  return html`
<section class="stack" id="xem-lai" aria-labelledby="appeal">
  <h2 id="appeal">${s('appeal.title')}</h2>
  <p>${s('appeal.lead')} ${s('appeal.until', { day: dayOf(statement.appealUntil, lang) })}</p>
  <form method="post" action="/${lang}${path}" class="stack">
    ${choiceGroup({
      type: 'radio',
      name: 'ground',
      legend: s('appeal.question'),
      error: missing ? s('appeal.missing') : undefined,
      options: APPEAL_GROUNDS.map((value) => ({ value, title: s(`appeal.ground.${value}`), checked: false })),
    })}
    <button class="button" type="submit">${s('appeal.submit')}</button>
  </form>
</section>`;
}
