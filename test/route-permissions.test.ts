import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { rolesThat } from '@khong-mot-minh/contracts/codes';
import { describedApi, isForPlatforms, type RegisteredRoute } from '@khong-mot-minh/server';

const { routes } = describedApi().registry;

const callers = ({ permission }: RegisteredRoute): string => {
  if (typeof permission === 'string') return permission;
  if (isForPlatforms(permission)) return `key for ${permission.scope}`;
  return `${permission.may} of ${rolesThat(permission.may).join(', ')}`;
};
const limitsOf = ({ limits }: RegisteredRoute): string[] =>
  limits ? [`line ${limits.lane}`, ...(limits.act ? [`counts ${limits.act}`] : [])] : [];
const lineOf = (route: RegisteredRoute): string =>
  [`${route.method} ${route.path} → ${callers(route)}`, route.host, ...limitsOf(route)].join(' · ');

test('who may call each route, where it answers and what limits it is what was reviewed', () => {
  const reviewed = readFileSync(new URL('./route-permissions.txt', import.meta.url), 'utf8');
  assert.equal(`${routes.map(lineOf).toSorted().join('\n')}\n`, reviewed);
});

test('nobody without a key or a cookie reaches a route that lacks a line', () => {
  for (const route of routes)
    assert.equal(route.limits !== undefined, route.permission === 'public', lineOf(route));
});

test('what anybody may name in an address is counted where it leads nowhere, but for files that are in memory', () => {
  const uncounted = routes.filter(
    ({ method, path, permission, limits }) =>
      permission === 'public' && method === 'get' && /[{*]/.test(path) && !limits?.act,
  );
  assert.deepEqual(
    uncounted.map(({ path }) => path),
    ['/console/*'],
  );
});

test('what anybody may send a body to is counted by the hour, but for signing in, which guards each address', () => {
  const uncounted = routes.filter(
    ({ method, permission, limits }) => permission === 'public' && method === 'post' && !limits?.act,
  );
  assert.deepEqual(uncounted.map(({ path }) => path).toSorted(), [
    '/v1/enrolments',
    '/v1/enrolments/open',
    '/v1/session',
  ]);
});
