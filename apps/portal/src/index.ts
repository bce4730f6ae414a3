export { createPortal } from './create-portal.ts';
export { createErrorPage } from './error-page.ts';
export type { OpenedReport, PortalDeps, PublicTeam, ReportForm } from './portal-deps.ts';
