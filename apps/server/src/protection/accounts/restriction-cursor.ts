/** Where a page of restrictions ended. */
export type RestrictionCursor = { reviewAt: Date; id: string };

export const encodeCursor = ({ reviewAt, id }: RestrictionCursor): string => `${reviewAt.getTime()}.${id}`;

/** The position that a cursor names, or null where it is none of ours. */
export function decodeCursor(cursor: string): RestrictionCursor | null {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  return at === undefined || id === undefined ? null : { reviewAt: new Date(Number(at)), id };
}
