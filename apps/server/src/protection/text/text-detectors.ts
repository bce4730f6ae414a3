import { type PackTerm, readPack, type TermPack } from '@khong-mot-minh/language';
import type { ActSignal } from '@khong-mot-minh/protection';
import type { Deps } from '../../deps.ts';
import { refusedEgress } from '../../egress/index.ts';
import { logPartsOf } from '../../platform/log-parts.ts';
import {
  findTextDetectors,
  type StoredTextDetector,
  textDetectorDigests,
} from '../queries/text-detectors.ts';
import { type CountedFinder, countedFinder, type DetectorCounts } from './counted-finder.ts';
import { ModelSettings, SERVICE_SECRET, ServiceSettings, TermSettings } from './detector-settings.ts';
import { createModelFinder } from './model-finder.ts';
import { createTermFinder } from './term-finder.ts';
import { createTextService, type TextService } from './text-service.ts';

type FinderName = 'defaultTerms' | 'terms' | 'model';

/** Everything beside the detector of risk acts that looks at one platform's texts. */
export type PlatformDetectors = {
  find(text: string): ActSignal[];
  /** What `find` would say, for a trial: nothing is counted. */
  peek(text: string): ActSignal[];
  counts: Readonly<Partial<Record<FinderName, DetectorCounts>>>;
  service?: TextService | undefined;
};

export type TextDetectors = {
  /** The pack that comes with the software. */
  defaultPack: TermPack;
  of(org: string): Promise<PlatformDetectors>;
  /** Something was loaded or removed: once this is answered the next text meets it. */
  renew(org: string): Promise<PlatformDetectors>;
};

/** What looks at texts beside the detector of risk acts, by platform. */
export type WithTextDetectors = { textDetectors: TextDetectors };

/** How long another process may still use what was replaced. */
const LOOK_AGAIN_MS = 1000;

/** A detector of a platform, compiled once for as long as the same one stands. */
type Part = { digest: string; finder: CountedFinder };
type Known = {
  digest: string;
  atMs: number;
  parts: ReadonlyMap<FinderName, Part>;
  detectors: PlatformDetectors;
};
type Needed = Pick<Deps, 'db' | 'vault' | 'now' | 'log' | 'config'>;

/** Compiled detectors by platform; a change holds from the next batch on, without a restart. */
export function createTextDetectors(deps: Needed, defaultPack: TermPack): TextDetectors {
  const known = new Map<string, Known>();
  const building = new Map<string, Promise<PlatformDetectors>>();
  const looking = new Map<string, Promise<string>>();
  const byDefault = createTermFinder(defaultPack.terms);

  /** Messages that come while a large pack is compiled meet what stood before; the first ones wait. */
  const of = async (org: string): Promise<PlatformDetectors> => {
    const before = known.get(org);
    const nowMs = deps.now().getTime();
    if (before && nowMs >= before.atMs && nowMs < before.atMs + LOOK_AGAIN_MS) return before.detectors;
    if (before && (await digestOf(org)) === before.digest) {
      before.atMs = nowMs;
      return before.detectors;
    }
    const next = building.get(org) ?? renew(org);
    if (before === undefined) return next;
    next.catch((error) =>
      deps.log.warn({ org, ...logPartsOf(error) }, 'a text detector of a platform could not be built'),
    );
    return before.detectors;
  };

  /** All that arrives while one look is under way waits for that one: each of its own would take every connection. */
  const digestOf = (org: string): Promise<string> => {
    const under = looking.get(org);
    if (under) return under;
    const look = deps.db
      .tx({ kind: 'system', org }, async ({ sql }) => joined(await textDetectorDigests(sql, org)))
      .finally(() => looking.delete(org));
    looking.set(org, look);
    return look;
  };

  const renew = (org: string): Promise<PlatformDetectors> => {
    // One after the other, so that what was loaded last also stands last.
    const turn = (building.get(org) ?? Promise.resolve()).then(
      () => build(org),
      () => build(org),
    );
    building.set(org, turn);
    const over = () => {
      if (building.get(org) === turn) building.delete(org);
    };
    turn.then(over, over);
    return turn;
  };

  const build = async (org: string): Promise<PlatformDetectors> => {
    const stored = await deps.db.tx({ kind: 'system', org }, ({ sql }) => findTextDetectors(sql, org));
    const kept = known.get(org)?.parts;
    const kindOf = (kind: StoredTextDetector['kind']) => stored.find((one) => one.kind === kind);
    const [terms, model, service] = [kindOf('terms'), kindOf('model'), kindOf('service')];
    const parts = new Map<FinderName, Part>();
    const add = async (
      name: FinderName,
      digest: string,
      compile: () => CountedFinder['peek'] | Promise<CountedFinder['peek']>,
    ) => {
      const same = kept?.get(name);
      const part =
        same?.digest === digest ? same : { digest, finder: countedFinder(await compile(), deps.now()) };
      parts.set(name, part);
    };
    if (terms) await add('terms', terms.digest, () => createTermFinder(termsIn(terms)));
    if (terms === undefined || TermSettings.parse(terms.settings).withDefault)
      await add('defaultTerms', '', () => byDefault);
    if (model)
      await add('model', model.digest, () =>
        createModelFinder(model.content, ModelSettings.parse(model.settings).labels),
      );
    const finders = [...parts.values()].map(({ finder }) => finder);
    const detectors: PlatformDetectors = {
      find: (text) => finders.flatMap(({ find }) => find(text)),
      peek: (text) => finders.flatMap(({ peek }) => peek(text)),
      counts: Object.fromEntries([...parts].map(([name, { finder }]) => [name, finder.counts])),
      service: service && serviceOf(service, org),
    };
    known.set(org, { digest: joined(stored), atMs: deps.now().getTime(), parts, detectors });
    return detectors;
  };

  const serviceOf = ({ settings }: StoredTextDetector, org: string): TextService => {
    const { url, timeoutMs, secret } = ServiceSettings.parse(settings);
    const at = {
      url,
      timeoutMs,
      secret: deps.vault.open(SERVICE_SECRET, secret),
      allowPrivate: deps.config.mode === 'demo',
      refused: refusedEgress(deps.config, url),
    };
    return createTextService(at, deps.now, (reason) =>
      deps.log.warn({ org, reason }, 'the text service of a platform did not answer'),
    );
  };

  return { defaultPack, of, renew };
}

const joined = (detectors: readonly Pick<StoredTextDetector, 'kind' | 'digest'>[]): string =>
  detectors.map(({ kind, digest }) => `${kind} ${digest}`).join();

/** Checked when it was loaded; one that this build can no longer read has no terms, and the default stays. */
function termsIn({ content }: StoredTextDetector): readonly PackTerm[] {
  return readPack(content).pack?.terms ?? [];
}
