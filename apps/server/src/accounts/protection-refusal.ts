import type { ChangeVerdict } from '@khong-mot-minh/protection';
import { fieldForbidden, fieldInvalid, Refusal } from '../platform/refusal.ts';

type Refused = Exclude<ChangeVerdict, { kind: 'set' | 'waiting' | 'unchanged' }>;

/** Why a protection is not changed so: who may is said in words and, under `/by`, as a code. */
export function protectionRefusal(verdict: Refused, key: string): Refusal {
  switch (verdict.kind) {
    case 'unknown-key':
      return fieldInvalid('/key', 'unknown-key');
    case 'unknown-value':
      return new Refusal('invalid', `Allowed for "${key}": ${verdict.allowed.join(', ')}`, {
        errors: [{ pointer: '/value', code: 'unknown-value' }],
      });
    case 'refused':
      return refusedBy(verdict, key);
  }
}

function refusedBy({ may, why }: Extract<Refused, { kind: 'refused' }>, key: string): Refusal {
  switch (why) {
    case 'locked':
      return fieldForbidden('/by', 'locked', `"${key}" is locked at this age: nobody may change it so`);
    case 'too-lax':
      return fieldForbidden('/value', 'locked', `Nobody may set "${key}" that lax at this age`);
    case 'not-entitled':
      return fieldForbidden('/by', may, `Only this may change "${key}" so: ${WHO[may]}`);
    case 'no-guardian':
      return fieldForbidden(
        '/by',
        may,
        `No guardian is linked to this account; who may change "${key}": ${WHO[may]}`,
      );
    case 'no-token':
      return fieldForbidden('/token', 'required', 'The guardian confirms with a token of their own');
  }
}

const WHO = {
  locked: 'nobody',
  guardian: 'the guardian',
  teen: 'the young person',
  both: 'the young person and the guardian together',
  self: 'the account holder',
} as const;
