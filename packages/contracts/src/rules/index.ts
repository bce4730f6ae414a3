export { basesFor, type Consent, consentFor, isAllowed, isBarred, mayMove } from './consent.ts';
export { currentProvince } from './current-province.ts';
export { isSupportFirst } from './support-first.ts';
export { DANGER, isLifeInDanger, isUrgent, needsSecondPerson } from './urgency.ts';
