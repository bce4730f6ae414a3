import { timingSafeEqual } from 'node:crypto';
import type { Vault } from '../../secrets.ts';

const PURPOSE = 'statement-link';
/** 128 bits of the keyed hash: out of reach for guessing, and a database alone gives no link. */
const MAC_CHARACTERS = 22;

const macOf = ({ keyed }: Pick<Vault, 'keyed'>, id: string): string =>
  keyed(PURPOSE, id).slice(0, MAC_CHARACTERS);

/** What stands in the address of a statement's page: its id and a keyed hash of it. */
export const linkOf = (vault: Pick<Vault, 'keyed'>, id: string): string =>
  Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url') + macOf(vault, id);

/** The statement that a link leads to, or undefined where it is none of ours. */
export function idOfLink(vault: Pick<Vault, 'keyed'>, link: string): string | undefined {
  if (!/^[A-Za-z0-9_-]{44}$/.test(link)) return undefined;
  const hex = Buffer.from(link.slice(0, MAC_CHARACTERS), 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  // The whole link is compared, so that one statement has exactly one address.
  return timingSafeEqual(Buffer.from(linkOf(vault, id)), Buffer.from(link)) ? id : undefined;
}
