import type { Deps } from '../../deps.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openNumbers, sealNumbers } from '../../platform/sealed-numbers.ts';
import type { Reader } from './feed-service.ts';
import type { HashFetchCursor } from './read-feed.ts';

/** Whose token it is, and of which bank; 0 for all that the reader may read. */
type TokenScope = { reader: Reader; bank: number };

const purposeOf = ({ protocol, org, id }: Reader): string => `feed-place/${protocol}/${org}/${id}`;

/** The token with which this reader, and no other, asks for the page that follows. */
export const sealPlace = (
  { vault }: Pick<Deps, 'vault'>,
  { reader, bank }: TokenScope,
  { begunAt, after }: HashFetchCursor,
): string => sealNumbers(vault, purposeOf(reader), [begunAt, after, bank]);

/** The place of a token; one that this reader was not given for this is refused, and its client begins the fetch anew. */
export function openPlace(
  { vault }: Pick<Deps, 'vault'>,
  { reader, bank }: TokenScope,
  { token, pointer }: { token: string | undefined; pointer: string },
): HashFetchCursor | undefined {
  if (!token) return undefined;
  const [begunAt, after, of] = openNumbers(vault, purposeOf(reader), token) ?? [];
  if (begunAt === undefined || after === undefined || of !== bank)
    throw new Refusal(
      'invalid',
      'This key was not given this page token here; leave it out and begin again from your last checkpoint',
      { errors: [{ pointer, code: 'unknown-token' }] },
    );
  return { begunAt, after };
}
