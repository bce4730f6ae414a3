import { randomBytes } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  MAX_MODEL_BYTES,
  MAX_PACK_BYTES,
  SigningKeyInput,
  TermPackChecked,
  TermPackCheckInput,
  TermPackInput,
  TextDetectorsView,
  TextModelChecked,
  TextModelCheckInput,
  TextModelInput,
  TextServiceGiven,
  TextServiceInput,
  TextTried,
  TextTryInput,
} from '@kmm/contracts';
import { findActs } from '@kmm/language';
import type { ActSignal } from '@kmm/protection';
import { dropEgressProposal, findEgressProposal, putEgressProposal, type Sql } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { needsSecondPerson, requireEgress } from '../../egress/index.ts';
import { body, defineRoute, json } from '../../http/define-route.ts';
import type { AppEnv } from '../../http/principal.ts';
import { AppError } from '../../http/problems.ts';
import { EDITS, type Editor, platformPerson, READS } from '../../policies/index.ts';
import { findTextDetectors, removeTextDetector, type TextDetectorKind } from '../queries/text-detectors.ts';
import { checkedKey, checkedModel, checkedPack, fingerprintOf, readModel } from './check-detector.ts';
import { SERVICE_SECRET, ServiceSettings } from './detector-settings.ts';
import { keepDetector } from './keep-detector.ts';
import { loadedDetectors, packView } from './loaded-detectors.ts';
import { createTermFinder } from './term-finder.ts';
import type { WithTextDetectors } from './text-detectors.ts';

/** Whose signature counts is not the choice of those who load packs. */
const KEEPS_KEY = { may: 'detectors.key' } as const;
/** Base64 of the largest, and the rest of the body. */
const roomFor = (bytes: number) => Math.ceil(bytes / 3) * 4 + 64 * 1024;

/** What a platform loads to look at its own texts: a signed term pack, a model, the address of a service. */
export function textDetectorRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'config' | 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithTextDetectors,
): void {
  readRoute(app, deps);
  keyRoute(app, deps);
  termRoute(app, deps);
  checkRoute(app, deps);
  modelRoute(app, deps);
  checkModelRoute(app, deps);
  serviceRoute(app, deps);
  removeRoute(app, deps);
  tryRoute(app, deps);
}

async function viewFor(deps: Pick<Deps, 'db'> & WithTextDetectors, who: Editor): Promise<TextDetectorsView> {
  const running = await deps.textDetectors.of(who.org);
  return deps.db.tx(who, ({ sql }) => loadedDetectors(sql, who.org, deps.textDetectors, running));
}

function readRoute(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify'> & WithTextDetectors): void {
  app.openapi(
    defineRoute(deps.identify, READS, {
      method: 'get',
      path: '/v1/text-detectors',
      summary: 'Term packs, the model and the service that look at your platform’s texts; no term is shown',
      responses: { 200: json(TextDetectorsView, 'What is loaded') },
    }),
    async (c) => c.json(await viewFor(deps, await platformPerson(c, deps.db)), 200),
  );
}

function keyRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'> & WithTextDetectors,
): void {
  app.openapi(
    defineRoute(deps.identify, KEEPS_KEY, {
      method: 'put',
      path: '/v1/text-detectors/signing-key',
      summary: 'The public key that signs your term packs; a pack that is loaded stays loaded',
      request: body(SigningKeyInput),
      responses: { 200: json(TextDetectorsView, 'What is loaded') },
    }),
    async (c) => {
      const who = await platformPerson(c, deps.db);
      const content = checkedKey(c.req.valid('json').publicKey);
      await deps.db.tx(who, ({ sql }) =>
        keepDetector(sql, deps, who, { kind: 'key', content, settings: {} }),
      );
      return c.json(await viewFor(deps, who), 200);
    },
  );
}

async function signingKey(sql: Sql, org: string): Promise<Uint8Array> {
  const [key] = await findTextDetectors(sql, org, 'key');
  if (!key) throw new AppError('not-now', 'First a supervisor sets the public key that signs your packs');
  return key.content;
}

function termRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'> & WithTextDetectors,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      EDITS,
      {
        method: 'put',
        path: '/v1/text-detectors/terms',
        summary: 'Load a signed term pack; it works from the next message on, and a bad one changes nothing',
        request: body(TermPackInput),
        responses: { 200: json(TextDetectorsView, 'What is loaded') },
      },
      [],
      roomFor(MAX_PACK_BYTES),
    ),
    async (c) => {
      const who = await platformPerson(c, deps.db);
      const { pack, withDefault } = c.req.valid('json');
      await deps.db.tx(who, async ({ sql }) => {
        const key = await signingKey(sql, who.org);
        const { bytes } = checkedPack(pack, key);
        const settings = { withDefault, signedBy: fingerprintOf(key) };
        await keepDetector(sql, deps, who, { kind: 'terms', content: bytes, settings });
      });
      await deps.textDetectors.renew(who.org);
      return c.json(await viewFor(deps, who), 200);
    },
  );
}

function checkRoute(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify'>): void {
  app.openapi(
    defineRoute(
      deps.identify,
      EDITS,
      {
        method: 'post',
        path: '/v1/text-detectors/terms/check',
        summary: 'Whether a signed pack could be loaded, and what it holds, by number; nothing changes',
        request: body(TermPackCheckInput),
        responses: { 200: json(TermPackChecked, 'A pack that could be loaded') },
      },
      [],
      roomFor(MAX_PACK_BYTES),
    ),
    async (c) => {
      const who = await platformPerson(c, deps.db);
      const key = await deps.db.tx(who, ({ sql }) => signingKey(sql, who.org));
      const { pack } = checkedPack(c.req.valid('json').pack, key);
      return c.json({ ...packView(pack), signedBy: fingerprintOf(key) }, 200);
    },
  );
}

function modelRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'> & WithTextDetectors,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      EDITS,
      {
        method: 'put',
        path: '/v1/text-detectors/model',
        summary:
          'Load a model of `npx kmm classifier`, and say what its labels mean; it gives a signal, no verdict',
        request: body(TextModelInput),
        responses: { 200: json(TextDetectorsView, 'What is loaded') },
      },
      [],
      roomFor(MAX_MODEL_BYTES),
    ),
    async (c) => {
      const who = await platformPerson(c, deps.db);
      const input = c.req.valid('json');
      const content = checkedModel(input);
      const settings = { labels: input.labels };
      await deps.db.tx(who, ({ sql }) => keepDetector(sql, deps, who, { kind: 'model', content, settings }));
      await deps.textDetectors.renew(who.org);
      return c.json(await viewFor(deps, who), 200);
    },
  );
}

function checkModelRoute(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify'>): void {
  app.openapi(
    defineRoute(
      deps.identify,
      EDITS,
      {
        method: 'post',
        path: '/v1/text-detectors/model/check',
        summary: 'Whether a model could be loaded, and which labels it has; nothing changes',
        request: body(TextModelCheckInput),
        responses: { 200: json(TextModelChecked, 'A model that could be loaded') },
      },
      [],
      roomFor(MAX_MODEL_BYTES),
    ),
    async (c) => {
      await platformPerson(c, deps.db);
      const { bytes, labels } = readModel(c.req.valid('json').model);
      return c.json({ bytes: bytes.length, labels: [...labels] }, 200);
    },
  );
}

function serviceRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'config' | 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithTextDetectors,
): void {
  app.openapi(
    defineRoute(deps.identify, EDITS, {
      method: 'put',
      path: '/v1/text-detectors/service',
      summary:
        'Where your own model or service listens; what it answers is a signal, an outage is `onUnknown`',
      request: body(TextServiceInput),
      responses: { 200: json(TextServiceGiven, 'The address, and once the secret that signs each request') },
    }),
    async (c) => {
      const who = await platformPerson(c, deps.db);
      const input = c.req.valid('json');
      requireEgress(deps.config, input.url);
      const given = await deps.db.tx(who, ({ sql }) => askForService(sql, deps, who, input));
      if (!given.waiting) await deps.textDetectors.renew(who.org);
      return c.json(given, 200);
    },
  );
}

