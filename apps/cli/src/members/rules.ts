import { ORGANISATION_KINDS, type OrganisationKind, type Role } from '@khong-mot-minh/contracts';
import { isPlatformScope, PLATFORM_SCOPES, ROLE_CODES } from '@khong-mot-minh/contracts/codes';

type Rule = (answer: string) => string | undefined;

export const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const isKind = (text: string): text is OrganisationKind =>
  ORGANISATION_KINDS.some((kind) => kind === text);
export const isRole = (text: string): text is Role => ROLE_CODES.some((role) => role === text);
export const isMode = (text: string): text is 'shadow' | 'live' => text === 'shadow' || text === 'live';

/** Each says what is wrong with an answer, or nothing. */
export const kindRule: Rule = (text) =>
  isKind(text) ? undefined : `must be one of ${ORGANISATION_KINDS.join(', ')}`;
export const modeRule: Rule = (text) => (isMode(text) ? undefined : 'must be shadow or live');
export const emailRule: Rule = (text) =>
  /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/.test(text) && text.length <= 254 ? undefined : 'is no e-mail address';
export const rolesRule: Rule = (text) => {
  const roles = splitList(text);
  const wrong = roles.find((role) => !isRole(role));
  if (wrong !== undefined) return `names "${wrong}"; roles are ${ROLE_CODES.join(', ')}`;
  return roles.length > 0 ? undefined : 'names no role';
};
export const scopesRule: Rule = (text) => {
  const scopes = splitList(text);
  const wrong = scopes.find((scope) => !isPlatformScope(scope));
  if (wrong !== undefined) return `names "${wrong}"; scopes are ${PLATFORM_SCOPES.join(', ')}`;
  return scopes.length > 0 ? undefined : 'names no scope';
};
export const dayRule: Rule = (text) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
    ? undefined
    : 'is no day such as 2027-12-31';
export const emailsRule: Rule = (text) =>
  splitList(text)
    .map(emailRule)
    .find((problem) => problem !== undefined);
