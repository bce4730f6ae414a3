import { hashFeatures, MOST_FEATURES } from './features.ts';
import { readModel } from './model-bytes.ts';

/** The likeliest label and every label's margin: how far above (or below) zero its plane puts the text. */
export type Classification = { label: string; margins: Readonly<Record<string, number>> };

/** A trained classifier. */
export type Classifier = { labels: readonly string[]; classify(text: string): Classification };

/** Loads a model that `trainClassifier` made. */
export function loadClassifier(bytes: Uint8Array): Classifier {
  const { bits, labels, rarityScale, rarity, planes } = readModel(bytes);
  const features = new Uint32Array(MOST_FEATURES);
  return {
    labels,
    classify(text) {
      const count = hashFeatures(text, bits, features);
      let square = 0;
      for (let i = 0; i < count; i++) {
        const rare = rarity[features[i] ?? 0] ?? 0;
        square += rare * rare;
      }
      const length = rarityScale * Math.sqrt(square);
      const margins: Record<string, number> = {};
      let best = '';
      for (const [at, { weights, scale, bias }] of planes.entries()) {
        let sum = 0;
        for (let i = 0; i < count; i++) sum += weights[features[i] ?? 0] ?? 0;
        const label = labels[at] ?? '';
        const value = bias + (length > 0 ? (sum * scale) / length : 0);
        margins[label] = value;
        if (best === '' || value > (margins[best] ?? 0)) best = label;
      }
      return { label: best, margins };
    },
  };
}
