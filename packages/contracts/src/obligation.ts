import { z } from 'zod';
import { Layer } from './layer.ts';
import { Bilingual } from './localised.ts';
import { Uuid } from './scalars.ts';

/** How well a fact is known: its own text was read, another’s account was read, or neither. */
export const FACT_GRADES = ['primary', 'secondary', 'unverified'] as const;
export const FactGrade = z.enum(FACT_GRADES).meta({ id: 'FactGrade' });
export type FactGrade = z.infer<typeof FactGrade>;

/** Whom a duty is put on; `operator` is whoever runs this software, `provider` the platform that uses it. */
export const OBLIGATION_PARTIES = [
  'state',
  'provider',
  'operator',
  'organisation',
  'guardian',
  'anyone',
] as const;
export const ObligationParty = z.enum(OBLIGATION_PARTIES);
export type ObligationParty = z.infer<typeof ObligationParty>;

/** `partly` names what remains; `refused` is not built on purpose; `outside` is not for software. */
export const COVERAGE_STATES = ['covered', 'partly', 'gap', 'refused', 'outside'] as const;
export const CoverageState = z.enum(COVERAGE_STATES);
export type CoverageState = z.infer<typeof CoverageState>;

const TaxonomyId = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9._:-]*$/);
const SourceKeys = z.array(TaxonomyId).min(1).max(8);
/** A fact is read again by `reviewBy`; after that day it is shown as stale. */
const known = { grade: FactGrade, sources: SourceKeys, checked: z.iso.date(), reviewBy: z.iso.date() };

/** `sources.json` of the taxonomy: where facts were read, by key. */
export const TaxonomySources = z.record(
  TaxonomyId,
  z.strictObject({ name: Bilingual, addresses: z.array(z.url()).max(4) }),
);
export type TaxonomySources = z.infer<typeof TaxonomySources>;

/** A law, decree, decision or convention; `from` is the day of entry into force or adoption, where it was read. */
export const Instrument = z.strictObject({
  id: TaxonomyId,
  title: Bilingual,
  status: z.enum(['in-force', 'signed', 'ended', 'replaced', 'unconfirmed']),
  from: z.iso.date().optional(),
  ...known,
  note: Bilingual.optional(),
});
export type Instrument = z.infer<typeof Instrument>;

/** One duty. Without `stance` it can be served; `remains` says what stays open even where something serves it. */
export const Obligation = z.strictObject({
  id: TaxonomyId,
  instrument: TaxonomyId,
  provision: Bilingual,
  party: ObligationParty,
  says: Bilingual,
  clock: Bilingual.optional(),
  ...known,
  stance: z.enum(['refused', 'outside']).optional(),
  why: Bilingual.optional(),
  remains: Bilingual.optional(),
});
export type Obligation = z.infer<typeof Obligation>;

const serves = z.array(TaxonomyId).max(12);

/** `jurisdictions/<id>/taxonomy/coverage.json`: which basis, rule, protection or procedure serves which duty. */
export const CoverageMap = z.strictObject({
  bases: z.array(
    z.union([
      z.strictObject({
        basis: TaxonomyId,
        use: z.enum(['rule', 'protection']).optional(),
        layer: Layer.optional(),
        obligations: serves.min(1),
      }),
      z.strictObject({ basis: TaxonomyId, none: Bilingual }),
    ]),
  ),
  rules: z.array(z.strictObject({ rule: z.string().max(64), obligations: serves.min(1) })),
  protections: z.array(z.strictObject({ protection: z.string().max(64), obligations: serves.min(1) })),
  procedures: z.array(
    z.strictObject({
      id: TaxonomyId,
      title: Bilingual,
      obligations: serves.min(1),
      link: z.string().startsWith('/').nullable(),
      /** Routes that must exist in the running server, as `POST /v1/reports`; `{lang}` stands for both languages. */
      proof: z.array(z.string().max(120)).min(1),
    }),
  ),
});
export type CoverageMap = z.infer<typeof CoverageMap>;

/** `jurisdictions/<id>/taxonomy/bases.json`: the grounds of a referral and the duties behind them. */
export const ReferralBases = z.array(
  z.strictObject({ id: z.string().max(64), title: Bilingual, obligations: serves }),
);

const Term = z.strictObject({
  days: z.number().int().min(1).max(3650),
  basis: Bilingual,
  obligations: serves,
});

/** `jurisdictions/<id>/taxonomy/retention.json`: how long what a case holds is kept, and why so long. */
export const Retention = z.strictObject({
  case: z.strictObject({
    days: z.number().int().min(1).max(3650),
    basis: Bilingual,
    obligations: serves,
    ...known,
  }),
  withdrawal: z.strictObject({
    hours: z.number().int().min(72).max(720),
    basis: Bilingual,
    obligations: serves,
  }),
  /** Words of an authority's request about a case that is not kept here, after its answer. */
  authority: Term,
  /** A take-down, after the last that happened to it and to its hashes. */
  takeDown: Term,
  /** Who was called for danger and when, after somebody had seen it. */
  paging: Term,
});
export type Retention = z.infer<typeof Retention>;