/** A new address waits for a second person: from then on every text goes there. The secret is given once. */
async function askForService(
  sql: Sql,
  deps: Pick<Deps, 'config' | 'now' | 'record' | 'vault'>,
  who: Editor,
  input: TextServiceInput,
): Promise<z.infer<typeof TextServiceGiven>> {
  const [before] = await findTextDetectors(sql, who.org, 'service');
  const current = before && ServiceSettings.parse(before.settings);
  const asked = await findEgressProposal(sql, who.org, 'text-service');
  const known = current?.secret ?? (asked && ServiceSettings.parse(asked.settings).secret);
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const settings = { ...input, secret: known ?? deps.vault.seal(SERVICE_SECRET, secret) };
  const given = known === undefined ? { ...input, secret } : input;
  if (!needsSecondPerson(deps.config, 'text-service', input.url, current?.url)) {
    await keepDetector(sql, deps, who, { kind: 'service', content: Buffer.alloc(0), settings });
    return given;
  }
  const proposal = {
    kind: 'text-service',
    url: input.url,
    settings,
    by: who.person,
    at: deps.now(),
  } as const;
  await putEgressProposal(sql, who.org, proposal);
  await deps.record(sql, 'egress.proposed', who, [`${who.org}/text-service`]);
  return { ...given, waiting: true };
}

const Removable = z.object({ detector: z.enum(['terms', 'model', 'service']) });

function removeRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'record'> & WithTextDetectors,
): void {
  app.openapi(
    defineRoute(deps.identify, EDITS, {
      method: 'delete',
      path: '/v1/text-detectors/{detector}',
      summary: 'Take a pack, the model or the service away; without a pack of yours the default one works',
      request: { params: Removable },
      responses: { 200: json(TextDetectorsView, 'What is loaded') },
    }),
    async (c) => {
      const who = await platformPerson(c, deps.db);
      const kind: TextDetectorKind = c.req.valid('param').detector;
      await deps.db.tx(who, async ({ sql }) => {
        const asked = kind === 'service' && (await findEgressProposal(sql, who.org, 'text-service'));
        if (asked) await dropEgressProposal(sql, who.org, 'text-service');
        if (!(await removeTextDetector(sql, who.org, kind)) && !asked)
          throw new AppError('not-found', 'None is loaded');
        await deps.record(sql, 'text-detector.removed', who, [kind]);
      });
      await deps.textDetectors.renew(who.org);
      return c.json(await viewFor(deps, who), 200);
    },
  );
}

function tryRoute(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify'> & WithTextDetectors): void {
  app.openapi(
    defineRoute(
      deps.identify,
      EDITS,
      {
        method: 'post',
        path: '/v1/text-detectors/try',
        summary:
          'What the detectors, or a pack that is not loaded yet, say of a text; neither is kept, nothing is decided',
        request: body(TextTryInput),
        responses: { 200: json(TextTried, 'Signals with their places, in UTF-16 units') },
      },
      [],
      roomFor(MAX_PACK_BYTES),
    ),
    async (c) => {
      const who = await platformPerson(c, deps.db);
      const { text, pack: candidate } = c.req.valid('json');
      if (candidate !== undefined) {
        const key = await deps.db.tx(who, ({ sql }) => signingKey(sql, who.org));
        const find = await createTermFinder(checkedPack(candidate, key).pack.terms);
        return c.json(tried(find(text), 'none'), 200);
      }
      const { peek, service } = await deps.textDetectors.of(who.org);
      const [answered] = service ? await service.ask([text]) : [undefined];
      const outside = answered === undefined || answered === 'unavailable' ? [] : answered;
      const state = service ? (answered === 'unavailable' ? 'unavailable' : 'answered') : 'none';
      return c.json(tried([...findActs(text), ...peek(text), ...outside], state), 200);
    },
  );
}

const tried = (found: readonly ActSignal[], service: TextTried['service']): TextTried => ({
  signals: found.map(({ act, weight, start, end }) => ({ concept: act, weight, start, end })),
  service,
});
