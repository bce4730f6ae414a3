import { Time } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { fieldInvalid } from '../platform/refusal.ts';

const Position = z.tuple([Time, z.uuid()]);

/** Place in a list that is ordered by a time and an id. */
export const encodeDue = (at: Date, id: string): string =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');

/** The place that a cursor names; none of ours is the client's fault. */
export function decodeDue(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [at, id] = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { at: new Date(at), id };
  } catch {
    throw fieldInvalid('/cursor', 'invalid');
  }
}
