import { z } from 'zod';
import { AgeBand } from './age-band.ts';
import { CHOSEN_LEVELS, MAY_KNOW } from './codes/consent-levels.ts';
import { HARM_CODES } from './codes/harms.ts';
import { RETURN_REASONS } from './codes/return-reasons.ts';
import { LedgerOpening } from './ledger.ts';
import { Bilingual } from './localised.ts';
import { Base64Url, Text, Time, Uuid } from './scalars.ts';
import { PublicKey, Sealed, SealedContent, ThreadAuthor } from './sealed.ts';
import { OrganisationKind } from './session.ts';

export const HarmCode = z.enum(HARM_CODES).meta({ id: 'HarmCode' });
export type HarmCode = z.infer<typeof HarmCode>;

export const HELP_KINDS = [
  'talk',
  'stop-person',
  'remove-content',
  'know-what-to-do',
  'police',
  'unsure',
] as const;
export const HelpKind = z.enum(HELP_KINDS);

export { MAY_KNOW } from './codes/consent-levels.ts';
export const MayKnow = z.enum(MAY_KNOW);
export type MayKnow = z.infer<typeof MayKnow>;

export const MAX_REPORT_TEXT = 8_000;

export const PublicTeam = z
  .object({
    id: Uuid,
    name: Bilingual,
    /** Whose team it is, as a receipt names who reads. */
    organisation: Bilingual,
    /** Of its organisation: a name alone does not say that it is the police. */
    kind: OrganisationKind,
    open: z.boolean(),
    nextReader: Time.optional(),
    publicKey: Base64Url(200),
    keyId: Base64Url(64),
    /** The key for the eye: five groups of four signs, as on the poster. */
    fingerprint: z.string(),
  })
  .meta({ id: 'PublicTeam' });
export type PublicTeam = z.infer<typeof PublicTeam>;

const reportFields = {
  team: Uuid,
  category: HarmCode,
  dangerNow: z.boolean(),
  ageBand: AgeBand,
  province: Text(40).optional(),
  help: z.array(HelpKind).max(HELP_KINDS.length).default([]),
  mayKnow: z.array(MayKnow).max(MAY_KNOW.length).default([]),
};

/** Body of `POST /v1/reports`: sealed in the browser, or plain text that the server seals on arrival. */
export const ReportInput = z.union([
  z.strictObject({ ...reportFields, sealed: SealedContent }),
  z.strictObject({ ...reportFields, text: Text(MAX_REPORT_TEXT) }),
]);
export type ReportInput = z.infer<typeof ReportInput>;

export const ReceiptGiven = z.object({ receipt: z.string() });

/** Either the receipt itself (the server opens), or what a client derived from it (the server never sees the secret). */
const byReceipt = { receipt: Text(200, 1) };
const byVerifier = { locator: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{6}$/), verifier: Base64Url(64) };

export const ReceiptOpen = z.union([z.strictObject(byVerifier), z.strictObject(byReceipt)]);
export const ReceiptMessage = z.union([
  z.strictObject({ ...byVerifier, message: SealedContent }),
  z.strictObject({ ...byReceipt, text: Text(MAX_REPORT_TEXT, 1) }),
]);

/**
 * What shows offline that the log took a report: the leaf as its bytes spell it (`entry`), a C2SP tlog-proof from
 * there to a signed checkpoint, the log's public key, and what opens the leaf (a leaf of before batches is open).
 * Nothing in it says what was written, or by whom.
 */
export const ReceiptProof = z
  .object({ entry: z.string(), proof: z.string(), vkey: z.string(), opening: LedgerOpening.optional() })
  .meta({ id: 'ReceiptProof' });
export type ReceiptProof = z.infer<typeof ReceiptProof>;

/**
 * What the log gives until then: the leaf as it will stand there, what opens it, and a signed note that it will be in
 * the batch of `by` at the latest.
 */
export const ReceiptPromise = z
  .object({ leaf: z.string(), opening: LedgerOpening, promise: z.string(), by: Time, vkey: z.string() })
  .meta({ id: 'ReceiptPromise' });
