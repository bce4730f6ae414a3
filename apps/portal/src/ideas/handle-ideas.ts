import { MAX_IDEA_TEXT } from '@khong-mot-minh/contracts';
import { IDEA_KINDS } from '@khong-mot-minh/contracts/codes';
import type { Context } from 'hono';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { choiceField, readForm, textField } from '../read-form.ts';
import { dangerPage } from './danger-page.ts';
import { type IdeasPage, ideasPage } from './ideas-page.ts';
import { type ProposePage, proposePage, sentPage } from './propose-page.ts';

const CODE = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;
const MIN_TEXT = 10;

export async function showIdeas(c: Context, ctx: PageContext): Promise<Response> {
  const ideas = await ctx.deps.ideas.read();
  return c.html(ideasPage(ctx, { ideas, voted: c.req.query('phieu') === 'roi' }));
}

/** Counts a vote; a second one from the same device is held back on the device, and the page says how far that goes. */
export async function voteOnIdeas(c: Context, ctx: PageContext): Promise<Response> {
  const form = await readForm(c);
  if (!form) return c.html(messagePage(ctx, 'form'), 400);
  const again = async (problem: NonNullable<IdeasPage['problem']>, status: 409 | 422 | 429) =>
    c.html(ideasPage(ctx, { ideas: await ctx.deps.ideas.read(), problem }), status);
  const [round, option] = [textField(form, 'round'), textField(form, 'option')];
  const running = (await ctx.deps.ideas.read()).round;
  if (!running?.open || running.id !== round) return again('over', 409);
  if (!running.options.some(({ id }) => id === option)) return again('missing', 422);
  if (!(await ctx.deps.admission.admit('vote', c.req.raw))) return again('busy', 429);
  if (!(await ctx.deps.ideas.vote({ round, option }))) return again('over', 409);
  ctx.deps.admission.count('vote', c.req.raw);
  return c.redirect(`/${ctx.lang}/hoc/y-tuong?phieu=roi#phieu`, 303);
}

export function showPropose(c: Context, ctx: PageContext): Response | Promise<Response> {
  const code = c.req.query('ma') ?? '';
  return c.html(CODE.test(code) ? sentPage(ctx, code) : proposePage(ctx, {}));
}

/** Takes an idea. Words that show danger are answered with help before anything is counted or kept. */
export async function propose(c: Context, ctx: PageContext): Promise<Response> {
  const { t, lang, deps } = ctx;
  const form = await readForm(c);
  if (!form) return c.html(messagePage(ctx, 'form'), 400);
  const kind = choiceField(form, 'kind', IDEA_KINDS);
  const text = textField(form, 'text').trim();
  if (choiceField(form, 'go', ['stay'])) return c.html(proposePage(ctx, { kind, text }));
  const again = (errors: NonNullable<ProposePage['errors']>, status: 422 | 429 | 503) =>
    c.html(proposePage(ctx, { kind, text, errors }), status);
  // Before the limit of ideas and before any other mistake: whoever is in danger is never told to come back later. The
  // detectors look at no more than an idea may have, and not without end.
  if (!(await deps.admission.admit('ideaLook', c.req.raw)))
    return again({ refused: t('ideas.propose.busy') }, 429);
  deps.admission.count('ideaLook', c.req.raw);
  if (deps.ideas.showsDanger(text.slice(0, MAX_IDEA_TEXT)))
    return c.html(dangerPage(ctx, { kind: kind ?? IDEA_KINDS[0], text }));

  const errors: NonNullable<ProposePage['errors']> = {};
  if (!kind) errors.kind = t('ideas.propose.kind.error');
  if (text.length < MIN_TEXT || text.length > MAX_IDEA_TEXT)
    errors.text = t('ideas.propose.text.error', { max: MAX_IDEA_TEXT });
  if (!kind || errors.text) return again(errors, 422);
  const answer = await deps.ideas.keep({ kind, text }, c.req.raw);
  if (answer === 'crowded') return again({ refused: t('ideas.propose.busy') }, 429);
  if (answer === 'full') return again({ refused: t('ideas.propose.full') }, 503);
  if (answer === 'invalid')
    return again({ text: t('ideas.propose.text.error', { max: MAX_IDEA_TEXT }) }, 422);
  return c.redirect(`/${lang}/hoc/y-tuong/gop?ma=${answer.code}`, 303);
}
