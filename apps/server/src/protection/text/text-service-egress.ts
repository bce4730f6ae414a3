import type { Deps } from '../../deps.ts';
import type { EgressTarget } from '../../egress/index.ts';
import { findTextDetectors } from '../queries/text-detectors.ts';
import { ServiceSettings } from './detector-settings.ts';
import { keepDetector } from './keep-detector.ts';
import type { WithTextDetectors } from './text-detectors.ts';

/** A platform's own text service that two people agreed to. */
export const textServiceEgress = (deps: Pick<Deps, 'now' | 'record'> & WithTextDetectors): EgressTarget => ({
  actor: 'person',
  async current(sql, org) {
    const [service] = await findTextDetectors(sql, org, 'service');
    return service && ServiceSettings.parse(service.settings).url;
  },
  take: (sql, who, { settings }) =>
    keepDetector(sql, deps, who, {
      kind: 'service',
      content: Buffer.alloc(0),
      settings: ServiceSettings.parse(settings),
    }),
  answered: (org) => deps.textDetectors.renew(org),
});
