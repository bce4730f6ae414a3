import type { Lesson } from '../learn/lesson.ts';
import { lessonPage } from '../learn/lesson-page.ts';
import type { PageContext } from '../page-context.ts';
import { type Pack, packOf } from './pack.ts';
import { takeAlongPage } from './take-along-page.ts';

/** Where offline reading lives; its worker stands beside it, so a browser never lets it reach above `/hoc/`. */
export const TAKE_ALONG = '/hoc/mang-theo';
/** The lesson with its answers, for a phone that cannot have them marked. */
const ANSWERS = '?giai-thich=1';

/** One lesson with its answers, the page with the three numbers, and what they need. */
export function lessonPack(ctx: PageContext, lesson: Lesson): Pack {
  const at = (path: string): PageContext => ({ ...ctx, path });
  const address = `/hoc/${lesson.id}`;
  const pages = [
    // Pages say what they weigh; here that is left open, or weighing them would have no end.
    { path: TAKE_ALONG, html: takeAlongPage(at(TAKE_ALONG), () => 0) },
    { path: address, html: lessonPage(at(address), lesson, 0) },
    { path: address + ANSWERS, html: lessonPage(at(address), lesson, 0, 'answers') },
  ];
  return packOf(
    pages.map(({ path, html }) => ({ address: `/${ctx.lang}${path}`, html: String(html) })),
    ctx.assets,
  );
}
