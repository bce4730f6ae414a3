import { z } from 'zod';
import { Text, Time, Uuid } from './scalars.ts';

/** `draft` may be edited; `shadow` is judged without effect; one version a platform is `live`. */
export const VERSION_STATES = ['draft', 'shadow', 'live', 'retired'] as const;
export const VersionState = z.enum(VERSION_STATES);
export type VersionState = z.infer<typeof VersionState>;

/** Name of a version as decisions cite it: `vn@3`. */
export const VersionName = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9._-]{0,63}@[1-9]\d{0,8}$/);

const FileName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}\.(yaml|json)$/);

/** Files of a version by name; `null` takes a file away. */
const FileEdits = z
  .record(FileName, Text(400_000).nullable())
  .refine((files) => Object.keys(files).length <= 40);

/** Something that is wrong in a version. `line` and `column` count from 1; `pointer` is a JSON pointer into the document. */
export const VersionProblem = z
  .object({
    code: z.string(),
    message: z.string(),
    pointer: z.string(),
    suggestion: z.string().optional(),
    file: z.string().optional(),
    line: z.number().int().optional(),
    column: z.number().int().optional(),
  })
  .meta({ id: 'PolicyVersionProblem' });
export type VersionProblem = z.infer<typeof VersionProblem>;

const Act = z.object({ by: z.string(), personId: Uuid, at: Time });

/** One row of the list of versions. `by` is the person's name. */
export const PolicyVersionRow = z
  .object({
    version: z.string(),
    state: VersionState,
    /** Comes with the software; nobody of the platform wrote it. */
    fromPack: z.boolean(),
    /** Goes up with every edit; send it back as `expectedRevision`. */
    revision: z.number().int(),
    basedOn: z.string().optional(),
    note: z.string().optional(),
    made: Act.optional(),
    changedAt: Time.optional(),
    /** Somebody asks for it to go live; another person approves. */
    proposed: Act.optional(),
    approved: Act.optional(),
    /** What a roll back of this version returns to. */
    replaced: z.string().optional(),
  })
  .meta({ id: 'PolicyVersionRow' });
export type PolicyVersionRow = z.infer<typeof PolicyVersionRow>;

/** `GET /v1/policies`. */
export const PolicyVersions = z
  .object({
    items: z.array(PolicyVersionRow),
    next: z.string().optional(),
    live: z.string(),
    shadow: z.string().optional(),
    mode: z.enum(['shadow', 'live']),
  })
  .meta({ id: 'PolicyVersions' });
export type PolicyVersions = z.infer<typeof PolicyVersions>;

/** `GET /v1/policies/{version}`: its files as texts, the merged document, and what is wrong with it. */
export const PolicyVersionView = PolicyVersionRow.extend({
  files: z.record(z.string(), z.string()),
  document: z.unknown(),
  problems: z.array(VersionProblem),
  /** Who did what with it, oldest first. */
  history: z.array(Act.extend({ act: z.string(), reason: z.string().optional() })),
}).meta({ id: 'PolicyVersionView' });
export type PolicyVersionView = z.infer<typeof PolicyVersionView>;

/** `POST /v1/policies`: a draft from an existing version; `pack` is the one that comes with the software. */
export const DraftInput = z.strictObject({
  from: z.union([VersionName, z.literal('pack')]),
  note: Text(200).optional(),
});
export type DraftInput = z.infer<typeof DraftInput>;

/** What to change: single files as YAML text, or the whole as one JSON document, which then is the only file. */
export const DraftContent = z.union([
  z.strictObject({ files: FileEdits }),
  z.strictObject({ document: z.record(z.string(), z.unknown()) }),
]);
export type DraftContent = z.infer<typeof DraftContent>;

const expectedRevision = z.number().int().min(1);

/** `PUT /v1/policies/{version}`: a broken draft may be kept; it cannot go on. */
export const DraftEdit = z.union([
  z.strictObject({ expectedRevision, files: FileEdits }),
  z.strictObject({ expectedRevision, document: z.record(z.string(), z.unknown()) }),
]);
export type DraftEdit = z.infer<typeof DraftEdit>;

/** One example case as it ended; `unmet` names what about the last decision is not as expected. */
const ExampleOutcome = z
  .object({ rule: z.string(), name: z.string(), passed: z.boolean(), unmet: z.array(z.string()) })
  .meta({ id: 'PolicyExampleOutcome' });

export const ExamplesRun = z
  .object({
    total: z.number().int(),
    passed: z.number().int(),
    /** Those that did not pass, all of them. */
    failed: z.array(ExampleOutcome),
  })
  .meta({ id: 'PolicyExamplesRun' });
export type ExamplesRun = z.infer<typeof ExamplesRun>;

/** `POST /v1/policies/{version}/validate`; examples run only where there is no problem. */
export const Validation = z
  .object({ problems: z.array(VersionProblem), examples: ExamplesRun.optional() })
  .meta({ id: 'PolicyValidation' });
export type Validation = z.infer<typeof Validation>;

/** One field that differs; a value that is absent on one side is left out. `when` is shown as text. */
export const FieldChange = z
  .object({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })
  .meta({ id: 'PolicyFieldChange' });
export type FieldChange = z.infer<typeof FieldChange>;

const PartChange = z.object({ id: z.string(), changes: z.array(FieldChange) });
const PartDifference = z.object({
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(PartChange),
});

/** `GET /v1/policies/{version}/differences?from=`. */
export const PolicyDifferences = z
  .object({
    from: z.string(),
    to: z.string(),
    rules: PartDifference,
    /** By key; a field is `13-15.value`. */
    protections: PartDifference,
    conditions: PartDifference,
    signals: PartDifference,
    /** Everything else: bases, bundles, title, outage, examples by number. */
    rest: z.array(FieldChange),
  })
  .meta({ id: 'PolicyDifferences' });
export type PolicyDifferences = z.infer<typeof PolicyDifferences>;

export const TRANSITION_ACTS = ['shadow', 'propose', 'withdraw', 'retire'] as const;
/** `POST /v1/policies/{version}/transitions`. */
export const VersionTransition = z.strictObject({ act: z.enum(TRANSITION_ACTS), expectedRevision });
/** `POST /v1/policies/{version}/approval`: by somebody who did not propose. */
export const VersionApproval = z.strictObject({ approve: z.boolean(), expectedRevision });

/** Why a version is rolled back: a code, so that no free text about a person is kept. */
export const ROLLBACK_REASONS = [
  'too-many-warnings',
  'missed-harm',
  'wrong-effect',
  'technical-fault',
] as const;
export const VersionRollback = z.strictObject({ reason: z.enum(ROLLBACK_REASONS), expectedRevision });

const Mode = z.enum(['shadow', 'live']);
/** `GET /v1/policy-mode`: whether the platform's decisions have effect; changing it takes two people. */
export const PolicyMode = z
  .object({ mode: Mode, proposed: Act.extend({ mode: Mode }).optional() })
  .meta({ id: 'PolicyMode' });
export type PolicyMode = z.infer<typeof PolicyMode>;
export const PolicyModeProposal = z.strictObject({ mode: Mode });
export const PolicyModeApproval = z.strictObject({ approve: z.boolean(), mode: Mode });
export type PolicyModeApproval = z.infer<typeof PolicyModeApproval>;
