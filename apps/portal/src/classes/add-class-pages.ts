import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { loadQuizBank, type QuizBank } from '../learn/load-quiz-bank.ts';
import { pickRound } from '../learn/pick-round.ts';
import { QUIZ_AGES, type QuizAge, type QuizItem } from '../learn/quiz-item.ts';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { choiceField, readForm, textField } from '../read-form.ts';
import { boardPage } from './board-page.ts';
import type { ClassCommand, ClassView } from './class-deps.ts';
import { choicesOf, itemsFor } from './class-items.ts';
import { classStartPage } from './class-start-page.ts';
import { paperPage } from './paper-page.ts';
import { pupilPage } from './pupil-page.ts';

const TOKEN = /^[A-Za-z0-9_-]{16,32}$/;
const CODE = /^[0-9A-HJKMNP-TV-Z]{6}$/;
/** As people type it: small letters, spaces, O for zero, I and L for one. */
const codeOf = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Class pages of one language: start, pupil, board and paper. All of it works without a script. */
export function addClassPages(app: Hono, at: (path: string) => PageContext): void {
  const { lang } = at('/');
  const root = `/${lang}/lop`;
  const here = (c: Context) => at(c.req.path.slice(`/${lang}`.length));
  // English holds a third of the items; a class works with the whole bank in the language of the page.
  const bank = loadQuizBank(lang);

  app.get(root, (c) => c.html(classStartPage(here(c))));
  app.post(root, (c) => makeClass(c, at('/lop'), root));
  app.get(`${root}/vao`, async (c) => {
    const typed = (c.req.query('ma') ?? '').slice(0, 12);
    const code = codeOf(typed);
    const ctx = at('/lop');
    if (CODE.test(code)) {
      const look = await lookUp(c, ctx, code);
      if (look === 'busy') return c.html(classStartPage(ctx, { code: ctx.t('class.busy') }, typed), 503);
      if (look === 'there') return join(c, ctx, `${root}/${code}`, code);
    }
    return c.html(classStartPage(ctx, { code: ctx.t('class.code.unknown') }, typed), 422);
  });
  app.get(`${root}/giay/:age`, (c) => {
    const age = QUIZ_AGES.find((one) => one === c.req.param('age'));
    if (!age) return c.html(messagePage(at('/lop'), 'missing'), 404);
    const seed = /^[a-z0-9]{1,12}$/.exec(c.req.query('luot') ?? '')?.[0];
    if (!seed) return c.redirect(`${root}/giay/${age}?luot=${randomBytes(3).toString('hex')}`, 303);
    return c.html(paperPage(here(c), age, pickRound(bank[age], { seed }), seed));
  });
  // A code is guessed in an address as well as in the field, and costs the same.
  app.use(`${root}/:code/*`, async (c, next) => {
    const [ctx, code] = [at('/lop'), c.req.param('code') ?? ''];
    if (!CODE.test(code)) return next();
    const look = await lookUp(c, ctx, code);
    if (look === 'busy') return c.html(classStartPage(ctx, { code: ctx.t('class.busy') }, code), 503);
    return look === 'there' ? next() : missing(c, ctx);
  });
  app.get(`${root}/:code`, (c) => showPupil(c, here(c), bank));
  app.post(`${root}/:code`, (c) => takeAnswer(c, here(c), bank));
  app.get(`${root}/:code/phien-ban`, async (c) => {
    const view = await viewAt(c, here(c));
    return view ? c.text(String(view.version)) : c.notFound();
  });
  app.get(`${root}/:code/mo`, (c) => openBoard(c, root));
  app.get(`${root}/:code/bang`, (c) => showBoard(c, here(c), bank));
  app.post(`${root}/:code/bang`, (c) => actOnBoard(c, here(c), bank));
  app.get(`${root}/:code/bang/dem`, async (c) => {
    const answered = await here(c).deps.classes.answered(c.req.param('code'), keyOf(c), c.req.raw);
    return answered === 'denied' ? c.text('', 403) : c.text(String(answered));
  });
}

