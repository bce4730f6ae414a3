import type { PictureModel, PictureSource } from './picture-model.ts';

/**
 * What this is not, for whoever builds on it: it says nothing about anybody's age, it finds no abuse material and no
 * known picture, and it errs in both ways. It may only cover a picture or ask once more; never report, never block.
 */
export const DEVICE_BLUR_LIMITS = ['no-age', 'no-abuse-material-detection', 'no-evidence', 'errs'] as const;

export type DeviceBlurOptions = {
  /** Off unless the person, or the defaults of their age, turned it on. While off nothing is loaded. */
  enabled?: boolean;
  /** Loads the model when the first picture is looked at; see `fromNsfwjs`. */
  model: () => Promise<PictureModel>;
  /** From this score on a picture is covered until it is tapped. */
  coverFrom?: number;
};

/** How a picture looked: `score` goes into `media[].score` of the event if you send it; the picture never leaves. */
export type PictureLook =
  | { state: 'off'; cover: false }
  | { state: 'looked'; cover: boolean; score: number; classes: Readonly<Record<string, number>> }
  /** The model did not load or did not answer: covered, and one tap opens it. */
  | { state: 'unavailable'; cover: true };

export type DeviceBlur = {
  look(picture: PictureSource): Promise<PictureLook>;
  turn(on: boolean): void;
};

const COVER_FROM = 0.7;
/** Classes that say that a picture is harmless. */
const HARMLESS: ReadonlySet<string> = new Set(['neutral', 'drawing']);

/**
 * Covers sensitive pictures on the device itself. Off until it is turned on; the model is loaded with the first picture.
 * @example
 * const blur = createDeviceBlur({ enabled: true, model: fromNsfwjs(() => import('nsfwjs')) });
 * const { cover } = await blur.look(imageElement);
 */
export function createDeviceBlur({
  enabled = false,
  model,
  coverFrom = COVER_FROM,
}: DeviceBlurOptions): DeviceBlur {
  let on = enabled;
  let loading: Promise<PictureModel> | undefined;
  return {
    turn(to) {
      on = to;
    },
    async look(picture) {
      if (!on) return { state: 'off', cover: false };
      try {
        loading ??= model();
        const classes = Object.fromEntries(
          (await (await loading).classify(picture)).map(({ className, probability }) => [
            className.toLowerCase(),
            probability,
          ]),
        );
        const score = scoreOf(classes);
        return { state: 'looked', cover: score >= coverFrom, score, classes };
      } catch {
        // The next picture tries again: a model that comes over a phone's network may have broken off.
        loading = undefined;
        return { state: 'unavailable', cover: true };
      }
    },
  };
}

function scoreOf(classes: Readonly<Record<string, number>>): number {
  let score = 0;
  for (const [name, share] of Object.entries(classes)) if (!HARMLESS.has(name)) score += share;
  return Math.round(Math.min(Math.max(score, 0), 1) * 1000) / 1000;
}
