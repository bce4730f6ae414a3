import { createHash } from 'node:crypto';
import type { ExportPacket, PacketManifest } from '@khong-mot-minh/contracts';
import { newContentId, type Recipient, seal } from '@khong-mot-minh/sealing';

/** A file of a packet before it is sealed. */
export type PlainPart = { name: string; mediaType: string; text: string };

/** Seals every part for the recipients; the manifest's hashes are of the plain bytes, so that a reader can check them. */
export async function sealPacket(
  head: Omit<PacketManifest, 'parts' | 'format'>,
  plain: readonly PlainPart[],
  to: readonly Recipient[],
): Promise<ExportPacket> {
  const keyIds = to.map(({ keyId }) => keyId);
  const sealed = plain.map(async ({ name, mediaType, text }) => {
    const bytes = Buffer.from(text, 'utf8');
    const id = newContentId();
    return {
      listed: {
        name,
        mediaType,
        sizeBytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        sha512: createHash('sha512').update(bytes).digest('hex'),
        contentId: id,
        keyIds,
      },
      part: { name, kind: 'export' as const, id, sealed: await seal({ kind: 'export', id, text, to }) },
    };
  });
  const made = await Promise.all(sealed);
  return {
    manifest: { format: 'kmm-packet/1', ...head, parts: made.map(({ listed }) => listed) },
    parts: made.map(({ part }) => part),
  };
}
