export { type Act, type Lang, RISK_ACTS, type RiskAct } from './acts.ts';
export { findActs } from './find-acts.ts';
export { type Folded, fold } from './fold/fold.ts';
export { createTermMatcher, type Term, type TermMatch, type TermMatcher } from './term-matcher.ts';
