import { randomUUID } from 'node:crypto';
import {
  AccountProtection,
  GuardianContest,
  GuardianLink,
  GuardianToken,
  ProtectionChange,
  TrustedAdult,
} from '@khong-mot-minh/contracts';
import { must, type PlatformClient } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { expect, expectThat, type Walker } from './walker.ts';

/** Who may change a young person's protections, who is told, and how a guardian loses the power to. */
export async function walkAccounts({ part, step }: Walker, platform: PlatformClient): Promise<void> {
  const run = randomUUID().slice(0, 8);
  const [teen, mother, aunt] = [`w-${run}-teen`, `w-${run}-mother`, `w-${run}-aunt`];
  const createdAt = new Date(Date.now() - 90 * 86_400_000).toISOString();
  const at = `/v1/accounts/${teen}`;
  const ask = async (method: string, path: string, body?: unknown, status = 200) =>
    must(await platform.call(method, path, body), status, `${method} ${path}`);
  const token = async () =>
    GuardianToken.parse(await ask('POST', `${at}/guardian-tokens`, { guardian: mother })).token;
  const protection = async (key: string) =>
    z
      .array(AccountProtection)
      .parse(await ask('GET', `${at}/protections`))
      .find((one) => one.key === key);
  const loosen = { key: 'account.visibility', value: 'public', by: 'guardian' };

  part('Accounts: protections, guardians, the adult a teen trusts');
  await step('PUT a teen of 13–15 with a guardian, and two adults', async () => {
    for (const id of [mother, aunt]) await platform.put(id, { ageBand: '23plus', createdAt });
    await platform.put(teen, { ageBand: '13-15', createdAt, guardian: { accountId: mother } });
    return `${teen}, guardian ${mother}`;
  });
  await step('POST a change: the teen tightens, which holds at once and is told in words', async () => {
    const change = { key: 'social.comments', value: 'off', by: 'teen' };
    await ask('POST', `${at}/protection-changes`, change);
    expect((await protection('social.comments'))?.value, 'off', 'The value');
    const page = z.object({ items: z.array(ProtectionChange) });
    const [entry] = page.parse(await ask('GET', `${at}/protection-history`)).items;
    expectThat(Boolean(entry?.notice.vi && entry.notice.en), 'The history says nothing in words');
    return `"${entry?.notice.en}"`;
  });
  await step('POST a change: the guardian loosens with a token of their own, which waits a day', async () => {
    await ask('POST', `${at}/protection-changes`, loosen, 403);
    await ask('POST', `${at}/protection-changes`, { ...loosen, token: await token() }, 202);
    const pending = (await protection(loosen.key))?.pending;
    expect(pending?.value, 'public', 'What waits');
    return `from ${pending?.appliesAt}`;
  });
  await step('PUT the adult whom the teen trusts', async () => {
    const picked = TrustedAdult.parse(
      await ask('PUT', `${at}/trusted-adult`, { choice: 'adult', adult: aunt }),
    );
    expect(picked.adult, aunt, 'The adult');
    return `"${picked.notice.en}"`;
  });
  await step(
    'POST a contest of the guardian link: its power is gone at once, and nobody tells them',
    async () => {
      const before = await token();
      const contest = GuardianContest.parse(
        await ask('POST', `${at}/guardian-contests`, { reason: 'not-safe-with-them' }),
      );
      const link = GuardianLink.parse(await ask('GET', `${at}/guardian-link`));
      expect([link.state, link.loosens, link.alerts], ['suspended', false, false], 'The link');
      expect((await protection(loosen.key))?.pending, undefined, 'What waited');
      await ask('POST', `${at}/protection-changes`, { ...loosen, token: before }, 403);
      expectThat((await token()).startsWith('kmg_'), 'The guardian’s side answers otherwise');
      return `decided before ${contest.decideBy}`;
    },
  );
}
