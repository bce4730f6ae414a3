import assert from 'node:assert/strict';
import test from 'node:test';
import type { EgressKind } from '@khong-mot-minh/contracts';
import { needsSecondPerson, refusedEgress } from './egress-rules.ts';

const LISTED = ['hooks.example.vn', '*.example.org'];
const refusals = [
  ['serve', undefined, 'https://anybody.example/x', undefined],
  ['serve', undefined, 'http://anybody.example/x', 'https-only'],
  ['serve', undefined, 'http://127.0.0.1:9/x', 'https-only'],
  ['demo', undefined, 'http://127.0.0.1:9/x', undefined],
  ['serve', LISTED, 'https://hooks.example.vn/x', undefined],
  ['serve', LISTED, 'https://HOOKS.example.vn:8443/x', undefined],
  ['serve', LISTED, 'https://a.b.example.org/x', undefined],
  ['serve', LISTED, 'https://example.org/x', 'host'],
  ['serve', LISTED, 'https://evilexample.org/x', 'host'],
  ['serve', LISTED, 'https://hooks.example.vn.evil.example/x', 'host'],
  ['serve', LISTED, 'https://evil.example/?hooks.example.vn', 'host'],
  ['serve', LISTED, 'https://hooks.example.vn@evil.example/', 'host'],
  ['serve', LISTED, 'http://hooks.example.vn/x', 'https-only'],
  ['demo', LISTED, 'http://127.0.0.1:9/x', 'host'],
] as const;
for (const [mode, egressHosts, url, want] of refusals)
  test(`${mode}, ${egressHosts ? 'a list' : 'no list'}: ${url} is ${want ?? 'possible'}`, () =>
    assert.equal(refusedEgress({ mode, egressHosts }, url), want));

const seconds: [
  mode: 'serve' | 'demo',
  hosts: string[] | undefined,
  kind: EgressKind,
  url: string,
  current: string | undefined,
  want: boolean,
][] = [
  ['serve', undefined, 'webhook', 'https://a.example/x', undefined, true],
  ['serve', undefined, 'webhook', 'https://a.example/x', 'https://b.example/x', true],
  ['serve', undefined, 'webhook', 'https://a.example/x', 'https://a.example/y', true],
  ['serve', undefined, 'webhook', 'https://a.example/x', 'https://a.example/x', false],
  ['serve', LISTED, 'webhook', 'https://hooks.example.vn/x', undefined, false],
  ['demo', undefined, 'webhook', 'http://127.0.0.1:9/x', undefined, false],
  ['demo', undefined, 'webhook', 'https://a.example/x', undefined, true],
  ['serve', LISTED, 'text-service', 'https://hooks.example.vn/x', undefined, true],
  ['demo', undefined, 'text-service', 'http://127.0.0.1:9/x', undefined, true],
  ['serve', undefined, 'text-service', 'https://a.example/x', 'https://a.example/y', true],
  ['serve', undefined, 'text-service', 'https://a.example/x', 'https://a.example/x', false],
];
for (const [mode, egressHosts, kind, url, current, want] of seconds)
  test(`${mode}, ${egressHosts ? 'a list' : 'no list'}: ${kind} to ${url} after ${current ?? 'nothing'} needs ${want ? 'two' : 'one'}`, () =>
    assert.equal(needsSecondPerson({ mode, egressHosts }, kind, url, current), want));
