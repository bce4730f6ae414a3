import { z } from 'zod';
import { Bilingual } from './localised.ts';
import { FactGrade } from './obligation.ts';
import { Time } from './scalars.ts';

/** What is counted of this installation, each by one dimension; no two tables are ever crossed. */
export const STATISTIC_TABLES = [
  'reports-by-harm',
  'reports-by-age',
  'reports-by-province',
  'reports-by-first-reply',
  'cases-by-harm',
  'decisions-by-layer',
] as const;
export const StatisticTableId = z.enum(STATISTIC_TABLES);
export type StatisticTableId = z.infer<typeof StatisticTableId>;

/** Time to the first answer; `none` had none when it was counted. */
export const FIRST_REPLIES = ['hour', 'four-hours', 'day', 'three-days', 'later', 'none'] as const;

/** `count` is null where it is withheld: below ten, or needed so that another one stays hidden. */
export const StatisticCell = z.object({ key: z.string(), count: z.number().int().nullable() });
export type StatisticCell = z.infer<typeof StatisticCell>;

export const StatisticTable = z.object({
  id: StatisticTableId,
  total: z.number().int().nullable(),
  cells: z.array(StatisticCell),
});
export type StatisticTable = z.infer<typeof StatisticTable>;

/** A closed period: published once, never changed, never overlapping another. */
export const StatisticPeriod = z
  .object({ from: Time, until: Time, tables: z.array(StatisticTable) })
  .meta({ id: 'StatisticPeriod' });
export type StatisticPeriod = z.infer<typeof StatisticPeriod>;

/** `jurisdictions/<id>/taxonomy/figures.json`: public figures and which of them may be drawn side by side. */
export const PublicFigures = z.strictObject({
  figures: z.array(
    z.strictObject({
      id: z.string().max(64),
      group: z.enum(['vietnam', 'hotline', 'world', 'campaign']),
      value: z.number(),
      what: Bilingual,
      unit: Bilingual,
      /** A year, a month, a half or quarter, or `from/until`; absent where the source names none. */
      period: z
        .string()
        .regex(/^\d{4}(-(\d{2}|H[12]|Q[1-4]))?(\/\d{4}(-\d{2})?)?$/)
        .optional(),
      reads: z.enum(['over', 'about']).optional(),
      grade: FactGrade,
      sources: z.array(z.string()).min(1),
      /** The day by which it is read again; after it the figure is shown as stale. */
      reviewBy: z.iso.date(),
      note: Bilingual.optional(),
    }),
  ),
  series: z.array(
    z.strictObject({
      id: z.string().max(64),
      title: Bilingual,
      pairs: z.array(z.strictObject({ what: Bilingual, figures: z.array(z.string()).length(2) })).min(1),
    }),
  ),
});
export type PublicFigures = z.infer<typeof PublicFigures>;

export const PublicFigure = PublicFigures.shape.figures.element
  .omit({ sources: true })
  .extend({
    sources: z.array(z.object({ name: Bilingual, addresses: z.array(z.string()) })),
    stale: z.boolean(),
  })
  .meta({ id: 'PublicFigure' });
export type PublicFigure = z.infer<typeof PublicFigure>;

/** What the page of figures and the open data hold. `data: "demo"` marks an installation whose people are invented. */
export const Statistics = z.object({
  data: z.enum(['real', 'demo']),
  smallest: z.literal(10),
  /** When the running period ends; nothing of it is published before. */
  nextPeriodEnds: Time,
  nextPublished: Time,
  periods: z.array(StatisticPeriod),
  /** The period that runs, in a demo only: real numbers show none before it is closed. */
  running: StatisticPeriod.optional(),
  figures: z.array(PublicFigure),
  series: PublicFigures.shape.series,
});
export type Statistics = z.infer<typeof Statistics>;
