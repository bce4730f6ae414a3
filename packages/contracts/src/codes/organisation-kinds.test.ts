import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '../rules/consent.ts';
import { MAY_KNOW } from './consent-levels.ts';
import { ORGANISATION_KINDS, ORGANISATIONS, organisationsWhere } from './organisation-kinds.ts';

test('no two kinds stand on one level, and no kind on the one of the team or of a parent', () => {
  const levels = ORGANISATION_KINDS.flatMap((kind) => ORGANISATIONS[kind].consentLevel ?? []);
  assert.deepEqual(levels, ['hotline', 'police', 'school']);
  assert.equal(new Set(levels).size, levels.length);
});

test('who says that everybody may know still tells no platform and no coalition', () => {
  const everybody = { mayKnow: MAY_KNOW, words: [] };
  assert.deepEqual(
    ORGANISATION_KINDS.filter((kind) => !isAllowed(everybody, { organisationId: 'o', kind })),
    ['platform', 'coalition'],
  );
});

test('pictures are taken down for the people shown by a helpline, the police or a coalition', () =>
  assert.deepEqual(
    organisationsWhere(({ takesDown }) => takesDown),
    ['helpline', 'police', 'coalition'],
  ));
