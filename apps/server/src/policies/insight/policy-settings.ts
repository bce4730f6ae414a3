import type { PolicySettings } from '@khong-mot-minh/contracts';
import type { Deps } from '../../deps.ts';
import { findPolicySettings, putPolicySettings } from '../queries/policy-settings.ts';
import type { Editor } from '../versions/draft-service.ts';
import { DEFAULT_SETTINGS } from './statistics.ts';

/** What a platform's reviewers have time for, and how long inputs are kept. */
export async function readSettings({ db }: Pick<Deps, 'db'>, who: Editor): Promise<PolicySettings> {
  const settings = await db.tx(who, ({ sql }) => findPolicySettings(sql, who.org));
  return settings ?? DEFAULT_SETTINGS;
}

/** Sets them. */
export async function changeSettings(
  { db, record }: Pick<Deps, 'db' | 'record'>,
  who: Editor,
  settings: PolicySettings,
): Promise<void> {
  await db.tx(who, async ({ sql }) => {
    await putPolicySettings(sql, who.org, settings);
    await record(sql, 'policy.settings-changed', who, [who.org]);
  });
}
