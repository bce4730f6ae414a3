import { type Proof, share } from '../proof.ts';

const limits = (file: string): string => `apps/server/src/limits/${file}.test.ts`;

/** What holds under a flood. */
export const AVAILABILITY_PROOFS: readonly Proof[] = [
  {
    name: 'limits',
    claim: 'lengths, then limits, then turns, then work; a neighbourhood past its limit waits for itself',
    keeps: ['bounded-work', 'fair-limits'],
    files: [
      ...['allowance', 'admission', 'gate', 'hash-queue', 'neighbourhoods', 'rules', 'work'].map(limits),
      'apps/portal/src/kept-pages.test.ts',
      'apps/server/src/http/in-turn.test.ts',
      'apps/server/src/transparency/obligations/obligation-service.test.ts',
      'test/idle-connections.test.ts',
      'test/api-admission.test.ts',
      'test/route-permissions.test.ts',
      'test/api-shutout.test.ts',
    ],
    env: () => ({}),
  },
  {
    name: 'places',
    claim: 'forty false claims of danger from one line leave a true one from elsewhere near the top',
    keeps: ['fair-queue'],
    files: [
      limits('queue-shares'),
      'test/api-flood-places.test.ts',
      'packages/database/src/case-queue.test.ts',
    ],
    env: () => ({}),
  },
  {
    name: 'sign-in',
    claim: 'wrong passwords lock nobody out, and five wrong codes stop strangers only',
    keeps: ['no-lockout'],
    files: ['apps/server/src/membership/sign-in-guard.test.ts', 'test/api-staff-password.test.ts'],
    env: () => ({}),
  },
  {
    name: 'caps',
    claim:
      'one phone is not a class and fills none, forty behind one address get in, and one network fills neither the idea box nor a vote',
    keeps: ['fair-caps'],
    files: ['test/classes.test.ts', 'test/class-shares.test.ts', 'test/api-ideas.test.ts'],
    env: () => ({}),
  },
  {
    name: 'attack',
    claim:
      'in a house of 6,000 reports, each public route under its worst request from 40 connections for a minute: reports and help pages from elsewhere answer within three times the quiet p95, and none fails',
    keeps: ['reports-under-attack', 'P4'],
    files: ['test/shutout-attack.test.ts'],
    env: (scale) => ({
      ATTACK_SECONDS: String(share(60, scale, 5)),
      ATTACK_REPORTS_BEFORE: String(share(6000, scale, 20)),
    }),
  },
];