export type ReceiptPromise = z.infer<typeof ReceiptPromise>;

export const REPORT_STATUSES = ['received', 'collecting', 'verifying', 'coordinating', 'closed'] as const;
export const ReportStatus = z.enum(REPORT_STATUSES);
export type ReportStatus = z.infer<typeof ReportStatus>;

export const ReturnReason = z.enum(RETURN_REASONS);
export type ReturnReason = z.infer<typeof ReturnReason>;

/** Who reads, or has read, what a young person wrote: who works on it, to whom it was shown, who no longer reads. */
export const ThreadReader = z
  .object({
    organisation: Bilingual,
    kind: OrganisationKind,
    role: z.enum(['owner', 'referral', 'former']),
    /**
     * Of one that no longer reads: what it was. Neither reads any more what was written, before or since; a former owner
     * keeps its own notes and what it did.
     */
    was: z.enum(['owner', 'referral']).optional(),
    since: Time,
    until: Time.optional(),
    /** Of a referral: since when somebody there has accepted it; until then it was only sent. */
    accepted: Time.optional(),
    /** Of a referral: the letter alone, or parts of what was written too. */
    shown: z.enum(['letter', 'parts']).optional(),
    /** Of a referral that was given back: why. The owner goes on. */
    returned: ReturnReason.optional(),
    /**
     * Of an owner, and of a referral that was sent or accepted: somebody of this very organisation is on duty. That somebody
     * there has it is said by `accepted` alone.
     */
    onDuty: z.boolean().optional(),
    /** When the next duty there starts, while none runs; absent where none is planned. */
    nextDuty: Time.optional(),
    /** Told without consent because a life was in danger. */
    overridden: z.boolean(),
    /** The same although the reporter had been asked about them and had said no. */
    againstNo: z.boolean().optional(),
    /** What the people of another unit came to who reviewed that: whether it had been needed. */
    review: z.enum(['justified', 'not-justified']).optional(),
  })
  .meta({ id: 'ThreadReader' });
export type ThreadReader = z.infer<typeof ThreadReader>;

/** Whether another organisation may go on with the case; nothing is readable there before the answer. */
export const ThreadQuestion = z
  .object({
    id: Uuid,
    organisation: Bilingual,
    kind: OrganisationKind,
    agreed: z.boolean(),
    /** Somebody of that organisation is on duty. */
    onDuty: z.boolean().optional(),
    /** When the next duty there starts, while none runs; absent where none is planned. */
    nextDuty: Time.optional(),
    answerBy: Time,
    silence: z.enum(['goes-ahead', 'stays']),
  })
  .meta({ id: 'ThreadQuestion' });
export type ThreadQuestion = z.infer<typeof ThreadQuestion>;

/** A no to one organisation, which `agree` to the same question turns into a yes. */
export const ThreadRefusal = z
  .object({
    question: Uuid,
    organisation: Bilingual,
    kind: OrganisationKind,
    /** The team does not ask again before. */
    askAgainFrom: Time,
  })
  .meta({ id: 'ThreadRefusal' });
export type ThreadRefusal = z.infer<typeof ThreadRefusal>;

const NamedOrganisation = z.object({ organisation: Bilingual, kind: OrganisationKind });

/** Whom the reporter lets know, as it stands now: a tick of the form, or what was said since. */
export const ThreadChoice = z
  .object({
    level: z.enum(CHOSEN_LEVELS),
    allowed: z.boolean(),
    /** Where a yes named single organisations and not the level: these alone. */
    only: z.array(NamedOrganisation),
    /** Where the level may know: these not, because a no named them. */
    except: z.array(NamedOrganisation),
    /** Of a no that took something back: what `restore` gives again, the whole level (`all`) or these organisations. */
    restorable: z.object({ all: z.boolean(), only: z.array(NamedOrganisation) }).optional(),
  })
  .meta({ id: 'ThreadChoice' });
export type ThreadChoice = z.infer<typeof ThreadChoice>;

