import { randomBytes } from 'node:crypto';
import type { TextServiceGiven, TextServiceInput } from '@khong-mot-minh/contracts';
import { findEgressProposal, putEgressProposal, type Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { needsSecondPerson, requireEgress } from '../../egress/index.ts';
import type { Editor } from '../../policies/index.ts';
import { findTextDetectors } from '../queries/text-detectors.ts';
import { SERVICE_SECRET, ServiceSettings } from './detector-settings.ts';
import { keepDetector } from './keep-detector.ts';
import type { WithTextDetectors } from './text-detectors.ts';

/** Names the address of a platform's own service. The secret that signs each request is given once. */
export async function askForService(
  deps: Pick<Deps, 'config' | 'db' | 'now' | 'record' | 'vault'> & WithTextDetectors,
  who: Editor,
  input: TextServiceInput,
): Promise<TextServiceGiven> {
  requireEgress(deps.config, input.url);
  const given = await deps.db.tx(who, ({ sql }) => keepOrPropose(sql, deps, who, input));
  if (!given.waiting) await deps.textDetectors.renew(who.org);
  return given;
}

/** A new address waits for a second person: from then on every text goes there. */
async function keepOrPropose(
  sql: Sql,
  deps: Pick<Deps, 'config' | 'now' | 'record' | 'vault'>,
  who: Editor,
  input: TextServiceInput,
): Promise<TextServiceGiven> {
  const [before] = await findTextDetectors(sql, who.org, 'service');
  const current = before && ServiceSettings.parse(before.settings);
  const asked = await findEgressProposal(sql, who.org, 'text-service');
  const known = current?.secret ?? (asked && ServiceSettings.parse(asked.settings).secret);
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const settings = { ...input, secret: known ?? deps.vault.seal(SERVICE_SECRET, secret) };
  const given = known === undefined ? { ...input, secret } : input;
  if (!needsSecondPerson(deps.config, 'text-service', input.url, current?.url)) {
    await keepDetector(sql, deps, who, { kind: 'service', content: Buffer.alloc(0), settings });
    return given;
  }
  const proposal = {
    kind: 'text-service',
    url: input.url,
    settings,
    by: who.person,
    at: deps.now(),
  } as const;
  await putEgressProposal(sql, who.org, proposal);
  await deps.record(sql, 'egress.proposed', who, [`${who.org}/text-service`]);
  return { ...given, waiting: true };
}
