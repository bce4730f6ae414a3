import type { Context } from 'hono';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { choiceField, readForm } from '../read-form.ts';
import { readAnswers } from './answers.ts';
import { checkStep, firstIncomplete, STEPS, type Step } from './check-step.ts';
import { closedPage } from './closed-page.ts';
import { sentBeforePage } from './sent-before-page.ts';
import { sentPage } from './sent-view.ts';
import { type Failure, stepPage } from './step-page.ts';
import { detailsOf, wordsPrefix } from './to-form.ts';

const stepAt = (value: number): Step => STEPS.find((step) => step === value) ?? 1;

/** First step, or the closed door when nobody would read. */
export async function startReport(c: Context, ctx: PageContext): Promise<Response> {
  const teams = await ctx.deps.teams();
  const team = teams.find(({ open }) => open);
  if (!team) return c.html(closedPage(ctx, teams));
  const answers = readAnswers(new FormData(), []);
  const who = c.req.query('cho') === 'ban' ? 'other' : 'self';
  return c.html(stepPage(ctx, { step: 1, answers: { ...answers, who }, team }));
}

/**
 * Any step of the report: checks it and shows the next one, or the same with what is missing (422).
 * A public form without a session has nothing that a forged request could misuse: whoever makes another
 * person's browser post it sends only words of their own. So there is no CSRF token, only a size limit.
 */
export async function continueReport(c: Context, ctx: PageContext): Promise<Response> {
  const form = await readForm(c);
  if (!form) return c.html(messagePage(ctx, 'form'), 400);
  const answers = readAnswers(
    form,
    ctx.deps.jurisdiction.provinces.map(({ id }) => id),
  );
  const step = stepAt(Number(form.get('step')));
  const go = choiceField(form, 'go', ['back', 'stay', 'refused']) ?? 'next';
  const teams = await ctx.deps.teams();
  const open = teams.find((team) => team.open);
  const { kind, danger } = answers;
  // Other words in the same form are another report: somebody went back and wrote more.
  const formId = answers.formId && `${answers.formId}\n${answers.text}`;
  // Asked before anything else: the door may have closed since, and that it was sent stays true.
  const before =
    go === 'next' && step === STEPS.length && formId ? await ctx.deps.sentBefore(formId) : undefined;
  if (before === 'sent') return c.html(sentBeforePage(ctx));
  const toTeam = open ?? teams[0];
  if (before && kind && toTeam)
    return c.html(
      sentPage(ctx, {
        kind,
        who: answers.who,
        danger: danger === 'yes',
        team: toTeam,
        receipt: before.receipt,
      }),
      201,
    );
  // Whoever has already begun to write keeps the page and their words, even when the last reader just left.
  const team = open ?? (step === STEPS.length ? teams[0] : undefined);
  if (!team) return c.html(closedPage(ctx, teams));
  const show = (at: Step) => c.html(stepPage(ctx, { step: at, answers, team }));
  if (go === 'stay') return show(step);
  const refuse = (failure: Failure, status: 429 | 503) =>
    c.html(stepPage(ctx, { step: 5, answers, team, teams, failure }), status);
  // A script was refused because nobody was on duty. By now another team may be: then it is asked once more for whom.
  if (go === 'refused') return refuse(open ? 'reader' : 'closed', 503);
  if (go === 'back') return show(stepAt(step - 1));
  const missing = firstIncomplete(step, answers, ctx.t);
  if (missing)
    return c.html(
      stepPage(ctx, { step: missing, answers, team, errors: checkStep(missing, answers, ctx.t) }),
      422,
    );
  if (step !== STEPS.length) return show(stepAt(step + 1));

  if (!open || !kind) return refuse('closed', 503);
  const { admission } = ctx.deps;
  if (!(await admission.admit('report', c.req.raw, { danger: danger === 'yes' }))) return refuse('busy', 429);
  const text = wordsPrefix(answers, ctx.t) + answers.text;
  const details = { ...detailsOf(answers, kind, open), text };
  const sent = await ctx.deps.submitReport(details, c.req.raw, formId);
  if ('refused' in sent) {
    if (sent.refused === 'sent') return c.html(sentBeforePage(ctx));
    return refuse(sent.refused, sent.refused === 'busy' ? 429 : 503);
  }
  admission.count('report', c.req.raw);
  const shown = { kind, who: answers.who, danger: danger === 'yes', team: open, receipt: sent.receipt };
  return c.html(sentPage(ctx, shown), 201);
}
