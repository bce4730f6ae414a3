import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, parseRoute } from './route.ts';

const routes = [
  { page: 'home' },
  { page: 'paging' },
  { page: 'queue', queue: 'open' },
  { page: 'queue', queue: 'referred' },
  { page: 'case', id: '0b6f1f0e-9a53-4c53-8a54-0d9e5f8f2a11' },
  { page: 'handed-over' },
  { page: 'roster' },
  { page: 'keys' },
  { page: 'access' },
  { page: 'enrol' },
  { page: 'policy' },
  { page: 'policy-version', version: 'vn@12' },
  { page: 'restrictions' },
  { page: 'text-detectors' },
  { page: 'ideas' },
  { page: 'take-downs' },
  { page: 'hash-reviews' },
  { page: 'appeals', state: 'open' },
  { page: 'appeals', state: 'decided' },
  { page: 'appeal', id: '0b6f1f0e-9a53-4c53-8a54-0d9e5f8f2a11' },
  { page: 'sign-in' },
  { page: 'authority', tab: 'requests' },
  { page: 'preservation', id: '0b6f1f0e-9a53-4c53-8a54-0d9e5f8f2a11' },
  { page: 'request', id: '0b6f1f0e-9a53-4c53-8a54-0d9e5f8f2a11' },
  { page: 'override', id: '0b6f1f0e-9a53-4c53-8a54-0d9e5f8f2a11' },
] as const;
for (const route of routes)
  test(`the address of ${JSON.stringify(route)} leads back to it`, () => {
    const { pathname, search } = new URL(addressOf(route), 'http://localhost');
    assert.deepEqual(parseRoute(pathname, search), route);
  });

const addresses = [
  { pathname: '/console', search: '', want: { page: 'home' } },
  { pathname: '/console/cases', search: '', want: { page: 'queue', queue: 'open' } },
  { pathname: '/console/', search: '?queue=mine', want: { page: 'queue', queue: 'mine' } },
  { pathname: '/console/', search: '?queue=nonsense', want: { page: 'queue', queue: 'open' } },
  { pathname: '/console/authority', search: '', want: { page: 'authority', tab: 'preservations' } },
  { pathname: '/console/authority/other', search: '', want: { page: 'missing' } },
  { pathname: '/console/policy/vn%402', search: '', want: { page: 'policy-version', version: 'vn@2' } },
  { pathname: '/console/policy/%3Cb%3E', search: '', want: { page: 'missing' } },
  { pathname: '/console/ideas/more', search: '', want: { page: 'missing' } },
  { pathname: '/console/toString', search: '', want: { page: 'missing' } },
  { pathname: '/console/cases/a%2Fb', search: '', want: { page: 'missing' } },
  { pathname: '/console/cases/abc/more', search: '', want: { page: 'missing' } },
  { pathname: '/elsewhere', search: '', want: { page: 'missing' } },
];
for (const { pathname, search, want } of addresses)
  test(`${pathname}${search} is the page ${want.page}`, () =>
    assert.deepEqual(parseRoute(pathname, search), want));
