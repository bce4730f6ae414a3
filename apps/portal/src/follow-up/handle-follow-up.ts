import { MAX_REPORT_TEXT } from '@khong-mot-minh/contracts';
import { CHOSEN_LEVELS } from '@khong-mot-minh/contracts/codes';
import type { Context } from 'hono';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { choiceField, readForm, textField } from '../read-form.ts';
import { page } from '../views/page.ts';
import { CLOSE_SECONDS, CLOSED } from './closed-idle.ts';
import { type Opened, openedView } from './opened-view.ts';
import { doneBy, outcomeOf } from './outcome-of.ts';
import { PROOF_FILE } from './proof-file.ts';
import { receiptPage } from './receipt-page.ts';
import { receiptProblem } from './receipt-problem.ts';

const failures = {
  'bad-check': { key: 'back.error.check', status: 422 },
  unknown: { key: 'back.error.unknown', status: 404 },
  busy: { key: 'back.error.busy', status: 429 },
} as const;

/** Opens a report by its receipt, adds a message or withdraws it: all forms of one page with one address. */
export async function handleFollowUp(c: Context, ctx: PageContext): Promise<Response> {
  const { t, deps } = ctx;
  const form = await readForm(c);
  if (!form) return c.html(messagePage(ctx, 'form'), 400);
  const receipt = textField(form, 'receipt').trim();
  const fail = async (why: keyof typeof failures) => {
    if (why === 'unknown' && (await deps.roomOf(receipt)) === 'takeDown')
      return c.html(receiptPage(ctx, { typed: receipt, elsewhere: true }), 404);
    if (why === 'unknown') deps.admission.count('receipt', c.req.raw);
    return c.html(receiptPage(ctx, { typed: receipt, error: t(failures[why].key) }), failures[why].status);
  };
  const problem = receiptProblem(receipt);
  if (problem) return c.html(receiptPage(ctx, { typed: receipt, error: t(problem) }), 422);
  const asked =
    choiceField(form, 'do', [
      'open',
      'write',
      'danger',
      'withdraw',
      'resume',
      'proof',
      'agree',
      'refuse',
      'restore',
    ]) ?? 'open';
  const danger = asked === 'danger';
  if (!(await deps.admission.admit('receipt', c.req.raw, { danger }))) return fail('busy');

  const show = async ({ done, ...more }: Omit<Opened, 'receipt' | 'report'>, status: 200 | 422 = 200) => {
    const report = await deps.openReceipt(receipt);
    if (typeof report === 'string') return fail(report);
    const said = done && outcomeOf(done, report);
    c.header('Refresh', `${CLOSE_SECONDS}; url=${c.req.path}?${CLOSED}`);
    return c.html(
      page(ctx, {
        scripts: ['follow-up'],
        main: openedView(ctx, { receipt, report, ...more, ...(said && { done: said }) }),
      }),
      status,
    );
  };

  switch (asked) {
    case 'open':
      // Looking again keeps what was begun to be written.
      return show({ typed: textField(form, 'text') });
    case 'write': {
      const text = textField(form, 'text').trim();
      if (!text) return show({ error: { write: t('back.write.error') } }, 422);
      if (text.length > MAX_REPORT_TEXT) {
        const write = t('report.text.error', { max: MAX_REPORT_TEXT, count: text.length });
        return show({ error: { write }, typed: text }, 422);
      }
      const sent = await deps.addMessage(receipt, text);
      if (sent === 'bad-check' || sent === 'unknown') return fail(sent);
      return show(sent === 'sent' ? { done: 'sent' } : { typed: text });
    }
    case 'danger': {
      const told = await deps.sayDanger(receipt);
      if (told === 'bad-check' || told === 'unknown') return fail(told);
      return show(told === 'told' ? { done: 'danger' } : {});
    }
    case 'agree':
    case 'refuse':
    case 'restore': {
      const level = choiceField(form, 'level', CHOSEN_LEVELS);
      const said = level
        ? { level, answer: asked }
        : { question: textField(form, 'question'), answer: asked === 'agree' ? asked : ('refuse' as const) };
      const answered = await deps.answerQuestion(receipt, said);
      if (answered === 'over') return show({ error: { answer: t('back.question.error') } }, 422);
      if (answered !== 'answered') return fail(answered);
      return show({ done: doneBy(asked, level !== undefined) });
    }
    case 'proof': {
      const proof = await deps.proveReceived(receipt);
      if (typeof proof === 'string') return fail(proof);
      return c.body(JSON.stringify(proof, null, 1), 200, {
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="${PROOF_FILE}"`,
      });
    }
    case 'resume': {
      const resumed = await deps.resume(receipt);
      // Where its time is over the page says so by itself.
      if (resumed === 'resumed') return show({ done: 'resumed' });
      return resumed === 'gone' ? show({}) : fail(resumed);
    }
    case 'withdraw': {
      if (form.get('sure') !== 'yes') return show({ error: { withdraw: t('back.withdraw.error') } }, 422);
      const withdrawn = await deps.withdraw(receipt);
      return withdrawn === 'withdrawn' ? show({}) : fail(withdrawn);
    }
  }
}