const FITS = ['meets', 'partly', 'against', 'unknown', 'not-applicable'] as const;
export const PlatformFit = z.enum(FITS);
export type PlatformFit = z.infer<typeof PlatformFit>;

/** `jurisdictions/<id>/taxonomy/platforms.json`: what platforms publish, set against duties of domestic law. */
export const PlatformFacts = z.strictObject({
  platforms: z.array(z.strictObject({ id: TaxonomyId, name: z.string().max(60) })).min(1),
  obligations: z.array(TaxonomyId).min(1),
  cells: z.array(
    z.strictObject({
      platform: TaxonomyId,
      obligation: TaxonomyId,
      fit: z.enum(['meets', 'partly', 'against']),
      fact: Bilingual,
      grade: FactGrade,
      sources: SourceKeys,
      seen: z.iso.date(),
      reviewBy: z.iso.date(),
    }),
  ),
  notApplicable: z.array(
    z.strictObject({ obligation: TaxonomyId, platforms: z.array(TaxonomyId).min(1), why: Bilingual }),
  ),
});
export type PlatformFacts = z.infer<typeof PlatformFacts>;

const Source = z.object({ name: Bilingual, addresses: z.array(z.string()) });

/** What serves a duty in the running installation; a rule in shadow is shown and does not count. */
export const Serving = z.object({
  kind: z.enum(['rule', 'protection', 'procedure']),
  id: z.string(),
  title: Bilingual,
  counts: z.boolean(),
  link: z.string().optional(),
});
export type Serving = z.infer<typeof Serving>;

export const ObligationRow = z
  .object({
    id: z.string(),
    instrument: z.object({ id: z.string(), title: Bilingual, status: Instrument.shape.status }),
    provision: Bilingual,
    party: ObligationParty,
    says: Bilingual,
    clock: Bilingual.optional(),
    grade: FactGrade,
    checked: z.iso.date(),
    reviewBy: z.iso.date(),
    /** Nobody has read it again by `reviewBy`. */
    stale: z.boolean(),
    sources: z.array(Source),
    state: CoverageState,
    servedBy: z.array(Serving),
    why: Bilingual.optional(),
    remains: Bilingual.optional(),
  })
  .meta({ id: 'ObligationRow' });
export type ObligationRow = z.infer<typeof ObligationRow>;

/** Whose policy is asked for: a platform of this installation; without it the one that joined first. */
export const PolicyOfQuery = z.object({ platform: Uuid.optional() });
export type PolicyOfQuery = z.infer<typeof PolicyOfQuery>;

/** Which policy an answer was computed from; without `platform` it is the pack that came with the software. */
export const PolicyRead = z
  .object({
    policy: z.string(),
    /** A platform in shadow watches only: its rules are shown and do not count. */
    platform: z.object({ id: Uuid, name: Bilingual, mode: z.enum(['live', 'shadow']) }).optional(),
    platforms: z.array(z.object({ id: Uuid, name: Bilingual })),
  })
  .meta({ id: 'PolicyRead' });
export type PolicyRead = z.infer<typeof PolicyRead>;

/** Filter of the list; what is not named is not filtered. */
export const ObligationQuery = PolicyOfQuery.extend({
  instrument: z.string().max(64).optional(),
  state: CoverageState.optional(),
  party: ObligationParty.optional(),
});
export type ObligationQuery = z.infer<typeof ObligationQuery>;

/** Duties with what covers them, computed from the policy and the routes that run now. */
export const ObligationReport = PolicyRead.extend({
  counts: z.record(CoverageState, z.number().int()),
  instruments: z.array(Instrument),
  items: z.array(ObligationRow),
});
export type ObligationReport = z.infer<typeof ObligationReport>;

export const PlatformCell = z.object({
  platform: z.string(),
  obligation: z.string(),
  fit: PlatformFit,
  fact: Bilingual.optional(),
  grade: FactGrade.optional(),
  seen: z.iso.date().optional(),
  reviewBy: z.iso.date().optional(),
  stale: z.boolean().optional(),
  sources: z.array(Source),
});
export type PlatformCell = z.infer<typeof PlatformCell>;

/** Every platform against every duty of the matrix; a cell that nobody has read of is `unknown`. */
export const PlatformMatrix = z
  .object({
    platforms: z.array(z.object({ id: z.string(), name: z.string() })),
    obligations: z.array(ObligationRow),
    cells: z.array(PlatformCell),
  })
  .meta({ id: 'PlatformMatrix' });
export type PlatformMatrix = z.infer<typeof PlatformMatrix>;

/** A rule or a protection as the public reads it, with its legal grounds. */
export const PublicRule = z.object({
  kind: z.enum(['rule', 'protection']),
  id: z.string(),
  title: Bilingual,
  layer: Layer,
  mode: z.enum(['live', 'shadow', 'off']),
  bases: z.array(z.object({ id: z.string(), title: Bilingual, grade: z.string() })),
});
export type PublicRule = z.infer<typeof PublicRule>;

/** The rules of one policy, and whose policy it is. */
export const PublicRules = PolicyRead.extend({ items: z.array(PublicRule) });
export type PublicRules = z.infer<typeof PublicRules>;
