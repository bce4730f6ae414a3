import type { Role } from '@kmm/contracts';

const KEEPERS: readonly Role[] = ['supervisor', 'administrator'];

/** Who sees and switches the access of their organisation; the server refuses everybody else. */
export const mayKeepAccess = (roles: readonly Role[]): boolean =>
  roles.some((role) => KEEPERS.includes(role));
