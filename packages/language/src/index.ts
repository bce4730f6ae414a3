export { ACT_CODES as RISK_ACTS, type ActCode as RiskAct } from '@khong-mot-minh/contracts/codes';
export type { Act, Lang } from './acts.ts';
export { type Classification, type Classifier, loadClassifier } from './classifier/load-classifier.ts';
export { macroF1 } from './classifier/macro-f1.ts';
export {
  type LabelledText,
  type TrainOptions,
  trainClassifier,
} from './classifier/train-classifier.ts';
export { findActs } from './find-acts.ts';
export {
  type Normalised,
  type Normalised as Folded,
  normalise,
  normalise as fold,
} from './normalise/normalise.ts';
export { signedPart } from './packs/pack-bytes.ts';
export { readPack, type VerifySignature } from './packs/read-pack.ts';
export {
  type PackProblem,
  type PackTerm,
  TERM_CATEGORIES,
  type TermCategory,
  type TermPack,
} from './packs/term-pack.ts';
export { withSignature, writePack } from './packs/write-pack.ts';
export { compileTerms, createTermMatcher } from './term-matcher.ts';
export type { Term, TermMatch, TermMatcher } from './terms/term.ts';
