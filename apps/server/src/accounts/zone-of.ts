import type { Account } from '@khong-mot-minh/contracts';
import type { Deps } from '../deps.ts';

/** The time zone of an account; where its platform names none, that of the country. */
export const zoneOf = (
  { jurisdiction }: Pick<Deps, 'jurisdiction'>,
  account: Pick<Account, 'timeZone'> | undefined,
): string => account?.timeZone ?? jurisdiction.timeZone;
