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
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, json } from '../../http/define-route.ts';
import { type AppEnv, personOf } from '../../http/principal.ts';
import { EDITS, platformPerson, READS } from '../../policies/index.ts';
import { askForService } from './ask-for-service.ts';
import { readModel } from './check-detector.ts';
import { loadModel } from './load-model.ts';
import { loadedDetectors } from './loaded-detectors.ts';
import { removeDetector } from './remove-detector.ts';
import { checkTerms, loadTerms, setSigningKey } from './signed-packs.ts';
import type { WithTextDetectors } from './text-detectors.ts';
import { tryText } from './try-text.ts';

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

function readRoute(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify'> & WithTextDetectors): void {
  app.openapi(
    defineRoute(deps.identify, READS, {
      method: 'get',
      path: '/v1/text-detectors',
      summary: 'Term packs, the model and the service that look at your platform’s texts; no term is shown',
      responses: { 200: json(TextDetectorsView, 'What is loaded') },
    }),
    async (c) => c.json(await loadedDetectors(deps, await platformPerson(deps, personOf(c))), 200),
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
      const who = await platformPerson(deps, personOf(c));
      await setSigningKey(deps, who, c.req.valid('json').publicKey);
      return c.json(await loadedDetectors(deps, who), 200);
    },
  );
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
      const who = await platformPerson(deps, personOf(c));
      await loadTerms(deps, who, c.req.valid('json'));
      return c.json(await loadedDetectors(deps, who), 200);
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
      const who = await platformPerson(deps, personOf(c));
      return c.json(await checkTerms(deps, who, c.req.valid('json').pack), 200);
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
      const who = await platformPerson(deps, personOf(c));
      await loadModel(deps, who, c.req.valid('json'));
      return c.json(await loadedDetectors(deps, who), 200);
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
      await platformPerson(deps, personOf(c));
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
      const who = await platformPerson(deps, personOf(c));
      return c.json(await askForService(deps, who, c.req.valid('json')), 200);
    },
  );
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
      const who = await platformPerson(deps, personOf(c));
      await removeDetector(deps, who, c.req.valid('param').detector);
      return c.json(await loadedDetectors(deps, who), 200);
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
      const who = await platformPerson(deps, personOf(c));
      return c.json(await tryText(deps, who, c.req.valid('json')), 200);
    },
  );
}
