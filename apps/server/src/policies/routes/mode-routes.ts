import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  PolicyMode,
  PolicyModeApproval,
  PolicyModeProposal,
  PolicySettings,
} from '@khong-mot-minh/contracts';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, json } from '../../http/define-route.ts';
import { type AppEnv, personOf } from '../../http/principal.ts';
import { changeSettings, readSettings } from '../insight/policy-settings.ts';
import { answerModeProposal, proposeMode, readMode } from '../mode/change-mode.ts';
import { platformPerson } from '../mode/platform-person.ts';
import { APPROVES, EDITS, READS } from './policy-people.ts';

/** Whether a platform's decisions have effect, which two people decide; and what its reviewers have time for. */
export function modeRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>,
): void {
  changeRoutes(app, deps);
  settingRoutes(app, deps);
}

function changeRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policy-mode',
      summary: 'Whether decisions of your platform have effect, and who asks to change it',
      responses: { 200: json(PolicyMode, 'The mode') },
    }),
    async (c) => c.json(await readMode(deps, await platformPerson(deps, personOf(c))), 200),
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
      const who = await platformPerson(deps, personOf(c));
      return c.json(await proposeMode(deps, who, c.req.valid('json').mode), 200);
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
      const who = await platformPerson(deps, personOf(c));
      return c.json(await answerModeProposal(deps, who, c.req.valid('json')), 200);
    },
  );
}

function settingRoutes(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify' | 'record'>): void {
  const { identify } = deps;
  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policy-settings',
      summary: 'Minutes that reviewers have, minutes a warning takes, days that inputs are kept',
      responses: { 200: json(PolicySettings, 'The settings') },
    }),
    async (c) => c.json(await readSettings(deps, await platformPerson(deps, personOf(c))), 200),
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
      const who = await platformPerson(deps, personOf(c));
      const settings = c.req.valid('json');
      await changeSettings(deps, who, settings);
      return c.json(settings, 200);
    },
  );
}
