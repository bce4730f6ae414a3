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
