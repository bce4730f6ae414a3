export type { ClassCommand, ClassDeps, ClassResults, ClassView } from './classes/class-deps.ts';
export { CONTENT_KINDS, type ContentKind, kindOf } from './content-kinds.ts';
export { createPortal } from './create-portal.ts';
export { createErrorPage } from './error-page.ts';
export type { OpenedReport, OpenRecords, PortalDeps, PublicTeam, ReportForm } from './portal-deps.ts';
