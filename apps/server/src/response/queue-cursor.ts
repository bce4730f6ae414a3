import { Time } from '@khong-mot-minh/contracts';
import type { QueueCursor } from '@khong-mot-minh/database';
import { z } from 'zod';

const Position = z.tuple([
  z.boolean(),
  z.number().int().min(0).max(5),
  Time,
  z.uuid(),
  z.number().int().min(1).max(99).nullable(),
  z.number().int().min(1).max(8),
]);

export const encodeCursor = (c: QueueCursor): string =>
  Buffer.from(JSON.stringify([c.danger, c.tier, c.openedAt.toISOString(), c.id, c.turn, c.share])).toString(
    'base64url',
  );

/** The position that a cursor names, or null where it is none of ours. */
export function decodeCursor(text: string): QueueCursor | null {
  try {
    const [danger, tier, openedAt, id, turn, share] = Position.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    return { danger, tier, turn, share, openedAt: new Date(openedAt), id };
  } catch {
    return null;
  }
}
