import { type AccountInput, Decision, type PlatformEvent } from '@khong-mot-minh/contracts';
import { type Answer, call, must } from './call.ts';

/** A platform as it talks to the API: with its key, and nothing else. */
export type PlatformClient = {
  put(id: string, account: AccountInput): Promise<void>;
  send(event: PlatformEvent): Promise<Decision>;
  /** Any other call, with the answer as it came. */
  call(method: string, path: string, body?: unknown, contentType?: string): Promise<Answer>;
};

/** The client of a running server's platform. */
export function platformClient(base: string, key: string): PlatformClient {
  const ask: PlatformClient['call'] = (method, path, body, contentType = 'application/json') =>
    call(base, method, path, {
      headers: { authorization: `Bearer ${key}`, 'content-type': contentType },
      ...(body !== undefined && { body }),
    });
  return {
    call: ask,
    async put(id, account) {
      must(await ask('PUT', `/v1/accounts/${encodeURIComponent(id)}`, account), 200, `PUT account ${id}`);
    },
    async send(event) {
      return Decision.parse(must(await ask('POST', '/v1/events', event), 200, `Event ${event.id}`));
    },
  };
}
