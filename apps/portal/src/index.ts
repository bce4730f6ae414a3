export { type AssetSource, type Assets, loadAssets } from './assets.ts';
export type { ClassCommand, ClassDeps, ClassResults, ClassView } from './classes/class-deps.ts';
export { CONTENT_KINDS, type ContentKind, kindOf } from './content-kinds.ts';
export { createPortal } from './create-portal.ts';
export { createErrorPage } from './error-page.ts';
export { type Fact, factsFrom, isCitation } from './learn/fact.ts';
export { learningWorks } from './learn/learning-works.ts';
export { adultOf } from './learn/path.ts';
export { portalCode, type ServedCode } from './portal-code.ts';
export type {
  OpenedReport,
  OpenRecords,
  PortalAdmission,
  PortalDeps,
  PublicTeam,
  ReportForm,
} from './portal-deps.ts';
export { fingerprint } from './review/fingerprint.ts';
export { HELP_TEXTS, isHelpText } from './review/help-texts.ts';
export { fingerprintOf } from './review/load-reviews.ts';
export { pieceOf } from './review/piece.ts';
export { type ReviewRecord, reviewsProblems } from './review/review-record.ts';
export { preferredLanguage } from './translate.ts';
