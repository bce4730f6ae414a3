import type { TermPackView, TextDetectorsView } from '@khong-mot-minh/contracts';
import { namesOfPeople } from '@khong-mot-minh/database';
import { readPack, type TermPack } from '@khong-mot-minh/language';
import type { Deps } from '../../deps.ts';
import type { Editor } from '../../policies/index.ts';
import { findTextDetectors, type StoredTextDetector } from '../queries/text-detectors.ts';
import { fingerprintOf } from './check-detector.ts';
import type { DetectorCounts } from './counted-finder.ts';
import { ModelSettings, ServiceSettings, TermSettings } from './detector-settings.ts';
import type { PlatformDetectors, WithTextDetectors } from './text-detectors.ts';

type Names = ReadonlyMap<string, string>;
const putBy = ({ by, at, digest }: StoredTextDetector, names: Names) => ({
  by,
  byName: names.get(by) ?? '',
  at: at.toISOString(),
  digest,
});
const didOf = (counts: DetectorCounts | undefined) =>
  counts && { did: { ...counts, since: counts.since.toISOString() } };

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** A pack by number; no term of it leaves the house. */
export const packView = ({ name, version, source, licence, terms }: TermPack): TermPackView => ({
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
  { db, textDetectors }: Pick<Deps, 'db'> & WithTextDetectors,
  who: Editor,
): Promise<TextDetectorsView> {
  const running = await textDetectors.of(who.org);
  const { stored, names } = await db.tx(who, async ({ sql }) => ({
    stored: await findTextDetectors(sql, who.org),
    names: await namesOfPeople(sql),
  }));
  const { counts } = running;
  const of = (kind: StoredTextDetector['kind']) => stored.find((one) => one.kind === kind);
  const [key, terms, model, service] = [of('key'), of('terms'), of('model'), of('service')];
  const pack = terms && readPack(terms.content).pack;
  const settings = terms && TermSettings.parse(terms.settings);
  const inUse = settings === undefined || settings.withDefault;
  const signedBy = settings?.signedBy;
  return {
    defaultTerms: { ...packView(textDetectors.defaultPack), inUse, ...didOf(counts.defaultTerms) },
    ...(key && {
      signingKey: {
        ...putBy(key, names),
        publicKey: Buffer.from(key.content).toString('utf8'),
        fingerprint: fingerprintOf(key.content),
      },
    }),
    ...(terms &&
      pack && {
        terms: {
          ...packView(pack),
          ...putBy(terms, names),
          ...(signedBy && { signedBy }),
          ...didOf(counts.terms),
        },
      }),
    ...(model && {
      model: {
        ...putBy(model, names),
        bytes: model.content.length,
        labels: ModelSettings.parse(model.settings).labels,
        ...didOf(counts.model),
      },
    }),
    ...(service && { service: { ...putBy(service, names), ...serviceView(service, running) } }),
  };
}

function serviceView({ settings }: StoredTextDetector, { service }: PlatformDetectors) {
  const { url, timeoutMs } = ServiceSettings.parse(settings);
  const state = service?.state() ?? { state: 'unused' as const };
  return { url, timeoutMs, ...state, ...(service?.figures() ?? { asked: 0, failures: {} }) };
}
