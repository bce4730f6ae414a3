import { createHash } from 'node:crypto';

/** The number by which ThreatExchange knows an organisation: 8 to 15 digits, the same for ever. */
export const appIdOf = (org: string): string => {
  const head = createHash('sha256').update(`kmm/app/${org}`).digest('hex').slice(0, 11);
  return String(100_000_000_000_000 + Number.parseInt(head, 16));
};

/** The two halves of an access token `APPID|SECRET`, with the bar as it is or percent-encoded. */
export function splitAccessToken(token: string): { appId: string; key: string } | undefined {
  const [, appId, key] = /^(\d{8,20})(?:\||%7C)([\w-]{20,200})$/.exec(token) ?? [];
  return appId !== undefined && key !== undefined ? { appId, key } : undefined;
}
