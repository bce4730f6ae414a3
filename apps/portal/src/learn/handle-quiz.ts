import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { choiceField, readForm, textField } from '../read-form.ts';
import type { QuizBank } from './load-quiz-bank.ts';
import type { RoundAnswers } from './mark-round.ts';
import { pickRound, type RoundWish } from './pick-round.ts';
import { QUIZ_AGES, type QuizAge, type QuizItem } from './quiz-item.ts';
import { quizRoundPage } from './quiz-round-page.ts';
import { TRICKS_TAUGHT } from './tricks.ts';

const SEED = /^[a-z0-9]{1,16}$/;
const newSeed = (): string => randomBytes(5).toString('hex');
const ageOf = (c: Context): QuizAge | undefined => QUIZ_AGES.find((age) => age === c.req.param('age'));
const missing = (c: Context, ctx: PageContext) =>
  c.html(messagePage({ ...ctx, path: '/hoc/do-vui' }, 'missing'), 404);

/** Only ids that the bank holds come through, so nothing typed in an address is shown again. */
function wishOf(seed: string, trick: unknown, on: string, items: readonly QuizItem[]): RoundWish {
  const known = on.split(' ').filter((id) => items.some((item) => item.id === id));
  const taught = TRICKS_TAUGHT.find((one) => one === trick);
  return {
    seed: SEED.test(seed) ? seed : newSeed(),
    ...(taught ? { trick: taught } : {}),
    ...(known.length > 0 ? { on: known } : {}),
  };
}

export function showRound(c: Context, ctx: PageContext, bank: QuizBank): Response | Promise<Response> {
  const age = ageOf(c);
  if (!age) return missing(c, ctx);
  const wish = wishOf(c.req.query('luot') ?? '', c.req.query('chieu'), c.req.query('on') ?? '', bank[age]);
  return c.html(quizRoundPage(ctx, { age, wish, items: pickRound(bank[age], wish) }));
}

/** Marks a round that its own form describes; answers are neither stored nor counted. */
export async function answerRound(c: Context, ctx: PageContext, bank: QuizBank): Promise<Response> {
  const age = ageOf(c);
  if (!age) return missing(c, ctx);
  const form = await readForm(c);
  if (!form) return c.html(messagePage(ctx, 'form'), 400);
  const wish = wishOf(textField(form, 'seed'), form.get('trick'), textField(form, 'on'), bank[age]);
  const items = pickRound(bank[age], wish);
  const answers: RoundAnswers = Object.fromEntries(
    items.map(({ id }) => [id, choiceField(form, id, ['real', 'fake', '0', '1', '2']) ?? 'unsure']),
  );
  return c.html(quizRoundPage(ctx, { age, wish, items, answers }));
}
