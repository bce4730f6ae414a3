import { PLACE_KINDS } from '@khong-mot-minh/contracts';
import type { Context } from 'hono';
import { receiptProblem } from '../follow-up/receipt-problem.ts';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { choiceField, formIdField, readForm, textField } from '../read-form.ts';
import { sentBeforePage } from '../report/sent-before-page.ts';
import { page } from '../views/page.ts';
import { sentView, type TakeDownPage, takeDownPage } from './take-down-page.ts';
import { trackPage } from './track-page.ts';

export async function showTakeDown(c: Context, ctx: PageContext): Promise<Response> {
  return c.html(takeDownPage(ctx, { receivers: await ctx.deps.takeDowns.receivers() }));
}

/** The way without a file: where the picture is. What was typed comes back when something is missing. */
export async function askByPlace(c: Context, ctx: PageContext): Promise<Response> {
  const { t, deps } = ctx;
  const form = await readForm(c);
  if (!form) return c.html(messagePage(ctx, 'form'), 400);
  const agePath = choiceField(form, 'tuoi', ['under18', '18plus']);
  const kind = choiceField(form, 'kind', PLACE_KINDS) ?? 'address';
  const [platform, value] = [textField(form, 'platform').trim(), textField(form, 'value').trim()];
  const again = async (errors: NonNullable<TakeDownPage['errors']>, status: 409 | 422 | 429) =>
    c.html(
      takeDownPage(ctx, {
        receivers: await deps.takeDowns.receivers(),
        typed: { agePath: agePath ?? '', platform, kind, value, formId: formIdField(form) },
        errors,
      }),
      status,
    );
  const errors: NonNullable<TakeDownPage['errors']> = {
    ...(!agePath && { age: t('td.error.age') }),
    ...((!platform || platform.length > 80) && { platform: t('td.error.platform') }),
    ...((!value || value.length > 500) && { value: t('td.error.value') }),
  };
  if (!agePath || Object.keys(errors).length > 0) return again(errors, 422);
  // Another place in the same form is another take-down: somebody went back and named the next one.
  const own = formIdField(form);
  const formId = own && [own, platform, kind, value].join('\n');
  const before = formId ? await deps.takeDowns.sentBefore(formId) : undefined;
  const taken = (receipt: string) =>
    c.html(page(ctx, { scripts: ['take-down'], main: sentView(ctx, 'place', receipt) }), 201);
  if (before) return before === 'sent' ? c.html(sentBeforePage(ctx, 'take-down')) : taken(before.receipt);
  if (!(await deps.admission.admit('takeDown', c.req.raw)))
    return again({ failed: t('td.failed.busy') }, 429);
  const sent = await deps.takeDowns.submit(
    { agePath, place: { kind, platform, value } },
    formId || undefined,
  );
  if (sent === 'sent') return c.html(sentBeforePage(ctx, 'take-down'));
  if (sent === 'closed') return again({ failed: t('td.failed.closed') }, 409);
  if (sent === 'invalid') return again({ value: t('td.error.value') }, 422);
  deps.admission.count('takeDown', c.req.raw);
  return taken(sent.receipt);
}

/** Opens a take-down by its receipt, or takes it back. */
export async function trackTakeDown(c: Context, ctx: PageContext): Promise<Response> {
  const { t, deps } = ctx;
  const form = await readForm(c);
  if (!form) return c.html(messagePage(ctx, 'form'), 400);
  const receipt = textField(form, 'receipt').trim();
  const fail = (error: string, status: 404 | 422 | 429) => c.html(trackPage(ctx, { receipt, error }), status);
  const unknown = async () => {
    if ((await deps.roomOf(receipt)) === 'report')
      return c.html(trackPage(ctx, { receipt, elsewhere: true }), 404);
    deps.admission.count('receipt', c.req.raw);
    return fail(t('back.error.unknown'), 404);
  };
  const problem = receiptProblem(receipt);
  if (problem) return fail(t(problem), 422);
  if (!(await deps.admission.admit('receipt', c.req.raw))) return fail(t('back.error.busy'), 429);
  const wanted = choiceField(form, 'do', ['open', 'withdraw']) ?? 'open';
  const sure = form.get('sure') === 'yes';
  if (wanted === 'withdraw' && sure) {
    const done = await deps.takeDowns.withdraw(receipt);
    if (done === 'bad-check') return fail(t('back.error.check'), 422);
    if (done === 'unknown') return unknown();
  }
  const state = await deps.takeDowns.open(receipt);
  if (state === 'bad-check') return fail(t('back.error.check'), 422);
  if (state === 'unknown') return unknown();
  const { lastReview } = (await deps.takeDowns.receivers())[state.agePath];
  if (wanted === 'withdraw' && !sure)
    return c.html(trackPage(ctx, { receipt, state, lastReview, sureError: t('td.withdraw.error') }), 422);
  return c.html(trackPage(ctx, { receipt, state, lastReview }));
}
