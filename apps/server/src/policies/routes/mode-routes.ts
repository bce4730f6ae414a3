import type { OpenAPIHono } from '@hono/zod-openapi';
import { PolicyMode, PolicyModeApproval, PolicyModeProposal, PolicySettings } from '@kmm/contracts';
import { namesOfPeople, type Sql } from '@kmm/store';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, json } from '../../http/define-route.ts';
import type { AppEnv } from '../../http/principal.ts';
import { AppError } from '../../http/problems.ts';
import { DEFAULT_SETTINGS } from '../insight/statistics.ts';
import {
  approveMode,
  dropModeProposal,
  findModeProposal,
  findPlatformMode,
  findPolicySettings,
  putModeProposal,
  putPolicySettings,
} from '../queries/policy-settings.ts';
import { lockPolicyVersions } from '../queries/policy-versions.ts';
import type { Editor } from '../versions/draft-service.ts';
import { actView } from '../versions/version-view.ts';
import { APPROVES, EDITS, platformPerson, READS } from './policy-people.ts';

/** Whether a platform's decisions have effect, which two people decide; and what its reviewers have time for. */
export function modeRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>,
): void {
  changeRoutes(app, deps);
  settingRoutes(app, deps);
}

async function modeView(sql: Sql, org: string): Promise<PolicyMode> {
  const found = await findPlatformMode(sql, org);
  const proposal = await findModeProposal(sql, org);
  const names = await namesOfPeople(sql);
  return {
    mode: found?.mode ?? 'shadow',
    ...(proposal && { proposed: { mode: proposal.mode, ...actView(proposal.by, proposal.at, names) } }),
  };
}

function changeRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>,
): void {
  const { identify, db, now, record } = deps;

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policy-mode',
      summary: 'Whether decisions of your platform have effect, and who asks to change it',
      responses: { 200: json(PolicyMode, 'The mode') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      return c.json(await db.tx(who, ({ sql }) => modeView(sql, who.org)), 200);
    },
  );

  app.openapi(
    defineRoute(identify, EDITS, {
      method: 'post',
      path: '/v1/policy-mode/proposal',
      summary: 'Ask for another mode; somebody else approves',
      request: body(PolicyModeProposal),
      responses: { 200: json(PolicyMode, 'The mode, and what is asked') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const { mode } = c.req.valid('json');
      if (mode === who.mode) throw new AppError('not-now', `The platform is in "${mode}" already`);
      const answer = await db.tx(who, async ({ sql }) => {
        await lockPolicyVersions(sql, who.org);
        await putModeProposal(sql, who.org, { mode, by: who.person, at: now() });
        await record(sql, 'platform-mode.proposed', who, [who.org]);
        return modeView(sql, who.org);
      });
      return c.json(answer, 200);
    },
  );

  app.openapi(
    defineRoute(identify, APPROVES, {
      method: 'post',
      path: '/v1/policy-mode/approval',
      summary: 'A second person approves the mode that was asked for, or declines',
      request: body(PolicyModeApproval),
      responses: { 200: json(PolicyMode, 'The mode as it is now') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const answer = await db.tx(who, async ({ sql }) => {
        await lockPolicyVersions(sql, who.org);
        await answerMode(sql, deps, who, c.req.valid('json'));
        return modeView(sql, who.org);
      });
      return c.json(answer, 200);
    },
  );
}

async function answerMode(
  sql: Sql,
  { record, now }: Pick<Deps, 'now' | 'record'>,
  who: Editor,
  { approve, mode }: PolicyModeApproval,
): Promise<void> {
  const asked = await findModeProposal(sql, who.org);
  if (!asked || asked.mode !== mode) throw new AppError('not-now', `Nobody asked for "${mode}"`);
  if (!approve) {
    await dropModeProposal(sql, who.org);
    return record(sql, 'platform-mode.declined', who, [who.org]);
  }
  if (asked.by === who.person) throw new AppError('second-person');
  await approveMode(sql, who.org, mode, who.person, now());
  await record(sql, 'platform-mode.changed', who, [who.org]);
}

function settingRoutes(
  app: OpenAPIHono<AppEnv>,
  { identify, db, record }: Pick<Deps, 'db' | 'identify' | 'record'>,
): void {
  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policy-settings',
      summary: 'Minutes that reviewers have, minutes a warning takes, days that inputs are kept',
      responses: { 200: json(PolicySettings, 'The settings') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const settings = await db.tx(who, ({ sql }) => findPolicySettings(sql, who.org));
      return c.json(settings ?? DEFAULT_SETTINGS, 200);
    },
  );

  app.openapi(
    defineRoute(identify, APPROVES, {
      method: 'put',
      path: '/v1/policy-settings',
      summary: 'Set them',
      request: body(PolicySettings),
      responses: { 200: json(PolicySettings, 'The settings') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const settings = c.req.valid('json');
      await db.tx(who, async ({ sql }) => {
        await putPolicySettings(sql, who.org, settings);
        await record(sql, 'policy.settings-changed', who, [who.org]);
      });
      return c.json(settings, 200);
    },
  );
}
