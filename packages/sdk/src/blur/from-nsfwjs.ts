import type { PictureModel, PictureSource } from './picture-model.ts';

/** The part of `nsfwjs` (4.x) that is used; the package itself stays the platform's choice. */
type Nsfwjs = {
  load(model?: string): Promise<{
    // `never`: the library names picture types of its own, and a function that takes those fits here.
    classify(picture: never, topk?: number): Promise<{ className: string; probability: number }[]>;
  }>;
};

/** Of its models the smallest: 3.5 MB, some 60 ms a picture with a WebAssembly backend. */
const SMALLEST = 'MobileNetV2';
const ALL_CLASSES = 5;

// `as`: what a platform hands in for the library is what the library takes; it is not looked at here.
const asGiven = (picture: PictureSource) => picture as never;

/**
 * Uses `nsfwjs`, which the platform installs itself (with `@tensorflow/tfjs`). The import is handed in, so that a
 * bundler sees it, and it runs only when the first picture is looked at.
 */
export const fromNsfwjs = (bring: () => Promise<Nsfwjs>) => async (): Promise<PictureModel> => {
  const model = await (await bring()).load(SMALLEST);
  return { classify: (picture: PictureSource) => model.classify(asGiven(picture), ALL_CLASSES) };
};
