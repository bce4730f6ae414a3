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
