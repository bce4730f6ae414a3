import { z } from 'zod';
import { isTimeZone } from './is-time-zone.ts';
import { Bilingual } from './localised.ts';
import { FactGrade } from './obligation.ts';
import { AuthorityBasis } from './preservation.ts';

const LineNumber = z.string().regex(/^\+?\d{2,15}$/, { error: 'must be a number to call, digits alone' });

const Hours = z.int().min(1).max(720);

/** `jurisdictions/<id>/jurisdiction.json`: what of a country fits in a line. */
export const JurisdictionFile = z.strictObject({
  id: z.string().regex(/^[a-z]{2,16}$/),
  /** Its code of ISO 3166, for those who read statements elsewhere. */
  territory: z.string().regex(/^[A-Z]{2}$/, { error: 'must be two letters of ISO 3166, such as NZ' }),
  /** A pack of `policies/` that judges until an operator publishes others; without it the country's own, `policies/` beside this file. */
  policies: z
    .string()
    .regex(/^[a-z-]+$/)
    .optional(),
  /** By which days begin and times are told; an account that names its own has that one. */
  timeZone: z.string().refine(isTimeZone, { error: 'must be a time zone such as Pacific/Auckland' }),
  /** Hours until an answer to an authority's request is due, and where a life is in danger. */
  requestHours: z.strictObject({ usual: Hours, dangerToLife: Hours }),
  /** Numbers to call; where a country has no such line, the one that answers instead. */
  lines: z.strictObject({ police: LineNumber, child: LineNumber, medical: LineNumber }),
});

const ProvinceId = z.string().regex(/^[a-z][a-z-]{0,39}$/);
const Name = z
  .string()
  .regex(/\S/, { error: 'must not be empty' })
  .refine((name) => name === name.normalize('NFC'), {
    error: 'has letters that are not composed (Unicode form NFC)',
  });

/** A province as it is now, with those that went into it; a former one was until that day, inclusive. */
export const Province = z.strictObject({
  id: ProvinceId,
  name: Name,
  formerly: z.array(z.strictObject({ id: ProvinceId, name: Name, until: z.iso.date() })).default([]),
});
export type Province = z.infer<typeof Province>;

/** `jurisdictions/<id>/provinces.json`: the provinces from a day on. */
export const Provinces = z
  .strictObject({
    source: Name,
    validFrom: z.iso.date(),
    grade: FactGrade,
    checked: z.iso.date(),
    reviewBy: z.iso.date(),
    provinces: z.array(Province).min(1),
  })
  .superRefine(({ validFrom, provinces }, context) => {
    const seen = new Set<string>();
    for (const [at, { id, formerly }] of provinces.entries()) {
      const path = ['provinces', at];
      for (const one of [id, ...formerly.map((former) => former.id)]) {
        if (seen.has(one)) context.addIssue({ code: 'custom', path, message: `"${one}" stands twice` });
        seen.add(one);
      }
      for (const { id: former, until } of formerly)
        if (until >= validFrom)
          context.addIssue({
            code: 'custom',
            path,
            message: `"${former}" must have ended before ${validFrom}`,
          });
    }
  });
export type Provinces = z.infer<typeof Provinces>;

const place = { column: z.int().min(0), row: z.int().min(0) };

/** `jurisdictions/<id>/province-map.json`: where each province stands among tiles. */
export const ProvinceMap = z.strictObject({
  note: Name,
  tiles: z.array(z.strictObject({ id: ProvinceId, ...place })).min(1),
  islands: z.array(z.strictObject({ province: ProvinceId, name: Bilingual, ...place })),
});
export type ProvinceMap = z.infer<typeof ProvinceMap>;

/** The ground that needs no law: a decision of a platform keeps evidence on it. */
export const PLATFORM_SAFETY = 'policy:platform-safety';

/** `jurisdictions/<id>/taxonomy/authority-bases.json`: the grounds of preservations and of authorities' requests. */
export const AuthorityBases = z
  .array(AuthorityBasis)
  .refine((bases) => new Set(bases.map(({ code }) => code)).size === bases.length, {
    error: 'names a ground twice',
  })
  .refine(
    (bases) => bases.some(({ code, uses }) => code === PLATFORM_SAFETY && uses.includes('preservation')),
    {
      error: `needs the ground "${PLATFORM_SAFETY}", on which a decision keeps evidence`,
    },
  );

/** What of a country is data, as the server read it. */
export type Jurisdiction = z.infer<typeof JurisdictionFile> & {
  authorityBases: readonly AuthorityBasis[];
  provinces: readonly Province[];
  provinceMap: ProvinceMap;
};
