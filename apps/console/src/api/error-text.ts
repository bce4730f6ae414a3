import { isMessageKey, type MessageKey, type Translate } from '../language/translate.ts';
import { ApiError } from './api-error.ts';

/** A sentence that says what happened and what to do next. */
export function errorText(error: unknown, t: Translate): string {
  if (!(error instanceof ApiError)) return t('error.crash');
  const key = errorKey(error);
  return key === 'error.invalid' ? t(key, { fields: fieldNames(error.pointers, t) }) : t(key);
}

/** Whether the case is no longer what the person saw: then the new version is offered beside the sentence. */
export const isStale = (error: unknown): boolean => error instanceof ApiError && error.status === 409;

/** A team's key was changed while somebody wrote: it has to be sealed anew. */
export const isEndedKey = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'ended-key';

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.status === 401 && !SIGN_IN_CODES.includes(error.code);

/** Answers of the sign-in form itself: 401 without a session that ended. */
const SIGN_IN_CODES = ['bad-credentials', 'switched-off', 'totp-required'];

function errorKey({ status, code }: ApiError): MessageKey {
  const own = `error.${code}`;
  if (isMessageKey(own)) return own;
  if (status === 401) return 'error.signed-out';
  if (status === 403) return 'error.forbidden';
  if (status === 404) return 'error.not-found';
  if (status === 409) return 'error.stale';
  if (status === 413) return 'error.too-large';
  if (status === 422) return 'error.invalid';
  if (status === 429) return 'error.too-many-attempts';
  return status >= 500 ? 'error.server' : 'error.refused';
}

/** `/share/0/envelope` → the words for `share`; each field is named once. */
function fieldNames(pointers: readonly string[], t: Translate): string {
  const keys = pointers.map((pointer) => `field.${pointer.split('/')[1] ?? ''}`);
  const known = keys.map((key): MessageKey => (isMessageKey(key) ? key : 'field.other'));
  return [...new Set(known.length > 0 ? known : ['field.other' as const])].map((key) => t(key)).join(', ');
}
