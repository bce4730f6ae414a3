import { createHmac, randomBytes } from 'node:crypto';

/**
 * Who asks, as three codes that mean nothing after the hour: the own address (IPv4 whole, IPv6 by its /64), the
 * neighbours behind one line (/56, or the same IPv4) and the wider neighbourhood (/48, or the IPv4 /24).
 */
export type RateLimitKey = { hour: number; narrow: string; middle: string; wide: string };

export type Neighbourhoods = { of(address: string): RateLimitKey };

const HOUR_MS = 3600_000;
const REMEMBERED = 2_000;

/** Codes are an HMAC under a key that is drawn every hour and kept nowhere but in memory. */
export function createNeighbourhoods(now: () => Date): Neighbourhoods {
  let key = randomBytes(32);
  let hour = -1;
  // Addresses of this moment's connections, so that a flood of requests does not cost three HMACs each.
  let recent = new Map<string, RateLimitKey>();
  const code = (prefix: string): string =>
    createHmac('sha256', key).update(prefix).digest('base64url').slice(0, 16);
  return {
    of(address) {
      const current = Math.floor(now().getTime() / HOUR_MS);
      if (current !== hour) {
        hour = current;
        key = randomBytes(32);
        recent = new Map();
      }
      const known = recent.get(address);
      if (known) return known;
      const [narrow, middle, wide] = prefixesOf(address);
      const asker = { hour, narrow: code(narrow), middle: code(middle), wide: code(wide) };
      if (recent.size >= REMEMBERED) recent.clear();
      recent.set(address, asker);
      return asker;
    },
  };
}

/** The three prefixes of an address, each named with its length so that no two kinds are ever equal. */
export function prefixesOf(address: string): [narrow: string, middle: string, wide: string] {
  const four = /^(?:::ffff:)?((\d+\.\d+\.\d+)\.\d+)$/i.exec(address);
  if (four) return [`${four[1]}/32`, `${four[1]}/32`, `${four[2]}/24`];
  if (!address.includes(':')) return [address, address, address];
  const [first = '0', second = '0', third = '0', fourth = '0'] = groupsOf(address);
  const house = Number.parseInt(fourth, 16) >> 8;
  const wide = `${first}:${second}:${third}`;
  return [`${wide}:${fourth}/64`, `${wide}:${house.toString(16)}/56`, `${wide}/48`];
}

function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  // "::" stands for as many zero groups as are missing from eight.
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: gap }, () => '0'), ...after].map((group) =>
    (Number.parseInt(group, 16) || 0).toString(16),
  );
}
