import type { Lesson } from '../learn/lesson.ts';
import type { PageContext } from '../page-context.ts';
import { lessonPack } from './lesson-pack.ts';

const known = new WeakMap<Lesson, number>();

/** What a lesson weighs on the phone, in whole KB; worked out once, because lessons do not change while we run. */
export const packSizes =
  (ctx: PageContext) =>
  (lesson: Lesson): number => {
    const size = known.get(lesson) ?? Math.ceil(lessonPack(ctx, lesson).bytes / 1000);
    known.set(lesson, size);
    return size;
  };
