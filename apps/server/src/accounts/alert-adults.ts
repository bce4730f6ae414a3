import { randomUUID } from 'node:crypto';
import type { Account, AdultAlert, Decision, PlatformEvent } from '@khong-mot-minh/contracts';
import { EVENT_TYPE_ROWS } from '@khong-mot-minh/contracts/codes';
import { findAccounts, type Tx } from '@khong-mot-minh/database';
import { type CompiledPolicy, effectiveProtection } from '@khong-mot-minh/protection';
import type { Deps } from '../deps.ts';
import { type AfterDecision, readProtected } from '../protection/index.ts';
import { readGuardianLink } from './guardian-link.ts';
import { alertText, alertTold } from './guardian-messages.ts';
import { linksWithoutPower } from './queries/guardian-contests.ts';
import {
  type AdultRisk,
  insertAdultAlert,
  isAdultRisk,
  noteAdultRisks,
  trustedAdultsOf,
} from './queries/trusted-adults.ts';

const DAY_MS = 86_400_000;
const ALERT_KEY = 'guardian.alert';
const ALERT_TIER = 3;
const RISK_TIER = 2;
// Longer than any citation is kept; our own choice.
const RISK_DAYS = 90;

type AlertDeps = Pick<Deps, 'notify' | 'now' | 'record'>;

/**
 * Asks the platform to alert the one adult that an account's protections name, when a case of tier 3 or more opens or
 * rises about what somebody did to it. Never somebody who takes part in what happened, whose link is contested, or
 * who may be the danger otherwise; then nobody is alerted.
 */
export const alertAdults =
  (deps: AlertDeps): AfterDecision =>
  async (tx, { org, policy, events, cases }) => {
    const alerted: string[] = [];
    for (const { request, eventId } of cases) {
      const event = events.find(({ id }) => id === eventId);
      if (event === undefined || request.tier < ALERT_TIER || EVENT_TYPE_ROWS[event.type].seeksHelp) continue;
      const involved = new Set([event.actor, request.subject, ...('target' in event ? [event.target] : [])]);
      const alert = await alertFor(tx, deps, policy, { org, account: request.affectedChild }, involved);
      if (alert) alerted.push(alert);
    }
    if (alerted.length) await deps.record(tx.sql, 'adult.alerted', { kind: 'platform', org }, alerted);
  };

/** Notes who of a batch may be the danger for whom; to be done before `alertAdults`, which asks for it. */
export const noteRisks =
  ({ now }: Pick<Deps, 'now'>): AfterDecision =>
  async ({ sql }, { org, events, answers }) => {
    const risks = events.flatMap((event, i) => {
      const decision = answers[i];
      return decision?.mode === 'live' ? risksOf(event, decision) : [];
    });
    await noteAdultRisks(sql, org, risks, new Date(now().getTime() + RISK_DAYS * DAY_MS));
  };

/** A guardian or trusted adult who is the other side of a finding, or whom the young person blocks or reports. */
function risksOf(event: PlatformEvent, { tier }: Decision): AdultRisk[] {
  if (!('target' in event) || (tier < RISK_TIER && !EVENT_TYPE_ROWS[event.type].seeksHelp)) return [];
  const risk = { account: event.actor, adult: event.target };
  return EVENT_TYPE_ROWS[event.type].seeksHelp
    ? [risk]
    : [risk, { account: event.target, adult: event.actor }];
}

async function alertFor(
  tx: Tx,
  deps: AlertDeps,
  policy: CompiledPolicy,
  at: { org: string; account: string },
  involved: ReadonlySet<string>,
): Promise<string | undefined> {
  const now = deps.now();
  const { account, protectedAs } = await readProtected(tx.sql, at.org, at.account, now);
  if (!account) return undefined;
  const value = effectiveProtection(policy.document, protectedAs, ALERT_KEY)?.value;
  const adult = await adultFor(tx, at.org, account, value);
  if (adult === undefined || involved.has(adult)) return undefined;
  const pair = { account: at.account, adult };
  if (await isAdultRisk(tx.sql, at.org, pair, now)) return undefined;
  const alert: AdultAlert = { alert: randomUUID(), ...pair, text: alertText(), told: alertTold() };
  // One a day: more would count what happened.
  const since = new Date(now.getTime() - DAY_MS);
  if (!(await insertAdultAlert(tx.sql, at.org, { id: alert.alert, ...pair, at: now, since })))
    return undefined;
  await deps.notify(tx, at.org, 'adult.alert', alert);
  return alert.alert;
}

async function adultFor(
  { sql }: Tx,
  org: string,
  account: Account,
  value: unknown,
): Promise<string | undefined> {
  if (value === 'guardian-unless-risk') {
    const link = await readGuardianLink(sql, org, account);
    return link.alerts ? link.guardian : undefined;
  }
  if (value !== 'picked-adult') return undefined;
  const [latest] = await trustedAdultsOf(sql, org, account.id);
  if (!latest?.adult) return undefined;
  const contested = await linksWithoutPower(sql, org, [account.id]);
  if (contested.some(({ guardian }) => guardian === latest.adult)) return undefined;
  const [known] = await findAccounts(sql, org, [latest.adult]);
  return known?.id;
}