/** Whether a class has this code. Of those that nobody asked for lately, as of guesses, few are looked up an hour. */
async function lookUp(
  c: Context,
  { deps }: PageContext,
  code: string,
): Promise<'there' | 'missing' | 'busy'> {
  const { admission, classes } = deps;
  if (!classes.isOpen(code)) {
    if (!(await admission.admit('classCode', c.req.raw))) return 'busy';
    if (!(await classes.view(code))) {
      admission.count('classCode', c.req.raw);
      return 'missing';
    }
  }
  return 'there';
}

/** Leads a pupil to a place of their own, or says that the class is full. A browser has one place in a class. */
async function join(c: Context, ctx: PageContext, address: string, code: string) {
  const { admission, classes } = ctx.deps;
  const kept = getCookie(c, 'kmm-place') ?? '';
  if (classes.isPlace(code, kept)) return c.redirect(`${address}?ban=${kept}`, 303);
  const token = (await admission.admit('classJoin', c.req.raw)) ? classes.join(code, c.req.raw) : 'full';
  if (token === 'full')
    return c.html(classStartPage({ ...ctx, path: '/lop' }, { code: ctx.t('class.full') }, code), 429);
  admission.count('classJoin', c.req.raw);
  setCookie(c, 'kmm-place', token, { ...ofOurPages(c), path: `/${ctx.lang}/lop` });
  return c.redirect(`${address}?ban=${token}`, 303);
}

const ofOurPages = (c: Context) =>
  ({ httpOnly: true, sameSite: 'Strict', secure: new URL(c.req.url).protocol === 'https:' }) as const;
const keyOf = (c: Context): string => getCookie(c, 'kmm-class') ?? '';
const viewAt = async (c: Context, { deps }: PageContext): Promise<ClassView | undefined> => {
  const code = c.req.param('code') ?? '';
  return CODE.test(code) ? deps.classes.view(code) : undefined;
};
const missing = (c: Context, ctx: PageContext) =>
  c.html(messagePage({ ...ctx, path: '/lop' }, 'missing'), 404);
const ageOf = (view: ClassView): QuizAge => QUIZ_AGES.find((age) => age === view.age) ?? '13-15';

/** The teacher's key stays out of the address: a projector shows the address to the room. */
function keepKey(c: Context, root: string, code: string, key: string): void {
  setCookie(c, 'kmm-class', key, { ...ofOurPages(c), path: `${root}/${code}`, maxAge: 8 * 3600 });
}

async function makeClass(c: Context, ctx: PageContext, root: string) {
  const { t, deps, content, lang } = ctx;
  const form = await readForm(c);
  if (!form) return c.html(messagePage(ctx, 'form'), 400);
  const names = content.pledge[lang].nicknames;
  const nickname = names[Number(textField(form, 'nickname'))] ?? names[0] ?? '';
  const age = choiceField(form, 'age', QUIZ_AGES) ?? '13-15';
  if (!(await deps.admission.admit('class', c.req.raw)))
    return c.html(classStartPage(ctx, { busy: t('class.busy') }), 429);
  const { code, key } = await deps.classes.make({ nickname, age }, c.req.raw);
  deps.admission.count('class', c.req.raw);
  keepKey(c, root, code, key);
  return c.redirect(`${root}/${code}/bang?moi=1`, 303);
}

function openBoard(c: Context, root: string) {
  const code = c.req.param('code') ?? '';
  const key = c.req.query('khoa') ?? '';
  if (CODE.test(code) && TOKEN.test(key)) keepKey(c, root, code, key);
  return c.redirect(`${root}/${CODE.test(code) ? `${code}/bang` : ''}`, 303);
}

/** In a live round only the item on the board; in a measure all ten. */
function shownItems(view: ClassView, bank: QuizBank): QuizItem[] {
  const { round } = view;
  if (!round) return [];
  const wanted = round.kind === 'live' ? [round.items[round.place]] : round.items;
  const all = bank[ageOf(view)];
  return wanted.flatMap((id) => all.filter((item) => item.id === id));
}

