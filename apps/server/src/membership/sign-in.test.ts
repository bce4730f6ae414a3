import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { putCredential } from '@khong-mot-minh/database';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { hashPassword } from './passwords.ts';
import { signIn } from './sign-in.ts';
import type { SignInGuard } from './sign-in-guard.ts';
import { totpStep } from './totp.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
/** A code that is right now, found by asking: the house itself never makes one. */
function codeOf(secret: string, nowMs: number): string {
  for (let code = 0; code < 1e6; code++) {
    const text = String(code).padStart(6, '0');
    if (totpStep(secret, text, nowMs) !== undefined) return text;
  }
  throw new Error('no code fits');
}

test('where guesses fill the line, no answer to a wrong password tells which code is right', async () => {
  const { deps } = system.running;
  const person = system.seeded.people[2]!;
  const at = new Date();
  await deps.db.tx(
    { kind: 'system' },
    async ({ sql }) =>
      putCredential(sql, person.id, await hashPassword(person.password), deps.vault.seal('totp', SECRET)),
    'kmm_auth',
  );
  const told: string[] = [];
  const guard: SignInGuard = {
    before: async (_asker, _account, trusted) => (trusted ? 'in' : 'full'),
    missed: () => void told.push('missed'),
    refuseAt: async () => void told.push('late'),
  };
  const from = { asker: deps.admission.of('192.0.2.1'), cookies: undefined, deviceCookie: 'device' };
  const answer = async (password: string, totp: string) => {
    const result = await signIn(
      { ...deps, now: () => at, guard },
      { email: person.email, password, totp },
      from,
    );
    return [result.ok ? 'in' : result.why, told.splice(0)];
  };
  const right = codeOf(SECRET, at.getTime());
  const wrong = right === '000001' ? '000002' : '000001';
  assert.deepEqual(await answer('sai-mat-khau', wrong), ['busy', ['late']]);
  assert.deepEqual(await answer('sai-mat-khau', right), ['busy', ['late']]);
  assert.deepEqual(await answer(person.password, wrong), ['busy', ['late']]);
  assert.deepEqual(await answer(person.password, right), ['in', []]);
});
