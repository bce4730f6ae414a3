import { createPortal } from '@khong-mot-minh/portal';
import { DEFAULT_JURISDICTION, loadJurisdiction } from '@khong-mot-minh/server/jurisdiction';

type Deps = Parameters<typeof createPortal>[0];
const unasked = async (): Promise<never> => {
  throw new Error('The preview sends nothing: start the demo (npm start) to try forms');
};

/** A house that has nothing in it and takes nothing: the preview shows pages and keeps no word of anybody's. */
const previewDeps: Deps = {
  demo: true,
  jurisdiction: loadJurisdiction(DEFAULT_JURISDICTION),
  portalUrl: 'http://127.0.0.1',
  logKey: '',
  now: () => new Date(),
  admission: {
    admit: async () => false,
    count: () => undefined,
    refused: () => undefined,
    async turn(_lane, _request, run) {
      await run();
      return 'done';
    },
  },
  teams: async () => [],
  sentBefore: unasked,
  roomOf: unasked,
  submitReport: unasked,
  openReceipt: async () => 'unknown',
  addMessage: async () => 'unknown',
  answerQuestion: async () => 'unknown',
  withdraw: async () => 'unknown',
  resume: async () => 'unknown',
  sayDanger: async () => 'unknown',
  proveReceived: async () => 'unknown',
  signPledge: unasked,
  pledgeCounts: async () => [],
  consoleUrl: '/console/',
  records: {
    obligations: {
      report: async () => ({
        policy: '',
        platforms: [],
        counts: { covered: 0, partly: 0, gap: 0, refused: 0, outside: 0 },
        instruments: [],
        items: [],
      }),
      matrix: async () => ({ platforms: [], obligations: [], cells: [] }),
      rules: async () => ({ policy: '', platforms: [], items: [] }),
    },
    statistics: {
      read: async () => ({
        data: 'demo',
        smallest: 10,
        nextPeriodEnds: '2100-01-01T00:00:00Z',
        nextPublished: '2100-01-01T00:00:00Z',
        periods: [],
        figures: [],
        series: [],
      }),
    },
  },
  statements: { read: async () => 'unknown', appeal: async () => 'unknown' },
  authorityCounts: async () => ({
    asOf: '2026-11-27',
    smallest: 10,
    requests: [],
    refusals: [],
    overrides: { made: null, unreviewed: null, overdue: null, justified: null, notJustified: null },
    preservations: { running: null, lapsed: null, renewed: null },
  }),
  classes: {
    make: unasked,
    view: async () => undefined,
    isOpen: () => false,
    join: () => 'full',
    isPlace: () => false,
    answer: async () => 'closed',
    command: async () => 'denied',
    answered: async () => 'denied',
    results: async () => 'denied',
  },
  takeDowns: {
    receivers: async () => ({
      under18: { open: false, receivers: [] },
      '18plus': { open: false, receivers: [] },
    }),
    sentBefore: unasked,
    submit: unasked,
    open: async () => 'unknown',
    withdraw: async () => 'unknown',
  },
  ideas: {
    read: async () => ({ past: [] }),
    showsDanger: () => false,
    keep: unasked,
    vote: async () => false,
  },
};

/** The portal over an empty house, with the content as it is on disk now. */
export const previewPortal = (): ReturnType<typeof createPortal> => createPortal(previewDeps);
