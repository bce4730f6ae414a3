import { z } from 'zod';
import { Bilingual } from './localised.ts';
import { PasswordChange } from './password.ts';
import { Base64Url, Text, Uuid } from './scalars.ts';
import { Envelope, PublicKey, Sealed, SealedContent } from './sealed.ts';

/** A member's new key as their browser hands it over: the private half is locked under a phrase that stays there. */
export const NewMemberKey = z.strictObject({
  publicKey: Base64Url(200),
  locked: Base64Url(400),
  salt: Base64Url(64),
});
export type NewMemberKey = z.infer<typeof NewMemberKey>;

/** The one-time code that an operator handed over, however it is spaced and cased. */
const EnrolCode = Text(60, 1);

export const EnrolmentOpen = z.strictObject({ code: EnrolCode });
/** For whom a code was made. `hasKey`: only the way in is set anew, the key and its phrase stay. */
export const EnrolmentView = z
  .object({
    person: z.object({ name: z.string(), email: z.string() }),
    organisation: Bilingual,
    hasKey: z.boolean(),
  })
  .meta({ id: 'EnrolmentView' });
export type EnrolmentView = z.infer<typeof EnrolmentView>;

/** Body of `POST /v1/enrolments`: all of it was made in the member's browser. */
export const EnrolmentInput = z.strictObject({
  code: EnrolCode,
  password: PasswordChange.shape.password,
  totp: z.strictObject({ secret: z.string().regex(/^[A-Z2-7]{32}$/), code: z.string().regex(/^\d{6}$/) }),
  key: NewMemberKey.optional(),
});
export type EnrolmentInput = z.infer<typeof EnrolmentInput>;

/** Shows that a private key is there: what was sealed to its public half comes back as text. */
const proof = Text(64, 1);
export const KeyChallenge = z.object({ id: Base64Url(32), sealed: Sealed }).meta({ id: 'KeyChallenge' });
export type KeyChallenge = z.infer<typeof KeyChallenge>;

export const LockInput = z.strictObject({ proof, locked: Base64Url(400), salt: Base64Url(64) });
export type LockInput = z.infer<typeof LockInput>;
export const NewKeyInput = z.strictObject({ password: Text(200, 1), key: NewMemberKey });
export type NewKeyInput = z.infer<typeof NewKeyInput>;

/**
 * What shows that the public log names a team's key: its entry as its bytes spell it, and a C2SP tlog-proof from there to
 * a signed checkpoint.
 */
export const TeamKeyProof = z.object({ entry: z.string(), proof: z.string() }).meta({ id: 'TeamKeyProof' });
export type TeamKeyProof = z.infer<typeof TeamKeyProof>;

const Person = z.object({ id: Uuid, name: z.string() });
const Half = z.union([z.literal(1), z.literal(2)]);

/** A team as those see it who hold its key or wait for it. Without `key` it is a draft: nobody has made one yet. */
export const KeyTeam = z
  .object({
    id: Uuid,
    name: Bilingual,
    takesReports: z.boolean(),
    key: PublicKey.optional(),
    /** Whether the asker holds the key. */
    holds: z.boolean(),
    holders: z.array(Person.extend({ key: PublicKey })),
    waiting: z.array(
      Person.extend({
        /** Absent until the person has enrolled. */
        key: PublicKey.optional(),
        needs: z.union([z.literal(1), z.literal(2)]),
        released: z.array(z.object({ half: Half, by: Uuid })),
      }),
    ),
    /** Halves that colleagues released to the asker. */
    halves: z.array(z.object({ half: Half, envelope: Envelope })),
    /** The key can be had again though one holder loses theirs: a second holder, or printed shares that were tried. */
    recoverable: z.boolean(),
    sharesTestedAt: z.string().optional(),
    /** Of a team that takes reports: when its list was signed, and whether the asker may sign it. */
    goLive: z.object({ signedAt: z.string().optional(), maySign: z.boolean() }).optional(),
  })
  .meta({ id: 'KeyTeam' });
export type KeyTeam = z.infer<typeof KeyTeam>;
export const KeyDesk = z.object({ teams: z.array(KeyTeam) }).meta({ id: 'KeyDesk' });
export type KeyDesk = z.infer<typeof KeyDesk>;

export const TeamFounding = z.strictObject({ publicKey: Base64Url(200), sealedKey: Envelope });
export type TeamFounding = z.infer<typeof TeamFounding>;
export const TeamApproval = z.strictObject({ person: Uuid, sealedKey: Envelope });
export type TeamApproval = z.infer<typeof TeamApproval>;
export const TeamHalfInput = z.strictObject({ person: Uuid, half: Half, envelope: Envelope });
export type TeamHalfInput = z.infer<typeof TeamHalfInput>;
export const TeamRegain = z.strictObject({ proof, sealedKey: Envelope });
export type TeamRegain = z.infer<typeof TeamRegain>;
export const SharesTested = z.strictObject({ proof });

/** A team's new key: sealed to each who holds the present one, and every earlier key sealed to the new one. */
export const TeamRotation = z.strictObject({
  proof,
  publicKey: Base64Url(200),
  holders: z
    .array(z.strictObject({ person: Uuid, sealedKey: Envelope }))
    .min(1)
    .max(200),
  past: z
    .array(z.strictObject({ keyId: Base64Url(64), sealedKey: Envelope }))
    .min(1)
    .max(100),
});
export type TeamRotation = z.infer<typeof TeamRotation>;

/**
 * What is to be re-wrapped next, with what an earlier key opens: a case, then places of take-downs; without either
 * nothing is left to do.
 */
export const RewrapStep = z
  .object({
    left: z.number().int(),
    caseId: Uuid.optional(),
    items: z.array(z.object({ id: z.string(), kind: z.string(), sealed: Sealed })).optional(),
    places: z.array(SealedContent.extend({ takeDown: Uuid })).optional(),
  })
  .meta({ id: 'RewrapStep' });
export type RewrapStep = z.infer<typeof RewrapStep>;
export const CaseRewrap = z.strictObject({
  caseId: Uuid,
  envelopes: z
    .array(z.strictObject({ contentId: Base64Url(64), oldKeyId: Base64Url(64), envelope: Envelope }))
    .max(500),
});
export type CaseRewrap = z.infer<typeof CaseRewrap>;
export const PlaceRewrap = z.strictObject({
  places: z
    .array(z.strictObject({ takeDown: Uuid, oldKeyId: Base64Url(64), envelope: Envelope }))
    .min(1)
    .max(100),
});
export type PlaceRewrap = z.infer<typeof PlaceRewrap>;
export const RewrapInput = z.union([CaseRewrap, PlaceRewrap]);
export type RewrapInput = z.infer<typeof RewrapInput>;

/** What is done before a report door opens; each item is a sentence of `messages/{lang}/go-live.json`. */
export const GO_LIVE_ITEMS = [
  'holders',
  'roster',
  'trial',
  'danger',
  'partners',
  'backup',
  'law',
  'care',
  'limits',
] as const;
export type GoLiveItem = (typeof GO_LIVE_ITEMS)[number];
/** Body of `POST /v1/key-desk/{id}/go-live`: every item, and proof in the signer's own browser that it is they. */
export const GoLiveSignature = z.strictObject({
  done: z.array(z.enum(GO_LIVE_ITEMS)).max(GO_LIVE_ITEMS.length),
  password: Text(200, 1),
  code: z.string().regex(/^\d{6}$/),
});
export type GoLiveSignature = z.infer<typeof GoLiveSignature>;
