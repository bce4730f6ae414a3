import type { Assets } from './assets.ts';
import { createPortal } from './create-portal.ts';
import { vn } from './jurisdiction-fixture.ts';
import type {
  OpenedReport,
  OpenRecords,
  PortalAdmission,
  PortalDeps,
  PublicTeam,
  ReportForm,
} from './portal-deps.ts';

export const RECEIPT = '4TGK0M-7ZQ2-9RBX-C1DE-H5VW-N';

export const harbour: PublicTeam = {
  id: '6f1c1d1e-0000-4000-8000-000000000001',
  name: { vi: 'Nhóm trực Bến Bình Yên', en: 'Safe Harbour on duty' },
  organisation: { vi: 'Đường dây Bến Bình Yên', en: 'Safe Harbour Line' },
  kind: 'helpline',
  open: true,
  publicKey: 'BPublicKey',
  keyId: 'key-1',
  fingerprint: 'AAAA-BBBB-CCCC-DDDD-EEEE',
};

export const openedReport: OpenedReport = {
  status: 'collecting',
  withdrawn: false,
  dangerNow: false,
  onDuty: true,
  readers: [
    {
      organisation: harbour.organisation,
      kind: 'helpline',
      role: 'owner',
      since: '2026-11-24T08:00:00Z',
      overridden: false,
    },
  ],
  kept: [],
  refusals: [],
  choices: [],
  messages: [
    { from: 'team', text: 'Chào bạn', at: '2026-11-24T09:12:00Z' },
    { from: 'reporter', text: 'Mình ở nhà', at: '2026-11-24T09:20:00Z' },
    { from: 'team', text: 'Bạn đừng chuyển tiền', at: '2026-11-24T09:31:00Z' },
  ],
};

/** No duties and no figures: pages about them are tested over the running house. */
export const openRecords: OpenRecords = {
  obligations: {
    report: async () => ({
      policy: 'vn@1',
      platforms: [],
      counts: { covered: 0, partly: 0, gap: 0, refused: 0, outside: 0 },
      instruments: [],
      items: [],
    }),
    rules: async () => ({ policy: 'vn@1', platforms: [], items: [] }),
    matrix: async () => ({ platforms: [], obligations: [], cells: [] }),
  },
  statistics: {
    read: async () => ({
      data: 'real',
      smallest: 10,
      nextPeriodEnds: '2026-12-31T17:00:00Z',
      nextPublished: '2027-01-03T17:00:00Z',
      periods: [],
      figures: [],
      series: [],
    }),
  },
};

/** A house without classes; they are tested with the real server. */
export const noClasses: PortalDeps['classes'] = {
  make: async () => ({ code: 'ABC234', key: 'AAAAAAAAAAAAAAAAAAAAAA' }),
  view: async () => undefined,
  isOpen: () => false,
  isPlace: () => false,
  join: () => 'full',
  answer: async () => 'closed',
  command: async () => 'denied',
  answered: async () => 'denied',
  results: async () => 'denied',
};

/** Admission that let everybody in, or what a test says. */
export const openAdmission = (admit: PortalAdmission['admit'] = async () => true): PortalAdmission => ({
  admit,
  count: () => undefined,
  refused: () => undefined,
  async turn(_lane, _request, run) {
    await run();
    return 'done';
  },
});

/** A portal over a house of plain values, for tests; `over` replaces what a test is about. */
export function portalOf(over: Partial<PortalDeps> = {}, assets?: Assets) {
  const sent: ReportForm[] = [];
  const written: string[] = [];
  const signed: { nickname: string; province: string }[] = [];
  const known = (receipt: string) =>
    receipt === RECEIPT ? undefined : receipt.endsWith('N') ? 'unknown' : 'bad-check';
  const deps: PortalDeps = {
    demo: false,
    jurisdiction: vn,
    now: () => new Date('2026-11-24T09:00:00Z'),
    admission: openAdmission(),
    teams: async () => [harbour],
    sentBefore: async () => undefined,
    submitReport: async (form) => {
      sent.push(form);
      return { receipt: RECEIPT };
    },
    roomOf: async (receipt) => (receipt === RECEIPT ? 'report' : undefined),
    openReceipt: async (receipt) => known(receipt) ?? openedReport,
    addMessage: async (receipt, text) => {
      written.push(text);
      return known(receipt) ?? 'sent';
    },
    answerQuestion: async (receipt) => known(receipt) ?? 'answered',
    withdraw: async (receipt) => known(receipt) ?? 'withdrawn',
    resume: async (receipt) => known(receipt) ?? 'resumed',
    sayDanger: async (receipt) => known(receipt) ?? 'told',
    proveReceived: async (receipt) => known(receipt) ?? { entry: '{}', proof: 'proof', vkey: 'key' },
    signPledge: async (input) => {
      signed.push(input);
    },
    pledgeCounts: async () => [],
    classes: noClasses,
    takeDowns: {
      receivers: async () => ({
        under18: {
          open: true,
          keeper: { id: harbour.id, name: harbour.organisation, kind: harbour.kind },
          receivers: [],
          placeKey: { keyId: harbour.keyId, publicKey: harbour.publicKey },
        },
        '18plus': { open: false, receivers: [] },
      }),
      sentBefore: async () => undefined,
      submit: async () => ({ receipt: RECEIPT }),
      open: async (receipt) => known(receipt) ?? 'unknown',
      withdraw: async (receipt) => known(receipt) ?? 'withdrawn',
    },
    ideas: {
      read: async () => ({ past: [] }),
      showsDanger: () => false,
      keep: async () => 'full',
      vote: async () => false,
    },
    authorityCounts: async () => ({
      asOf: '2026-11-27',
      smallest: 10,
      requests: [],
      refusals: [],
      overrides: { made: null, unreviewed: null, overdue: null, justified: null, notJustified: null },
      preservations: { running: 20, lapsed: null, renewed: null },
    }),
    statements: { read: async () => 'unknown', appeal: async () => 'unknown' },
    consoleUrl: '/console/',
    portalUrl: 'https://help.kmm.example',
    logKey: 'log.kmm.example+00000000+AA==',
    records: openRecords,
    ...over,
  };
  const app = createPortal(deps, assets);
  return { app, sent, written, signed };
}

/** A form post as a browser without scripts makes it; a list posts a name several times. */
export const formPost = (fields: Readonly<Record<string, string | readonly string[]>>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  ),
});
