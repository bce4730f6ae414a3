import { BlockList, isIP, isIPv6 } from 'node:net';

const inner = new BlockList();
// Loopback, private, link-local, shared, multicast and reserved ranges (RFC 6890).
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(net, bits, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a host as a URL writes it is this machine. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) === 0) return bare === 'localhost';
  return loopback.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}

/** An IPv4 address inside an IPv6 one, by which a translator on the way would be led there. */
function innerIPv4(groups: readonly number[]): string | undefined {
  const at = (i: number): string =>
    [groups[i] ?? 0, groups[i + 1] ?? 0].flatMap((group) => [group >> 8, group & 255]).join('.');
  const zeros = (from: number, until: number) => groups.slice(from, until).every((group) => group === 0);
  // Mapped (::ffff:0:0/96), compatible (::/96), translated (::ffff:0:0:0/96).
  if (zeros(0, 5) && groups[5] === 0xffff) return at(6);
  if (zeros(0, 4) && groups[4] === 0xffff && groups[5] === 0) return at(6);
  if (zeros(0, 6) && (groups[6] ?? 0) !== 0) return at(6);
  // NAT64: the well-known prefix, and the local one, whose whole /48 leads inside by its nature (RFC 8215).
  if (groups[0] === 0x64 && groups[1] === 0xff9b && zeros(2, 6)) return at(6);
  if (groups[0] === 0x64 && groups[1] === 0xff9b && groups[2] === 1) return '127.0.0.1';
  // 6to4, and Teredo, whose client address is written inverted.
  if (groups[0] === 0x2002) return at(1);
  if (groups[0] === 0x2001 && groups[1] === 0)
    return [6, 7].flatMap((i) => [~(groups[i] ?? 0) >> 8, ~(groups[i] ?? 0)].map((b) => b & 255)).join('.');
  return undefined;
}

/** The eight groups of an IPv6 address, as the URL parser spells it out; undefined where it is none. */
function groupsOf(address: string): number[] | undefined {
  const url = `http://[${address.replace(/%.*$/, '')}]`;
  if (!URL.canParse(url)) return undefined;
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').map((g) => Number.parseInt(g, 16)));
  const [before, after] = [read(head), read(tail ?? '')];
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: gap }, () => 0), ...after];
}

/** Whether an IP address lies inside a network of somebody's own, where a webhook has no business. */
export function isPrivateAddress(address: string): boolean {
  if (!isIPv6(address)) return inner.check(address, 'ipv4');
  const groups = groupsOf(address);
  // One that cannot be read is let nowhere.
  if (groups === undefined) return true;
  const within = innerIPv4(groups);
  return (
    (within !== undefined && inner.check(within, 'ipv4')) || inner.check(address.replace(/%.*$/, ''), 'ipv6')
  );
}
