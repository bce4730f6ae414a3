import { APPEAL_GROUNDS } from '@khong-mot-minh/contracts';
import type { Context } from 'hono';
import { dayIn } from '../local-time.ts';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { choiceField, readForm } from '../read-form.ts';
import { statementPage } from './statement-page.ts';

const todayOf = ({ deps }: PageContext): string => dayIn(deps.jurisdiction.timeZone, deps.now());

/** Shows the statement behind a link; a link whose time has not come is as unknown as a wrong one. */
export async function showStatement(c: Context, ctx: PageContext, link: string): Promise<Response> {
  const statement = await ctx.deps.statements.read(link);
  if (statement === 'unknown') return c.html(messagePage(ctx, 'missing'), 404);
  return c.html(statementPage(ctx, { statement, today: todayOf(ctx) }));
}

/** Takes the appeal; a second one changes nothing, and the page shows the first. */
export async function appealStatement(c: Context, ctx: PageContext, link: string): Promise<Response> {
  const form = await readForm(c);
  if (!form) return c.html(messagePage(ctx, 'form'), 400);
  const ground = choiceField(form, 'ground', APPEAL_GROUNDS);
  if (!ground) {
    const statement = await ctx.deps.statements.read(link);
    if (statement === 'unknown') return c.html(messagePage(ctx, 'missing'), 404);
    return c.html(statementPage(ctx, { statement, today: todayOf(ctx), missing: true }), 422);
  }
  const made = await ctx.deps.statements.appeal(link, ground);
  if (made === 'unknown') return c.html(messagePage(ctx, 'missing'), 404);
  return c.redirect(`/${ctx.lang}${ctx.path}#xem-lai`, 303);
}
