export {
  ACT_CODES,
  ACTS,
  type ActCode,
  type ActRow,
  actIndex,
  actsWhere,
  isActCode,
  STAGES,
  STEP_GROUPS,
  type Stage,
  type StepGroup,
} from './acts.ts';
export { CHOSEN_LEVELS, type ChosenLevel, MAY_KNOW, type MayKnow } from './consent-levels.ts';
export { EVENT_TYPE_ROWS, type EventTypeRow, eventTypesWhere } from './event-types.ts';
export { EXCHANGE_PROTOCOLS, type ExchangeProtocol } from './exchange-protocols.ts';
export { fillTranslations } from './fill-translations.ts';
export {
  HARM_BY_DEFAULT,
  HARM_CODES,
  HARMS,
  type HarmCode,
  type HarmRow,
  harmsWhere,
  isBanked,
  REPORT_DOORS,
  type ReportDoor,
} from './harms.ts';
export {
  ACCEPT_REASONS,
  type AcceptReason,
  DECLINE_REASONS,
  type DeclineReason,
  IDEA_KINDS,
  type IdeaKind,
  ROUND_REASONS,
  type RoundReason,
} from './idea-codes.ts';
export {
  FIRST_LANGUAGE,
  inEachLanguage,
  isLanguage,
  LANGUAGE_ROWS,
  LANGUAGES,
  type Language,
  type LanguageRow,
  PROMISED_LANGUAGES,
} from './languages.ts';
export { LINES, type Line } from './lines.ts';
export {
  MEASURE_KINDS,
  MEASURES,
  type MeasureKind,
  type MeasureRow,
  measuresWhere,
  type RuleMeasureKind,
} from './measures.ts';
export {
  ORGANISATION_KINDS,
  ORGANISATIONS,
  type OrganisationKind,
  type OrganisationKindRow,
  organisationsWhere,
} from './organisation-kinds.ts';
export { OUTCOME_ROWS, OUTCOMES, type Outcome, type OutcomeRow, strictness } from './outcomes.ts';
export {
  OVERRIDE_REASONS,
  type OverrideReason,
  VERDICT_REASONS,
  type VerdictReason,
} from './override-codes.ts';
export {
  coversScope,
  isPlatformScope,
  PLATFORM_SCOPES,
  type PlatformScope,
  SCOPES,
  type ScopeRow,
} from './platform-scopes.ts';
export { REFERRAL_BASES, type ReferralBasis } from './referral-bases.ts';
export {
  DATA_CLASSES,
  type DataClass,
  PRESERVATION_SCOPES,
  PRODUCED_PART_CODES,
  PRODUCED_PARTS,
  type PreservationScope,
  type ProducedPart,
  partsFor,
  RELEASE_REASONS,
  REQUEST_REFUSALS,
  REQUEST_TYPES,
  type ReleaseReason,
  type RequestRefusal,
  type RequestType,
} from './request-codes.ts';
export { ACTIONS, type Action, may, ROLE_CODES, ROLES, type Role, type RoleRow, rolesThat } from './roles.ts';
export type { Stated } from './stated.ts';
export {
  STATED_MEASURES,
  STATEMENT_MEASURES,
  type StatedMeasure,
  type StatedOutcome,
  type StatementMeasure,
  statedAs,
} from './statement-measures.ts';
export { TIERS } from './tiers.ts';
