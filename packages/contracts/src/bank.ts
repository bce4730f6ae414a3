import { z } from 'zod';
import { HARM_CODES, isBanked } from './codes/harms.ts';
import { DistanceBand, HashSource } from './hash.ts';
import { Bilingual } from './localised.ts';
import { Text, Time, Uuid } from './scalars.ts';

/** What a bank's pictures are; child protection and help of the person shown only. `KNOWN_HARMLESS` never matches. */
export const BANK_CATEGORIES = [...HARM_CODES.filter(isBanked), 'KNOWN_HARMLESS'] as const;
export const BankCategory = z.enum(BANK_CATEGORIES).meta({ id: 'BankCategory' });
export type BankCategory = z.infer<typeof BankCategory>;

export const AGE_PATHS = ['under18', '18plus'] as const;
/** Which way a take-down goes: the age of the person in the picture when it was made. */
export const AgePath = z.enum(AGE_PATHS);
export type AgePath = z.infer<typeof AgePath>;

const Name = z.strictObject({ vi: Text(120, 1), en: Text(120, 1) });

/** Body of `POST /v1/banks`. */
export const BankInput = z
  .strictObject({
    name: Name,
    category: BankCategory,
    /** Take-downs of this age path arrive here; one bank a path. */
    takes: AgePath.optional(),
    /** Matches further away than this many bits of 256 do not count in this bank. */
    radius: z.number().int().min(0).max(31).default(31),
    keepDays: z.number().int().min(1).max(3650).default(730),
    /** A team of the owner whose key opens the places of take-downs; without it the owner's first. */
    team: Uuid.optional(),
  })
  .meta({ id: 'BankInput' });
export type BankInput = z.infer<typeof BankInput>;

export const BankMember = z
  .object({
    organisation: Uuid,
    name: Bilingual,
    mayWrite: z.boolean(),
    since: Time,
    lastRead: Time.optional(),
  })
  .meta({ id: 'BankMember' });

/** A bank as its owner or a member sees it; only the owner sees who the members are. */
export const Bank = z
  .object({
    id: Uuid,
    /** In ThreatExchange the bank is the privacy group of this number. */
    number: z.number().int(),
    owner: z.object({ id: Uuid, name: Bilingual }),
    name: Bilingual,
    category: BankCategory,
    takes: AgePath.optional(),
    radius: z.number().int(),
    keepDays: z.number().int(),
    own: z.boolean(),
    counts: z.object({ proposed: z.number().int(), shared: z.number().int() }),
    members: z.array(BankMember).optional(),
  })
  .meta({ id: 'Bank' });
export type Bank = z.infer<typeof Bank>;

/** Body of `PUT /v1/banks/{id}/members`: lets an organisation read the bank, and propose hashes if it may write. */
export const BankMemberInput = z
  .strictObject({ organisation: Uuid, mayWrite: z.boolean().default(false) })
  .meta({ id: 'BankMemberInput' });

/** One picture's answer: whether it is near a shared hash, of which category, and the signal's id for feedback. */
export const LookupAnswer = z
  .object({
    id: z.string(),
    match: z.boolean(),
    /** Absent when nothing matched; `unusable` when the picture is too flat to be told from others. */
    unusable: z.boolean().optional(),
    signals: z.array(
      z.object({
        id: Uuid,
        category: BankCategory,
        bank: Uuid,
        distance: DistanceBand,
        sources: z.array(HashSource),
        disputed: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'LookupAnswer' });
export type LookupAnswer = z.infer<typeof LookupAnswer>;
export const HashLookupAnswer = z
  .object({ pictures: z.array(LookupAnswer) })
  .meta({ id: 'HashLookupAnswer' });
export type HashLookupAnswer = z.infer<typeof HashLookupAnswer>;