async function showPupil(c: Context, ctx: PageContext, bank: QuizBank) {
  const view = await viewAt(c, ctx);
  if (!view) return missing(c, ctx);
  const code = c.req.param('code') ?? '';
  const ban = c.req.query('ban') ?? '';
  if (!TOKEN.test(ban)) return join(c, ctx, c.req.path, code);
  const [token = '', told = ''] = [ban, c.req.query('xong') ?? ''];
  const place = `${view.round?.id ?? ''}.${view.round?.kind === 'live' ? view.round.place : 'all'}`;
  return c.html(
    pupilPage(ctx, {
      code,
      view,
      items: shownItems(view, bank),
      pupil: token,
      sent: told === place,
      late: told === 'muon',
      full: told === 'day',
    }),
  );
}

async function takeAnswer(c: Context, ctx: PageContext, bank: QuizBank) {
  const view = await viewAt(c, ctx);
  const form = await readForm(c);
  if (!view) return missing(c, ctx);
  if (!form) return c.html(messagePage(ctx, 'form'), 400);
  const code = c.req.param('code') ?? '';
  const [pupil, round] = [textField(form, 'ban'), textField(form, 'luot')];
  if (!TOKEN.test(pupil)) return c.html(messagePage(ctx, 'form'), 400);
  const chosen = shownItems(view, bank).flatMap((item) => {
    const value = textField(form, item.id);
    const choice = Number(value);
    return /^[0-3]$/.test(value) && choice < choicesOf(item).length ? [[item.id, choice] as const] : [];
  });
  const address = `/${ctx.lang}/lop/${code}?ban=${pupil}`;
  if (chosen.length === 0) return c.redirect(address, 303);
  const counted =
    view.round?.id === round
      ? await ctx.deps.classes.answer(code, { round, pupil, choices: Object.fromEntries(chosen) }, c.req.raw)
      : 'closed';
  const place = view.round?.kind === 'live' ? view.round.place : 'all';
  const outcome = { counted: `${round}.${place}`, closed: 'muon', full: 'day' }[counted];
  return c.redirect(`${address}&xong=${outcome}`, 303);
}

async function showBoard(c: Context, ctx: PageContext, bank: QuizBank) {
  const view = await viewAt(c, ctx);
  const code = c.req.param('code') ?? '';
  const results = view && (await ctx.deps.classes.results(code, keyOf(c), c.req.raw));
  if (!view || !results) return missing(c, ctx);
  if (results === 'denied') return c.html(messagePage({ ...ctx, path: '/lop' }, 'form'), 403);
  const key = c.req.query('moi') === '1' ? keyOf(c) : undefined;
  return c.html(boardPage(ctx, { code, view, results, bank: bank[ageOf(view)], key }));
}

async function actOnBoard(c: Context, ctx: PageContext, bank: QuizBank) {
  const view = await viewAt(c, ctx);
  const form = await readForm(c);
  if (!view || !form) return missing(c, ctx);
  const code = c.req.param('code') ?? '';
  const results = await ctx.deps.classes.results(code, keyOf(c), c.req.raw);
  if (results === 'denied') return c.html(messagePage({ ...ctx, path: '/lop' }, 'form'), 403);
  const questions = [...results.items.map(({ item }) => item), ...(view.round?.items ?? [])];
  const command = commandOf(form, view, bank, questions);
  if (command) await ctx.deps.classes.command(code, keyOf(c), command);
  // Too late or twice: the board shows where the round really is.
  return c.redirect(`/${ctx.lang}/lop/${code}/bang`, 303);
}

function commandOf(
  form: FormData,
  view: ClassView,
  bank: QuizBank,
  asked: readonly string[],
): ClassCommand | undefined {
  const wanted = textField(form, 'viec');
  switch (wanted) {
    case 'start-live':
    case 'start-before':
    case 'start-after': {
      const kind = wanted === 'start-live' ? 'live' : wanted === 'start-before' ? 'before' : 'after';
      const items = itemsFor(bank, ageOf(view), kind, { seed: randomBytes(5).toString('hex'), asked });
      return { type: 'start', kind, items: items.map(({ id }) => id) };
    }
    case 'reveal':
    case 'next':
    case 'end':
      return { type: wanted };
    case 'cards': {
      const counts = [0, 1, 2, 3].map((at) => Math.min(99, Number(textField(form, `the${at}`)) || 0));
      return { type: 'cards', counts: counts.map((count) => Math.max(0, Math.trunc(count))) };
    }
    default:
      return undefined;
  }
}
