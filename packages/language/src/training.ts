// What the trainers of this project need beside the public entry; a platform needs none of it.
export { actFeatures, BUCKETS, conceptSeeds } from './act-model/act-features.ts';
export { DANGER_HEAD, HEADS, RULES_ALONE, WEIGHED_ACTS } from './act-model/act-heads.ts';
export { ruledWithin, type Segment, segmentsOf, strongestRuled } from './act-model/segments.ts';
export { headLogits } from './act-model/weigh-acts.ts';
export { type ActWeights, encodeWeights } from './act-model/weight-bytes.ts';
export { type Analysis, analyse, conceptNames } from './analyse.ts';
export { normaliseUnits } from './normalise/normalise.ts';
export { tokenise } from './words/token.ts';