const given = { answer: z.enum(['agree', 'refuse']) };
/** A yes or a no to the question about one organisation, or to everybody of a level. */
const answer = { question: Uuid, ...given };
/** `agree` lets every organisation of the level know; `restore` gives back what the last `refuse` took, and no more. */
const choice = { level: z.enum(CHOSEN_LEVELS), answer: z.enum(['agree', 'refuse', 'restore']) };
export const ReceiptAnswer = z.union([
  z.strictObject({ ...byVerifier, ...answer }),
  z.strictObject({ ...byReceipt, ...answer }),
  z.strictObject({ ...byVerifier, ...choice }),
  z.strictObject({ ...byReceipt, ...choice }),
]);

/** Whose copy a withdrawal leaves: it accepted a referral, a life was in danger, or evidence is preserved. */
export const KeptCopy = z
  .object({
    name: Bilingual,
    kind: OrganisationKind,
    why: z.enum(['referral', 'override', 'preservation']),
    /** Of a preservation: when it ends, in full hours. A person has to decide anew for it to last longer. */
    until: Time.optional(),
  })
  .meta({ id: 'KeptCopy' });
export type KeptCopy = z.infer<typeof KeptCopy>;

/**
 * To whom the case was offered last. While that is `open`, whatever is written is sealed for them too, to be read once they
 * accept; `over` where they did not, and read nothing by it. A closed case is offered to nobody.
 */
export const ThreadOffer = z
  .object({
    organisation: Bilingual,
    kind: OrganisationKind,
    state: z.enum(['open', 'over']),
    /** They read a part already, by a referral that goes on. */
    part: z.boolean().optional(),
    since: Time,
  })
  .meta({ id: 'ThreadOffer' });
export type ThreadOffer = z.infer<typeof ThreadOffer>;

const threadFields = {
  status: ReportStatus,
  closedReason: z.string().optional(),
  withdrawn: z.boolean(),
  /** Somebody's life is in danger now, as the reporter or somebody at the desk has said. */
  dangerNow: z.boolean(),
  /** One of several that came alike: kept, but not read until it comes forward by a new message or by danger. */
  aside: z.boolean().optional(),
  /** Somebody who may act on it is on duty, and at a desk or reached by a page: danger that is said now calls them. */
  onDuty: z.boolean(),
  /** When the next such duty starts, while none runs; absent where none is planned. */
  nextDuty: Time.optional(),
  readers: z.array(ThreadReader),
  question: ThreadQuestion.optional(),
  /** Each no that the reporter can still change. */
  refusals: z.array(ThreadRefusal),
  /** Whom the reporter lets know, and whom no more; empty once the report is withdrawn. */
  choices: z.array(ThreadChoice),
  offer: ThreadOffer.optional(),
  /** Of a withdrawn report: until then this receipt takes it back; afterwards nothing of it can be opened. */
  resumableUntil: Time.optional(),
  /** Whose copy a withdrawal would leave, or has left. */
  kept: z.array(KeptCopy),
};
const from = z.enum(['reporter', 'team']);
const by = ThreadAuthor.optional();

/** Answer to a client that keeps the secret: everything stays sealed. */
export const SealedThread = z
  .object({
    ...threadFields,
    reporterKey: PublicKey.extend({ locked: z.string() }),
    teamKey: PublicKey,
    /** Teams to which the case is on offer with the reporter's knowledge: a new message is sealed for them too. */
    alsoSealFor: z.array(PublicKey),
    messages: z.array(z.object({ id: z.string(), from, by, at: Time, sealed: Sealed })),
  })
  .meta({ id: 'SealedThread' });
export type SealedThread = z.infer<typeof SealedThread>;

/** Answer to a receipt in the clear: the server opened the messages in memory. */
export const OpenedThread = z
  .object({
    ...threadFields,
    messages: z.array(z.object({ from, by, text: z.string(), at: Time })),
  })
  .meta({ id: 'OpenedThread' });
export type OpenedThread = z.infer<typeof OpenedThread>;
