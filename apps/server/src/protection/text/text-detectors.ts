import { type PackTerm, readPack, type TermPack } from '@kmm/language';
import type { ActSignal } from '@kmm/protection';
import { findTextDetectors, type StoredTextDetector, textDetectorDigests } from '@kmm/store';
import type { Deps } from '../../deps.ts';
import { ModelSettings, SERVICE_SECRET, ServiceSettings, TermSettings } from './detector-settings.ts';
import { createModelFinder } from './model-finder.ts';
import { createTermFinder } from './term-finder.ts';
import { createTextService, type TextService } from './text-service.ts';

/** Everything beside the detector of risk acts that looks at one platform's texts. */
export type PlatformDetectors = {
  find(text: string): ActSignal[];
  service?: TextService | undefined;
};

export type TextDetectors = {
  /** The pack that comes with the software. */
  defaultPack: TermPack;
  of(org: string): Promise<PlatformDetectors>;
  /** Something was loaded or removed here: the next text already meets it. */
  forget(org: string): void;
};

/** How long another process may still use what was replaced. */
const LOOK_AGAIN_MS = 1000;

type Known = { digest: string; atMs: number; detectors: PlatformDetectors };
type Needed = Pick<Deps, 'db' | 'vault' | 'now' | 'log' | 'config'>;

/** Compiled detectors by platform, each compiled once; a change holds from the next batch on, without a restart. */
export function createTextDetectors(deps: Needed, defaultPack: TermPack): TextDetectors {
  const known = new Map<string, Known>();
  const byDefault = createTermFinder(defaultPack.terms);

  const load = async (org: string): Promise<PlatformDetectors> => {
    const before = known.get(org);
    const nowMs = deps.now().getTime();
    if (before && nowMs >= before.atMs && nowMs < before.atMs + LOOK_AGAIN_MS) return before.detectors;
    return deps.db.tx({ kind: 'system', org }, async ({ sql }) => {
      const digest = (await textDetectorDigests(sql, org)).map((one) => `${one.kind} ${one.digest}`).join();
      const same = before?.digest === digest;
      const detectors = same ? before.detectors : build(await findTextDetectors(sql, org), org);
      known.set(org, { digest, atMs: nowMs, detectors });
      return detectors;
    });
  };

  const build = (stored: readonly StoredTextDetector[], org: string): PlatformDetectors => {
    const of = (kind: StoredTextDetector['kind']) => stored.find((one) => one.kind === kind);
    const [terms, model, service] = [of('terms'), of('model'), of('service')];
    const finders = [
      ...(terms ? [createTermFinder(termsIn(terms))] : []),
      ...(terms === undefined || TermSettings.parse(terms.settings).withDefault ? [byDefault] : []),
      ...(model ? [createModelFinder(model.content, ModelSettings.parse(model.settings).labels)] : []),
    ];
    return {
      find: (text) => finders.flatMap((find) => find(text)),
      service: service && serviceOf(service, org),
    };
  };

  const serviceOf = ({ settings }: StoredTextDetector, org: string): TextService => {
    const { url, timeoutMs, secret } = ServiceSettings.parse(settings);
    const at = {
      url,
      timeoutMs,
      secret: deps.vault.open(SERVICE_SECRET, secret),
      allowPrivate: deps.config.mode === 'demo',
    };
    return createTextService(at, deps.now, (reason) =>
      deps.log.warn({ org, reason }, 'the text service of a platform did not answer'),
    );
  };

  return {
    defaultPack,
    of: load,
    forget: (org) => {
      known.delete(org);
    },
  };
}

/** Checked when it was loaded; one that this build can no longer read has no terms, and the default stays. */
function termsIn({ content }: StoredTextDetector): readonly PackTerm[] {
  return readPack(content).pack?.terms ?? [];
}
