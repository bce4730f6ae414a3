import { ApiError } from '../api/api-error.ts';
import { errorText } from '../api/error-text.ts';
import { isMessageKey, type Translate } from '../language/translate.ts';

/** Why the times of a duty were refused, in a sentence of its own. */
export function dutyError(error: unknown, t: Translate): string {
  const key = error instanceof ApiError ? `duty.${error.reasons[0]}` : '';
  return isMessageKey(key) ? t(key) : errorText(error, t);
}
