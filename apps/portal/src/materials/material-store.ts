import { existsSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  cmi5Package,
  qtiPackage,
  scormPackage,
  sheetDocx,
  sheetPdf,
  slidesPptx,
  zipFiles,
} from '@khong-mot-minh/course-export';
import type { Written } from '../learn/read-content.ts';
import type { PageContext } from '../page-context.ts';
import { allCourses, type ShelvedCourse } from './courses.ts';
import { loadPlans, type Plan } from './plan.ts';
import { planSheet } from './plan-sheet.ts';
import { planSlides } from './plan-slides.ts';

export type MaterialFile = { body: Uint8Array<ArrayBuffer>; type: string };
type Maker = () => MaterialFile | Promise<MaterialFile>;
export const PACKAGES = ['scorm', 'cmi5', 'qti'] as const;
export type PackageKind = (typeof PACKAGES)[number];

/** The files of one language by name. Each is made when it is first asked for and then kept: there are few, all small. */
export type MaterialStore = {
  plans: readonly Written<Plan>[];
  courses(): readonly ShelvedCourse[];
  /** Which packages this installation can make: the players come from the build. */
  packages: readonly PackageKind[];
  sizeOf(name: string): Promise<number>;
  find(name: string): Promise<MaterialFile> | undefined;
};

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
};
/** Be Vietnam Pro (OFL-1.1): whole TrueType files, read when the first PDF is made. */
const fonts = () => ({
  regular: readFileSync(
    fileURLToPath(
      import.meta.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
    ),
  ),
  bold: readFileSync(
    fileURLToPath(import.meta.resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf')),
  ),
});

/** `players` is the folder of the built course scripts; an argument for tests. */
export function openMaterials(
  ctx: Pick<PageContext, 't' | 'lang' | 'content'>,
  players = new URL('../../dist/course/', import.meta.url),
): MaterialStore {
  const { lang } = ctx;
  const player = (kind: 'scorm' | 'cmi5') => new URL(`${kind}.js`, players);
  const packages = PACKAGES.filter((kind) => kind === 'qti' || existsSync(player(kind)));
  const plans = loadPlans(lang);
  let shelved: ShelvedCourse[] | undefined;
  const courses = () => {
    shelved ??= allCourses(ctx);
    return shelved;
  };
  const makers = new Map<string, Maker>();
  for (const plan of plans) {
    const lesson = ctx.content.lessons[lang].find(({ id }) => id === plan.id);
    if (!lesson) throw new Error(`Read content: the plan "${plan.id}" has no lesson of that name`);
    const sheet = () => planSheet(ctx, plan, lesson);
    makers.set(`giao-an-${plan.id}.docx`, async () => ({ body: await sheetDocx(sheet()), type: types.docx }));
    makers.set(`giao-an-${plan.id}.pdf`, async () => ({
      body: await sheetPdf(sheet(), fonts()),
      type: types.pdf,
    }));
    makers.set(`trinh-chieu-${plan.id}.pptx`, async () => ({
      body: await slidesPptx(planSlides(ctx, plan, lesson)),
      type: types.pptx,
    }));
  }
  const pack = (name: string): Maker | undefined => {
    const [, id, kind] = /^([a-z0-9-]+)\.(scorm|cmi5|qti)\.zip$/.exec(name) ?? [];
    const course = courses().find((one) => one.course.id === id)?.course;
    const made = packages.find((one) => one === kind);
    if (!course || !made) return undefined;
    const files = () => {
      switch (made) {
        case 'scorm':
          return scormPackage(course, readFileSync(player('scorm'), 'utf8'));
        case 'cmi5':
          return cmi5Package(course, readFileSync(player('cmi5'), 'utf8'));
        case 'qti':
          return qtiPackage(course);
      }
    };
    return () => ({ body: zipFiles(files()), type: types.zip });
  };
  const ready = new Map<string, Promise<MaterialFile>>();
  const find = (name: string) => {
    const known = ready.get(name);
    const make = known ? undefined : (makers.get(name) ?? pack(name));
    if (!make) return known;
    // Other requests go first: a page that shows all sizes asks for a hundred files at once.
    const made = setImmediate().then(make);
    ready.set(name, made);
    // What failed is tried again by the next who asks.
    made.catch(() => ready.delete(name));
    return made;
  };
  return { plans, courses, packages, find, sizeOf: async (name) => (await find(name))?.body.length ?? 0 };
}
