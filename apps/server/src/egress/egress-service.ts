import type { EgressApproval, EgressKind, EgressProposalView } from '@kmm/contracts';
import {
  type Actor,
  dropEgressProposal,
  type EgressProposal,
  findEgressProposal,
  findTextDetectors,
  findWebhook,
  listEgressProposals,
  namesOfPeople,
  putWebhook,
  type Sql,
} from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { AppError } from '../http/problems.ts';
import type { Editor } from '../policies/versions/draft-service.ts';
import { ServiceSettings } from '../protection/text/detector-settings.ts';
import { keepDetector } from '../protection/text/keep-detector.ts';
import { requireEgress } from './egress-rules.ts';

/** What stands beside the proposal of a webhook; the secret is sealed. */
export const WebhookSettings = z.object({ events: z.array(z.string()), secret: z.string() });

/** Addresses of a platform that wait for a second person, with what stands until then. */
export async function readProposals({ db }: Pick<Deps, 'db'>, who: Editor): Promise<EgressProposalView[]> {
  // A webhook is its platform's own and no person reads it: of it only the address is shown.
  const hook = await db.tx(systemOf(who), ({ sql }) => findWebhook(sql, who.org));
  return db.tx(who, async ({ sql }) => {
    const asked = await listEgressProposals(sql, who.org);
    const [service] = await findTextDetectors(sql, who.org, 'service');
    const current: Record<EgressKind, string | undefined> = {
      webhook: hook?.url,
      'text-service': service && ServiceSettings.parse(service.settings).url,
    };
    const names = await namesOfPeople(sql);
    return asked.map(({ kind, url, by, at }) => ({
      kind,
      url,
      ...(current[kind] !== undefined && { current: current[kind] }),
      ...(by !== null && { by: { id: by, name: names.get(by) ?? '' } }),
      at: at.toISOString(),
    }));
  });
}

const systemOf = ({ org }: Editor): Actor => ({ kind: 'system', org });

/** A second person lets a new address take effect, or declines it. */
export async function answerProposal(
  deps: Deps,
  who: Editor,
  kind: EgressKind,
  { approve, url }: EgressApproval,
): Promise<void> {
  const { db, record } = deps;
  await db.tx(kind === 'webhook' ? systemOf(who) : who, async ({ sql }) => {
    const asked = await findEgressProposal(sql, who.org, kind);
    if (!asked || asked.url !== url) throw new AppError('not-now', 'Nobody asks for this address any more');
    if (!approve) {
      await dropEgressProposal(sql, who.org, kind);
      return record(sql, 'egress.declined', who, [`${who.org}/${kind}`]);
    }
    if (asked.by === who.person) throw new AppError('second-person');
    // The operator's list may have changed since.
    requireEgress(deps.config, url);
    await take(sql, deps, who, asked);
    await dropEgressProposal(sql, who.org, kind);
    await record(sql, 'egress.approved', who, [`${who.org}/${kind}`]);
  });
  if (kind === 'text-service') await deps.textDetectors.renew(who.org);
}

async function take(
  sql: Sql,
  deps: Deps,
  who: Editor,
  { kind, url, settings }: EgressProposal,
): Promise<void> {
  switch (kind) {
    case 'webhook':
      return putWebhook(sql, who.org, { url, ...WebhookSettings.parse(settings) });
    case 'text-service': {
      const service = ServiceSettings.parse(settings);
      return keepDetector(sql, deps, who, { kind: 'service', content: Buffer.alloc(0), settings: service });
    }
  }
}
