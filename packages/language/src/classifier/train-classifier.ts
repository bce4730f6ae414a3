import { evade } from './evasions.ts';
import { hashFeatures, MOST_FEATURES } from './features.ts';
import { macroF1 } from './macro-f1.ts';
import { type Model, writeModel } from './model-bytes.ts';
import { seededRandom, shuffle } from './random.ts';
import { margin, type Plane, type SparseVector, trainPlane } from './train-linear.ts';

/** A text that somebody has labelled. */
export type LabelledText = { text: string; label: string };

/** `seed` makes the run repeatable; `bits` sizes the table (2^bits features); `cost` is the price of a mistake. */
export type TrainOptions = {
  seed: number;
  bits?: number;
  epochs?: number;
  cost?: number;
  /** Adds a disguised copy of each text (default true). */
  evasions?: boolean;
  onProgress?: (done: number, total: number) => void;
};

/** One text in so many is held back to set the labels' offsets. */
const HELD_BACK = 10;
/** With fewer texts the offsets would be guessed from too few. */
const ENOUGH_TO_TUNE = 300;

const scratch = new Uint32Array(MOST_FEATURES);

/** How rare each feature is among the texts; one seen in a single text says nothing and gets zero. */
function measureRarity(texts: readonly string[], bits: number): Uint8Array {
  const seen = new Uint32Array(2 ** bits);
  for (const text of texts) {
    const count = hashFeatures(text, bits, scratch);
    for (const feature of new Set(scratch.subarray(0, count))) seen[feature] = (seen[feature] ?? 0) + 1;
  }
  const most = Math.log(1 + texts.length / 2);
  return Uint8Array.from(seen, (n) =>
    n < 2 ? 0 : Math.max(1, Math.round((Math.log(1 + texts.length / n) / most) * 255)),
  );
}

/** The features of a text, scaled exactly as the loaded model will scale them. */
function vectorise(text: string, bits: number, rarity: Uint8Array): SparseVector {
  const count = hashFeatures(text, bits, scratch);
  const sums = new Map<number, number>();
  let square = 0;
  for (let i = 0; i < count; i++) {
    const feature = scratch[i] ?? 0;
    const rare = rarity[feature] ?? 0;
    square += rare * rare;
    if (rare > 0) sums.set(feature, (sums.get(feature) ?? 0) + rare);
  }
  const length = Math.sqrt(square) || 1;
  return {
    index: Uint32Array.from(sums.keys()),
    value: Float32Array.from(sums.values(), (sum) => sum / length),
  };
}

type Labelled = { vectors: SparseVector[]; labels: number[] };

function trainPlanes(
  { vectors, labels }: Labelled,
  classes: number,
  options: Required<Pick<TrainOptions, 'epochs' | 'cost'>> & {
    dimension: number;
    random: () => number;
    onEpoch: () => void;
  },
): Plane[] {
  return Array.from({ length: classes }, (_, label) => {
    const isClass = labels.map((own) => own === label);
    const inside = Math.max(isClass.filter(Boolean).length, 1);
    // Rare classes weigh more, by the root of their rarity: in full they would drown the rest.
    const weight = Math.sqrt(Math.max(labels.length - inside, 1) / inside);
    const costs = Float64Array.from(isClass, (own) => options.cost * (own ? weight : 1));
    return trainPlane(vectors, isClass, costs, options);
  });
}

function guess(planes: readonly Plane[], offsets: readonly number[], vector: SparseVector): number {
  const margins = planes.map((plane, label) => margin(plane, vector) + (offsets[label] ?? 0));
  return margins.indexOf(Math.max(...margins));
}

/** Moves each label's plane by what gives the best macro-F1 on texts that were held back. */
function tuneOffsets(planes: readonly Plane[], { vectors, labels }: Labelled): number[] {
  const offsets = planes.map(() => 0);
  const score = () =>
    macroF1(
      labels,
      vectors.map((vector) => guess(planes, offsets, vector)),
      planes.length,
    );
  let best = score();
  for (let label = 1; label < planes.length; label++) {
    let kept = 0;
    for (let step = -12; step <= 12; step++) {
      offsets[label] = step / 15;
      const now = score();
      if (now > best + 1e-9) {
        best = now;
        kept = step / 15;
      }
    }
    offsets[label] = kept;
  }
  return offsets;
}

/** One byte a weight; the scale leaves out one weight in ten thousand, so that the rest keep their detail. */
function quantise({ weights, bias }: Plane, rarity: Uint8Array, offset: number): Model['planes'][number] {
  const scaled = weights.map((weight, i) => weight * (rarity[i] ?? 0));
  const sizes = scaled
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const scale = (sizes[Math.floor(sizes.length * 0.9999)] ?? 127) / 127;
  const small = Int8Array.from(scaled, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  return { weights: small, scale, bias: bias + offset };
}

/**
 * Trains a linear classifier on hashed words and pieces of words, of the text as typed and of its normalised form.
 * The same rows and the same seed give the same bytes.
 * @example loadClassifier(trainClassifier(rows, { seed: 1 })).classify('hôm nay vui quá').label
 */
export function trainClassifier(rows: readonly LabelledText[], options: TrainOptions): Uint8Array {
  const { seed, bits = 16, epochs = 15, cost = 0.3, evasions = true, onProgress } = options;
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  if (labels.length < 2)
    throw new Error(`Train a classifier: ${labels.length} labels, two are needed at least`);
  const random = seededRandom(seed);
  const order = rows.map((_, i) => i);
  shuffle(order, random);
  const tuned = rows.length >= ENOUGH_TO_TUNE;
  const rarity = measureRarity(
    rows.flatMap(({ text }) => (evasions ? [text, evade(text, random)] : [text])),
    bits,
  );
  const read = (indices: readonly number[], more: boolean): Labelled => {
    const out: Labelled = { vectors: [], labels: [] };
    for (const i of indices) {
      const { text = '', label = '' } = rows[i] ?? {};
      for (const form of more ? [text, evade(text, random)] : [text]) {
        out.vectors.push(vectorise(form, bits, rarity));
        out.labels.push(labels.indexOf(label));
      }
    }
    return out;
  };
  const total = labels.length * epochs * (tuned ? 2 : 1);
  let done = 0;
  const onEpoch = () => onProgress?.(++done, total);
  const plan = { epochs, cost: evasions ? cost / 2 : cost, dimension: 2 ** bits, random, onEpoch };
  let offsets = labels.map(() => 0);
  if (tuned) {
    const held = order.filter((_, i) => i % HELD_BACK === 0);
    const rest = order.filter((_, i) => i % HELD_BACK !== 0);
    offsets = tuneOffsets(trainPlanes(read(rest, evasions), labels.length, plan), read(held, false));
  }
  const planes = trainPlanes(read(order, evasions), labels.length, plan);
  onProgress?.(total, total);
  const small = planes.map((plane, label) => quantise(plane, rarity, offsets[label] ?? 0));
  return writeModel({ bits, labels, rarityScale: 1, rarity, planes: small });
}
