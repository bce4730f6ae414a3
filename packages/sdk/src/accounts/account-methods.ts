import type { Send } from '../http/create-answer.ts';
import type {
  Account,
  AccountInput,
  GuardianContest,
  GuardianLink,
  GuardianToken,
  Operations,
  Protection,
  ProtectionChanged,
  Restriction,
  TrustedAdult,
} from '../openapi-types.ts';
import type { StopMemory } from '../outage/stop-memory.ts';
import type { AccountCache } from './account-cache.ts';

type Body<Name extends keyof Operations> = Operations[Name]['body'];

/** What a platform asks and tells of its accounts. */
export type AccountMethods = {
  putAccount(id: string, account: AccountInput): Promise<Account>;
  /** Erases an account; false when there was none. */
  deleteAccount(id: string): Promise<boolean>;
  protections(id: string): Promise<Protection[]>;
  restrictions(id: string): Promise<Restriction[]>;
  /** Tightening holds at once; loosening from `appliesAt` on. */
  changeProtection(
    id: string,
    change: Body<'POST /v1/accounts/{id}/protection-changes'>,
  ): Promise<ProtectionChanged>;
  guardianToken(id: string, guardian: string): Promise<GuardianToken>;
  /** From the young person's own session; never to be shown on the guardian's side. */
  contestGuardian(
    id: string,
    reason: Body<'POST /v1/accounts/{id}/guardian-contests'>['reason'],
  ): Promise<GuardianContest>;
  guardianLink(id: string): Promise<GuardianLink>;
  /** From the young person's own session: an adult's account, or nobody. */
  pickTrustedAdult(id: string, adult: string | 'nobody'): Promise<TrustedAdult>;
};

/** The calls about accounts; what passes by is kept for an outage. */
export function createAccountCalls(
  send: Send,
  cache: AccountCache,
  stops: Pick<StopMemory, 'forget'>,
): AccountMethods {
  const at = (id: string) => `/v1/accounts/${encodeURIComponent(id)}`;
  const post = <Name extends keyof Operations>(name: Name, path: string, body: unknown, more: object = {}) =>
    send.answer(name, { method: 'POST', path, body: JSON.stringify(body), ...more });
  return {
    async putAccount(id, input) {
      const request = { method: 'PUT', path: at(id), body: JSON.stringify(input) } as const;
      const account = await send.answer('PUT /v1/accounts/{id}', request);
      cache.note(id, { timeZone: account.timeZone });
      // Another age brings other protections.
      void cache.changed(id);
      return account;
    },
    async deleteAccount(id) {
      cache.forget(id);
      stops.forget(id);
      return (await send.orUndefined(send.raw({ method: 'DELETE', path: at(id) }))) !== undefined;
    },
    async protections(id) {
      const request = { method: 'GET', path: `${at(id)}/protections` } as const;
      const protections = await send.answer('GET /v1/accounts/{id}/protections', request);
      cache.note(id, { protections });
      return protections;
    },
    async restrictions(id) {
      const request = { method: 'GET', path: `${at(id)}/restrictions` } as const;
      const restrictions = await send.answer('GET /v1/accounts/{id}/restrictions', request);
      cache.note(id, { restrictions });
      return restrictions;
    },
    async changeProtection(id, change) {
      const path = `${at(id)}/protection-changes`;
      // A guardian's token is used up by the first attempt: the second would be refused.
      const repeatable = change.token === undefined;
      const changed = await post('POST /v1/accounts/{id}/protection-changes', path, change, { repeatable });
      void cache.changed(id);
      return changed;
    },
    guardianToken: (id, guardian) =>
      post('POST /v1/accounts/{id}/guardian-tokens', `${at(id)}/guardian-tokens`, { guardian }),
    async contestGuardian(id, reason) {
      const path = `${at(id)}/guardian-contests`;
      const contest = await post('POST /v1/accounts/{id}/guardian-contests', path, { reason });
      void cache.changed(id);
      return contest;
    },
    guardianLink: (id) =>
      send.answer('GET /v1/accounts/{id}/guardian-link', {
        method: 'GET',
        path: `${at(id)}/guardian-link`,
      }),
    pickTrustedAdult: (id, adult) =>
      send.answer('PUT /v1/accounts/{id}/trusted-adult', {
        method: 'PUT',
        path: `${at(id)}/trusted-adult`,
        body: JSON.stringify(adult === 'nobody' ? { choice: 'nobody' } : { choice: 'adult', adult }),
      }),
  };
}
