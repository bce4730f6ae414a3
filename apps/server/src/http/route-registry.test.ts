import assert from 'node:assert/strict';
import test from 'node:test';
import { createRoute } from '@hono/zod-openapi';
import { pino } from 'pino';
import { createAdmission } from '../limits/admission.ts';
import { createMetrics } from '../platform/metrics.ts';
import { createApi } from './create-api.ts';
import { defineRoute } from './define-route.ts';
import { createRouteRegistry, requireRegistered, routeOf } from './route-registry.ts';

const admission = createAdmission(() => new Date(0));
const identify = {
  platform: async () => undefined,
  forgetKeys: () => undefined,
  person: async () => undefined,
  origins: new Set<string>(),
  admission,
};
const api = () => createApi({ log: pino({ level: 'silent' }), metrics: createMetrics() });
const route = {
  method: 'get',
  path: '/v1/things/{id}',
  responses: { 200: { description: 'Things' } },
} as const;
const answer = () => new Response('here');

test('staff live at the desk, platforms call on both hosts, and what anybody calls says where', () => {
  assert.equal(routeOf('get', '/a', 'person').host, 'desk');
  assert.equal(routeOf('get', '/a', { may: 'cases.work' }).host, 'desk');
  assert.equal(routeOf('get', '/a', { scope: 'events' }).host, 'both');
  assert.deepEqual(routeOf('post', '/a', { host: 'desk', lane: 'sign-in' }), {
    method: 'post',
    path: '/a',
    permission: 'public',
    host: 'desk',
    limits: { lane: 'sign-in' },
  });
});

test('each app knows its own routes and no other’s', async () => {
  const [one, other] = [api(), api()];
  one.openapi(defineRoute(identify, 'person', route), answer);
  const count = ({ registry: { routes } }: typeof one) => routes.length;
  assert.deepEqual([one, other].map(count), [1, 0]);
  assert.equal((await one.request('/v1/things/x', { method: 'PATCH' })).status, 405);
  assert.equal((await other.request('/v1/things/x', { method: 'PATCH' })).status, 404);
});

test('a route of which nothing says who may call it stops the start', () => {
  const app = api();
  assert.throws(() => app.openapi(createRoute(route), answer), /nothing says who may call get \/v1\/things/);
  app.get('/v1/hidden', answer);
  assert.throws(() => requireRegistered(app.routes, app.registry), /GET \/v1\/hidden/);
});

test('a route that was defined, and middleware for many, do not', () => {
  const app = api();
  app.openapi(defineRoute(identify, { scope: 'events' }, route), answer);
  requireRegistered(app.routes, app.registry);
});

test('two routes of one address and method are one too many', () => {
  const registry = createRouteRegistry();
  registry.add(routeOf('get', '/a', 'person'));
  registry.add(routeOf('put', '/a', 'person'));
  assert.throws(() => registry.add(routeOf('get', '/a', { scope: 'all' })), /get \/a is there already/);
  assert.deepEqual(registry.methodsAt('/a'), ['GET', 'PUT']);
  assert.deepEqual(registry.methodsAt('/a/b'), []);
});
