export {
  allowedLevels,
  basesFor,
  type Consent,
  consentFor,
  isAllowed,
  isBarred,
  isLevelAllowed,
  isTakenBack,
  mayMove,
  type Receiver,
  type ReportWish,
  standingWord,
} from './consent.ts';
export { currentProvince } from './current-province.ts';
export { isSupportFirst } from './support-first.ts';
export { DANGER, isLifeInDanger, isUrgent, needsSecondPerson } from './urgency.ts';
