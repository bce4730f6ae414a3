import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, parseRoute } from './route.ts';

const routes = [
  { page: 'queue', queue: 'open' },
  { page: 'queue', queue: 'referred' },
  { page: 'case', id: '0b6f1f0e-9a53-4c53-8a54-0d9e5f8f2a11' },
  { page: 'roster' },
  { page: 'sign-in' },
] as const;
for (const route of routes)
  test(`the address of ${JSON.stringify(route)} leads back to it`, () => {
    const { pathname, search } = new URL(addressOf(route), 'http://localhost');
    assert.deepEqual(parseRoute(pathname, search), route);
  });

const addresses = [
  { pathname: '/console', search: '', want: { page: 'queue', queue: 'open' } },
  { pathname: '/console/', search: '?queue=nonsense', want: { page: 'queue', queue: 'open' } },
  { pathname: '/console/cases', search: '', want: { page: 'missing' } },
  { pathname: '/console/cases/a%2Fb', search: '', want: { page: 'missing' } },
  { pathname: '/console/cases/abc/more', search: '', want: { page: 'missing' } },
  { pathname: '/elsewhere', search: '', want: { page: 'missing' } },
];
for (const { pathname, search, want } of addresses)
  test(`${pathname}${search} is the page ${want.page}`, () =>
    assert.deepEqual(parseRoute(pathname, search), want));
