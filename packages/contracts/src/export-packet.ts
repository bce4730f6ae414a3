import { z } from 'zod';
import { Bilingual } from './localised.ts';
import { Text, Time, Uuid } from './scalars.ts';
import { Sealed } from './sealed.ts';

const EXPORT_KINDS = ['cybertipline'] as const;

/** Body of `POST /v1/cases/{id}/exports`. */
export const ExportInput = z.strictObject({
  kind: z.enum(EXPORT_KINDS),
  /** When it happened, where the platform's own records say; otherwise the case's opening counts. */
  incidentAt: Time.optional(),
});
export type ExportInput = z.infer<typeof ExportInput>;

/** What is in a packet, for whoever approves it; the packet itself comes after that. */
export const ExportSummary = z.object({
  incidentType: z.string(),
  annotations: z.array(z.string()),
  incidentAt: Time,
  highPriority: z.boolean(),
  accounts: z.number().int(),
  events: z.number().int(),
});
export type ExportSummary = z.infer<typeof ExportSummary>;

/** One file of a packet before it was sealed. Hashes are of its plain bytes, in lower-case hex. */
export const ManifestPart = z.object({
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  sha512: z.string(),
  contentId: z.string(),
  keyIds: z.array(z.string()),
});

const signer = z.object({ person: Uuid, at: Time });

/** Says what a packet holds, who made and approved it, when, and which keys open it. */
export const PacketManifest = z
  .object({
    format: z.literal('kmm-packet/1'),
    id: Uuid,
    caseId: Uuid,
    kind: z.enum(EXPORT_KINDS),
    organisation: Bilingual,
    proposed: signer,
    approved: signer.optional(),
    /** Set where one person acted alone for a life in danger. */
    override: Uuid.optional(),
    /** NCMEC's schema that the report is written for. */
    schema: z.string(),
    parts: z.array(ManifestPart).min(1),
  })
  .meta({ id: 'PacketManifest' });
export type PacketManifest = z.infer<typeof PacketManifest>;

export const ExportView = z
  .object({
    id: Uuid,
    caseId: Uuid,
    kind: z.enum(EXPORT_KINDS),
    status: z.enum(['proposed', 'approved', 'declined']),
    summary: ExportSummary,
    proposedBy: z.string(),
    proposedAt: Time,
    answeredBy: z.string().optional(),
    answeredAt: Time.optional(),
    byOverride: z.boolean(),
    can: z.array(z.enum(['approve', 'decline', 'override', 'download'])),
  })
  .meta({ id: 'ExportView' });
export type ExportView = z.infer<typeof ExportView>;

/** `GET /v1/exports/{id}/packet`. */
export const ExportPacket = z
  .object({
    manifest: PacketManifest,
    parts: z.array(
      z.object({ name: Text(80, 1), kind: z.literal('export'), id: z.string(), sealed: Sealed }),
    ),
  })
  .meta({ id: 'ExportPacket' });
export type ExportPacket = z.infer<typeof ExportPacket>;
