/** Where a page of a list ended that is ordered by a moment and an id. */
export type Position = { at: Date; id: string };

export const encodeCursor = ({ at, id }: Position): string => `${at.getTime()}.${id}`;

/** The position that a cursor names, or null where it is none of ours. */
export function decodeCursor(cursor: string): Position | null {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  return at === undefined || id === undefined ? null : { at: new Date(Number(at)), id };
}
