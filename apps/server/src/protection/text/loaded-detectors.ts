import type { TermPackView, TextDetectorsView } from '@kmm/contracts';
import { readPack, type TermPack } from '@kmm/language';
import { findTextDetectors, type Sql, type StoredTextDetector } from '@kmm/store';
import { ModelSettings, ServiceSettings, TermSettings } from './detector-settings.ts';
import type { PlatformDetectors, TextDetectors } from './text-detectors.ts';

const putBy = ({ by, at, digest }: StoredTextDetector) => ({ by, at: at.toISOString(), digest });

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** A pack by number; no term of it leaves the house. */
const packView = ({ name, version, source, licence, terms }: TermPack): TermPackView => ({
  name,
  version,
  source,
  licence,
  terms: terms.length,
  byCategory: countBy(terms.map(({ category }) => category)),
  byTier: countBy(terms.map(({ tier }) => tier)),
  byLanguage: countBy(terms.map(({ lang }) => lang)),
});

/** What a platform has loaded, for its own people. */
export async function loadedDetectors(
  sql: Sql,
  org: string,
  { defaultPack }: Pick<TextDetectors, 'defaultPack'>,
  running: PlatformDetectors,
): Promise<TextDetectorsView> {
  const stored = await findTextDetectors(sql, org);
  const of = (kind: StoredTextDetector['kind']) => stored.find((one) => one.kind === kind);
  const [key, terms, model, service] = [of('key'), of('terms'), of('model'), of('service')];
  const pack = terms && readPack(terms.content).pack;
  const inUse = terms === undefined || TermSettings.parse(terms.settings).withDefault;
  return {
    defaultTerms: { ...packView(defaultPack), inUse },
    ...(key && { signingKey: { ...putBy(key), publicKey: Buffer.from(key.content).toString('utf8') } }),
    ...(terms && pack && { terms: { ...packView(pack), ...putBy(terms) } }),
    ...(model && {
      model: {
        ...putBy(model),
        bytes: model.content.length,
        labels: ModelSettings.parse(model.settings).labels,
      },
    }),
    ...(service && { service: serviceView(service, running) }),
  };
}

function serviceView(
  stored: StoredTextDetector,
  { service }: PlatformDetectors,
): TextDetectorsView['service'] {
  const { url, timeoutMs } = ServiceSettings.parse(stored.settings);
  return { ...putBy(stored), url, timeoutMs, ...(service?.state() ?? { state: 'unused' as const }) };
}
