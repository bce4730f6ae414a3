import { isLoopback } from '@khong-mot-minh/connectors';
import type { EgressKind } from '@khong-mot-minh/contracts';
import type { Config } from '../config.ts';
import { fieldInvalid, Refusal } from '../platform/refusal.ts';

type Rules = Pick<Config, 'mode' | 'egressHosts'>;

/** Whether anything may leave for this address at all: https outside the demo, and a host that the operator allows. */
export function refusedEgress(
  { mode, egressHosts }: Rules,
  address: string,
): 'https-only' | 'host' | undefined {
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' && mode !== 'demo') return 'https-only';
  return egressHosts === undefined || egressHosts.some((host) => fits(host, hostname)) ? undefined : 'host';
}

/** `*.example.vn` is every host below it, and not the name itself. */
const fits = (allowed: string, host: string): boolean =>
  allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed;

/** The same, as the answer of a route. */
export function requireEgress(rules: Rules, address: string): void {
  const refused = refusedEgress(rules, address);
  if (refused === 'https-only') throw fieldInvalid('/url', 'https-only');
  if (refused === 'host')
    throw new Refusal('invalid', `The operator allows these hosts: ${(rules.egressHosts ?? []).join(', ')}`, {
      errors: [{ pointer: '/url', code: 'host-not-allowed' }],
    });
}

/**
 * Whether a second person must agree. Words of people go nowhere without one. Of a webhook the operator who named its
 * host is the second; in the demo nothing leaves the machine by loopback.
 */
export function needsSecondPerson(
  { mode, egressHosts }: Rules,
  kind: EgressKind,
  address: string,
  current: string | undefined,
): boolean {
  // Where one host passes on for many, whose address it is stands in the path: only the very same one is agreed to.
  if (current === address) return false;
  if (kind === 'text-service') return true;
  return egressHosts === undefined && !(mode === 'demo' && isLoopback(new URL(address).hostname));
}
