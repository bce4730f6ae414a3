import type { Context } from 'hono';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { choiceField, readForm, textField } from '../read-form.ts';
import { type PledgePage, pledgePage } from './pledge-page.ts';

/** Looks like a phone number, an address of mail or of a page: nothing that belongs on a pledge wall. */
const isPrivate = (nickname: string) => /\d[\d\s.-]{5,}|@|\/\/|www\./i.test(nickname);

export async function showPledge(c: Context, ctx: PageContext): Promise<Response> {
  const counts = await ctx.deps.pledgeCounts();
  return c.html(pledgePage(ctx, { counts, signed: c.req.query('ky') === 'roi' }));
}

/** Signs with a nickname and a province; nothing else is asked or kept. */
export async function signPledge(c: Context, ctx: PageContext): Promise<Response> {
  const { t, deps, lang } = ctx;
  const form = await readForm(c);
  if (!form) return c.html(messagePage(ctx, 'form'), 400);
  const nickname = textField(form, 'nickname').trim().replaceAll(/\s+/g, ' ');
  const province =
    choiceField(
      form,
      'province',
      deps.jurisdiction.provinces.map(({ id }) => id),
    ) ?? '';
  const again = async (errors: NonNullable<PledgePage['errors']>, status: 422 | 429) =>
    c.html(
      pledgePage(ctx, { counts: await deps.pledgeCounts(), typed: { nickname, province }, errors }),
      status,
    );

  const errors: NonNullable<PledgePage['errors']> = {};
  if (!nickname || nickname.length > 24) errors.nickname = t('pledge.nickname.error');
  else if (isPrivate(nickname)) errors.nickname = t('pledge.nickname.private');
  if (!province) errors.province = t('pledge.province.error');
  if (Object.keys(errors).length > 0) return again(errors, 422);
  if (!(await deps.admission.admit('pledge', c.req.raw))) return again({ busy: t('pledge.busy') }, 429);
  await deps.signPledge({ nickname, province });
  deps.admission.count('pledge', c.req.raw);
  return c.redirect(`/${lang}/cam-ket?ky=roi`, 303);
}
